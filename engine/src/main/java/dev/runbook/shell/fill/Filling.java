package dev.runbook.shell.fill;

import dev.runbook.shell.Placeholder;
import java.util.ArrayList;
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
  private final Reading reading;
  private final Reader reader;
  private final boolean marked;
  private final List<Slot> slots;

  /**
   * Text with some of its places filled in.
   *
   * @param text the text
   * @param complaints why it must not be run
   * @param written how each value may stand in what a host receives, by name, the longest first
   * @param judged the text for those who look for what it may do: what stands in a string of SQL or
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
      String text,
      List<Placeholder> placeholders,
      Reading reading,
      Reader reader,
      List<Slot> slots) {
    this.text = text;
    this.placeholders = List.copyOf(placeholders);
    this.reading = reading;
    this.reader = reader;
    this.marked = MarkedText.fit(text, placeholders);
    this.slots = slots;
  }

  /**
   * Looks at a text.
   *
   * @param functions the functions that the page defines
   */
  public static Filling of(String text, List<Placeholder> placeholders, Set<String> functions) {
    Reading reading = new Reading(functions);
    return of(text, placeholders, reading, Reader.shell(reading));
  }

  /** Looks at a text that something else than a shell may read first. */
  static Filling of(
      String text, List<Placeholder> placeholders, Reading reading, Reader reader) {
    List<Slot> slots = new ArrayList<>();
    if (MarkedText.fit(text, placeholders)) {
      MarkedText marks = MarkedText.of(text, placeholders);
      for (int i = 0; i < placeholders.size(); i++) {
        slots.add(reader.slot(marks.text(), marks.mark(i)));
      }
    } else {
      placeholders.forEach(
          each ->
              slots.add(
                  Slot.plain(
                      "the text around it holds characters for private use", "take them out")));
    }
    return new Filling(text, placeholders, reading, reader, slots);
  }

  /** Looks at text that no shell here can read: only values fit that mean themselves everywhere. */
  public static Filling ofUnread(String text, List<Placeholder> placeholders, String reason) {
    Reading reading = new Reading(Set.of());
    return new Filling(
        text,
        placeholders,
        reading,
        Reader.shell(reading),
        placeholders.stream().map(each -> Slot.plain(reason, "")).toList());
  }

  /** What each place can hold, in the order of the placeholders. */
  public List<Slot> slots() {
    return slots;
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
    given.forEach(
        (i, value) ->
            slots
                .get(i)
                .complaint(value)
                .ifPresent(message -> complaints.add(complaint(i, message))));
    if (!complaints.isEmpty()) {
      return Filled.refused(text, complaints);
    }
    return marked
        ? filled(given)
        : new Filled(spliced(given), List.of(), plainly(given), spliced(given));
  }

  private Complaint complaint(int index, String message) {
    return new Complaint(placeholders.get(index), message, slots.get(index).instead());
  }

  private String spliced(Map<Integer, String> given) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int i = 0; i < placeholders.size(); i++) {
      Placeholder each = placeholders.get(i);
      out.append(text, at, each.start()).append(given.getOrDefault(i, each.raw()));
      at = each.end();
    }
    return out.append(text.substring(at)).toString();
  }

  /**
   * Plain values first: they mean themselves wherever they stand, and may say which program the
   * others go to. Those are then looked at again in the text as it is by now.
   */
  private Filled filled(Map<Integer, String> given) {
    MarkedText marks = MarkedText.of(text, placeholders);
    Map<Integer, String> plainOnes = new LinkedHashMap<>();
    Map<Integer, String> others = new LinkedHashMap<>();
    given.forEach(
        (i, value) -> {
          if (Takes.PLAIN.holds(value)) {
            plainOnes.put(i, slots.get(i).encode(value));
          } else {
            others.put(i, value);
          }
        });
    List<Complaint> complaints = new ArrayList<>();
    Map<String, Set<String>> forms = new LinkedHashMap<>();
    plainOnes.keySet().forEach(i -> addForms(i, slots.get(i), given.get(i), forms));
    String plain = marks.with(plainOnes);
    checkShape(marks.text(), plain, plainOnes.keySet(), complaints);
    Map<Integer, String> all = new LinkedHashMap<>(plainOnes);
    Map<Integer, String> judged = new LinkedHashMap<>();
    plainOnes.forEach((i, value) -> judged.put(i, slots.get(i).isQuotedData() ? LEFT_OUT : value));
    others.forEach(
        (i, value) -> {
          Slot slot = reader.slot(plain, marks.mark(i));
          slot.complaint(value).ifPresent(message -> complaints.add(complaint(i, message)));
          all.put(i, slot.encode(value));
          judged.put(i, slot.isQuotedData() ? LEFT_OUT : slot.encode(value));
          addForms(i, slot, value, forms);
        });
    checkShape(plain, marks.with(all), others.keySet(), complaints);
    for (int i = 0; i < placeholders.size(); i++) {
      all.putIfAbsent(i, placeholders.get(i).raw());
      judged.putIfAbsent(i, placeholders.get(i).raw());
    }
    return complaints.isEmpty()
        ? new Filled(marks.with(all), List.of(), sorted(forms), marks.with(judged))
        : Filled.refused(text, complaints);
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

  private Map<String, List<String>> plainly(Map<Integer, String> given) {
    Map<String, List<String>> forms = new LinkedHashMap<>();
    given.forEach((i, value) -> forms.put(placeholders.get(i).name(), List.of(value)));
    return forms;
  }

  /** Whatever the way a value took, the text must still be built as the page's author built it. */
  private void checkShape(String before, String after, Set<Integer> filled, List<Complaint> out) {
    if (out.isEmpty() && !reader.isBuiltAlike(before, after)) {
      filled.forEach(
          i ->
              out.add(
                  complaint(
                      i,
                      "with this value the shell would read other commands or words than the page shows")));
    }
  }
}
