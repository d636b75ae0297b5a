package dev.runbook.shell.fill;

import dev.runbook.shell.Placeholder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shell text with places for values: what each place can hold, and the text with values filled in.
 *
 * <p>A value reaches the program that finally gets it as it is, or is refused: it is quoted once
 * for each shell on its way, the innermost first.
 */
public final class Filling {
  private static final String LEFT_OUT = "x";

  private final String text;
  private final List<Placeholder> placeholders;
  private final FirstReader reader;
  private final boolean marked;
  private final List<Slot> slots;

  /**
   * Text with some of its places filled in.
   *
   * @param text the text
   * @param complaints why it must not be run
   * @param written how each value may be in what a host receives, by name, the longest first
   * @param judged the text for those who look for what it may do: what is in a string of SQL or
   *     JSON is left out, so that words in it are not taken for commands
   */
  public record Filled(
      String text, List<Complaint> complaints, Map<String, List<String>> written, String judged) {
    /** Copies the collections. */
    public Filled {
      complaints = List.copyOf(complaints);
      written = Map.copyOf(written);
    }

    static Filled refused(String text, List<Complaint> complaints) {
      return new Filled(text, complaints, Map.of(), text);
    }
  }

  /**
   * A value that a place does not take.
   *
   * @param placeholder the place
   * @param message why, without the value
   * @param instead how the page's author can write it; empty where that is not known
   */
  public record Complaint(Placeholder placeholder, String message, String instead) {}

  private Filling(
      String text, List<Placeholder> placeholders, FirstReader reader, List<Slot> slots) {
    this.text = text;
    this.placeholders = List.copyOf(placeholders);
    this.reader = reader;
    this.marked = MarkedText.fit(text, placeholders);
    this.slots = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      this.slots.add(placeholders.get(i).words() ? slots.get(i).ofWords() : slots.get(i));
    }
  }

  /**
   * Looks at a text.
   *
   * @param functions the functions that the page defines
   */
  public static Filling of(String text, List<Placeholder> placeholders, Set<String> functions) {
    ParsedTexts reading = new ParsedTexts(functions);
    Filling filling = of(text, placeholders, FirstReader.shell(reading));
    reading.forget(); // a page has many commands, and few of them are asked for more than the slots
    return filling;
  }

  /** Looks at a text that something else than a shell may read first. */
  static Filling of(String text, List<Placeholder> placeholders, FirstReader reader) {
    if (!MarkedText.fit(text, placeholders)) {
      return ofUnread(
          text,
          placeholders,
          Slot.plain("the text around it holds characters for private use", "take them out"));
    }
    MarkedText marks = MarkedText.of(text, placeholders);
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < placeholders.size(); i++) {
      slots.add(reader.slot(marks.text(), MarkedText.mark(i)));
    }
    return new Filling(text, placeholders, reader, slots);
  }

  /** Looks at text that no shell here can read: only values fit that mean themselves everywhere. */
  public static Filling ofUnread(String text, List<Placeholder> placeholders, String reason) {
    return ofUnread(text, placeholders, Slot.plain(reason, ""));
  }

  private static Filling ofUnread(String text, List<Placeholder> placeholders, Slot slot) {
    FirstReader none = FirstReader.shell(new ParsedTexts(Set.of()));
    return new Filling(text, placeholders, none, Collections.nCopies(placeholders.size(), slot));
  }

  /** What each place can hold, in the order of the placeholders. */
  public List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** The text with the values of those placeholders that have one, by their names. */
  public Filled with(Map<String, String> values) {
    Map<Integer, String> given = new LinkedHashMap<>();
    for (int i = 0; i < placeholders.size(); i++) {
      if (values.containsKey(placeholders.get(i).name())) {
        given.put(i, values.get(placeholders.get(i).name()));
      }
    }
    List<Complaint> complaints = new ArrayList<>();
    given.forEach((i, value) -> addComplaint(i, slots.get(i), value, complaints));
    if (!complaints.isEmpty()) {
      return Filled.refused(text, complaints);
    }
    return marked ? filled(given) : spliced(given);
  }

  private void addComplaint(int index, Slot slot, String value, List<Complaint> out) {
    slot.complaint(value).ifPresent(message -> out.add(complaint(index, message)));
  }

  private Complaint complaint(int index, String message) {
    return new Complaint(placeholders.get(index), message, slots.get(index).instead());
  }

  /** Text that cannot be marked takes plain values as they are. */
  private Filled spliced(Map<Integer, String> given) {
    Map<String, Set<String>> forms = new LinkedHashMap<>();
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int i = 0; i < placeholders.size(); i++) {
      Placeholder each = placeholders.get(i);
      out.append(text, at, each.start());
      if (given.containsKey(i)) {
        out.append(slots.get(i).encode(given.get(i)));
        addForms(i, slots.get(i), given.get(i), forms);
      } else {
        out.append(each.raw());
      }
      at = each.end();
    }
    String all = out.append(text.substring(at)).toString();
    return new Filled(all, List.of(), sorted(forms), all);
  }

  /**
   * Plain values first: they mean themselves wherever they stand, and may say which program the
   * others go to. Those are then looked at again in the text as it is by now.
   */
  private Filled filled(Map<Integer, String> given) {
    MarkedText marks = MarkedText.of(text, placeholders);
    Written written = new Written();
    Map<Integer, String> others = new LinkedHashMap<>(given);
    given.forEach(
        (i, value) -> {
          if (slots.get(i).words(value).stream().allMatch(AllowedValues.PLAIN::holds)) {
            written.add(i, slots.get(i), value);
            others.remove(i);
          }
        });
    List<Complaint> complaints = new ArrayList<>();
    String plain = marks.with(written.texts);
    checkShape(marks.with(written.unfilled), plain, written.texts.keySet(), complaints);
    others.forEach(
        (i, value) -> {
          Slot slot = reader.slot(plain, MarkedText.mark(i));
          Slot now = placeholders.get(i).words() ? slot.ofWords() : slot;
          addComplaint(i, now, value, complaints);
          written.add(i, now, value);
        });
    if (complaints.isEmpty()) {
      Map<Integer, String> before = new LinkedHashMap<>(written.texts);
      before.keySet().removeAll(others.keySet());
      written.unfilled.forEach(before::putIfAbsent);
      checkShape(marks.with(before), marks.with(written.texts), others.keySet(), complaints);
    }
    if (!complaints.isEmpty()) {
      return Filled.refused(text, complaints);
    }
    written.addUnfilled();
    return new Filled(
        marks.with(written.texts), List.of(), sorted(written.forms), marks.with(written.judged));
  }

  /** What is written in the places, by their indexes. */
  private final class Written {
    private final Map<Integer, String> texts = new LinkedHashMap<>();
    private final Map<Integer, String> judged = new LinkedHashMap<>();
    private final Map<String, Set<String>> forms = new LinkedHashMap<>();

    /** Where a value is several words: as many marks, for the text as it was before. */
    private final Map<Integer, String> unfilled = new LinkedHashMap<>();

    private void add(int index, Slot slot, String value) {
      String encoded = slot.encode(value);
      texts.put(index, encoded);
      boolean itself = AllowedValues.PLAIN.holds(value);
      judged.put(index, slot.isQuotedData() ? LEFT_OUT : itself ? value : encoded);
      addForms(index, slot, value, forms);
      int words = slot.words(value).size();
      if (words > 1) {
        String mark = String.valueOf(MarkedText.mark(index));
        unfilled.put(index, slot.encode(String.join(" ", Collections.nCopies(words, mark))));
      }
    }

    private void addUnfilled() {
      for (int i = 0; i < placeholders.size(); i++) {
        texts.putIfAbsent(i, placeholders.get(i).raw());
        judged.putIfAbsent(i, placeholders.get(i).raw());
      }
    }
  }

  private void addForms(int index, Slot slot, String value, Map<String, Set<String>> forms) {
    forms
        .computeIfAbsent(placeholders.get(index).name(), name -> new HashSet<>())
        .addAll(slot.forms(value));
  }

  private static Map<String, List<String>> sorted(Map<String, Set<String>> forms) {
    Map<String, List<String>> sorted = new LinkedHashMap<>();
    forms.forEach(
        (name, each) ->
            sorted.put(
                name,
                each.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()));
    return sorted;
  }

  /** Whatever the way a value took, the text must still be built as the page's author built it. */
  private void checkShape(String before, String after, Set<Integer> filled, List<Complaint> out) {
    if (!reader.isBuiltAlike(before, after)) {
      filled.forEach(
          i ->
              out.add(
                  complaint(
                      i,
                      "with this value the shell would read other commands or words than the page"
                          + " shows")));
    }
  }
}
