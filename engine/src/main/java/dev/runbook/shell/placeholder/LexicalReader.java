package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.work.KeyedPattern;
import dev.runbook.work.SearchedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the placeholders that are known by their text alone, and then the shell text around them.
 */
final class LexicalReader {
  private static final KeyedPattern DOUBLE_CURLY =
      KeyedPattern.of("\\{\\{\\s*(?<name>[\\p{L}\\p{N}_.-]+)\\s*\\}\\}", "{{");

  /** All texts of a long page would take too much memory until their steps are made. */
  private static final int MOST_KEPT = 2_048;

  private final Map<String, Declaration> declared = new LinkedHashMap<>();
  private final List<String> replaced;
  private final Map<String, Read> lately = new ConcurrentHashMap<>();

  /**
   * A reader for one page.
   *
   * @param declared the declared parameters
   * @param replaced the values that the page's prose says to replace
   */
  LexicalReader(Collection<Declaration> declared, Set<String> replaced) {
    this.replaced = List.copyOf(replaced);
    declared.forEach(each -> this.declared.put(each.name(), each));
  }

  /**
   * A text that was read.
   *
   * @param placeholders what is a placeholder where it stands
   * @param masked what was read as a plain word; some of it is none where it stands
   * @param context the shell text around them
   * @param around what stands near them
   */
  record Read(
      List<Placeholder> placeholders,
      List<Placeholder> masked,
      ShellContext context,
      PlaceholderContext around) {}

  /** Reads a text; one that was read before, and kept, is not read again. */
  Read read(String text) {
    if (lately.size() < MOST_KEPT) {
      return lately.computeIfAbsent(text, this::readAnew);
    }
    Read kept = lately.get(text);
    return kept == null ? readAnew(text) : kept;
  }

  /** Reads a text for the last time: it is not kept any longer. */
  Read take(String text) {
    Read read = lately.remove(text);
    return read == null ? readAnew(text) : read;
  }

  private Read readAnew(String text) {
    PlaceholderContext around = new PlaceholderContext(text);
    List<PlaceholderCandidate> candidates = new ArrayList<>();
    for (Placeholder each : declaredIn(text)) {
      candidates.add(PlaceholderCandidate.certain(each));
    }
    for (Placeholder each : AngleBrackets.in(text, around)) {
      candidates.add(PlaceholderCandidate.certain(each));
    }
    for (String raw : replaced) {
      addReplaced(raw, text, candidates);
    }
    SearchedText searched = SearchedText.of(text);
    candidates.addAll(PlaceholderSpellings.in(searched));
    candidates.addAll(UnmarkedPlaceholders.in(searched));
    candidates.addAll(TemplateMarks.in(searched, declared.keySet()));
    candidates.addAll(PlaceholderSamples.askedFor(searched));
    if (declared.isEmpty()) {
      // Whoever declares parameters knows what the braces mean, and means other text by the rest.
      candidates.addAll(SquareAndCurlyBrackets.doubled(searched));
    }
    if (candidates.isEmpty()) {
      return new Read(List.of(), List.of(), new ShellContext(text, List.of()), around);
    }
    Map<Placeholder, PlaceholderCandidate> byPlace = new IdentityHashMap<>();
    candidates.forEach(each -> byPlace.put(each.placeholder(), each));
    List<Placeholder> masked =
        PlaceholderFinder.withoutOverlaps(
            candidates.stream().map(PlaceholderCandidate::placeholder).toList());
    ShellContext context = new ShellContext(text, masked);
    List<Placeholder> fitting =
        masked.stream().filter(each -> byPlace.get(each).fits(context)).toList();
    return new Read(fitting, masked, context, around);
  }

  /** The places in any text that stand for declared parameters, whatever language it is. */
  List<Placeholder> declaredIn(String text) {
    if (declared.isEmpty()) {
      return List.of();
    }
    List<Placeholder> found = new ArrayList<>();
    addDeclared(text, found);
    return PlaceholderFinder.withoutOverlaps(found);
  }

  private void addDeclared(String text, List<Placeholder> out) {
    DOUBLE_CURLY.each(
        text,
        curly -> {
          if (declared.containsKey(curly.group("name"))) {
            out.add(placeholder(curly.group("name"), text, curly.start(), curly.end()));
          }
        });
    declared
        .values()
        .forEach(
            each ->
                each.text()
                    .filter(raw -> !raw.isEmpty())
                    .ifPresent(raw -> addOccurrences(each.name(), raw, text, out)));
  }

  private void addOccurrences(String name, String raw, String text, List<Placeholder> out) {
    occurrences(raw, text).forEach(at -> out.add(placeholder(name, text, at, at + raw.length())));
  }

  /** A value that the page says to replace is offered as it stands. */
  private static void addReplaced(String raw, String text, List<PlaceholderCandidate> out) {
    for (int at : occurrences(raw, text)) {
      Placeholder place =
          new Placeholder(at, at + raw.length(), raw, raw, Placeholder.Kind.SAMPLE, List.of());
      out.add(
          new PlaceholderCandidate(
              place, PlaceholderCandidate.Position.WORD, PlaceholderCandidate.NOTHING));
    }
  }

  /** Where a text stands, no letter of another word glued to it. */
  private static List<Integer> occurrences(String raw, String text) {
    List<Integer> found = new ArrayList<>();
    for (int at = text.indexOf(raw); at >= 0; at = text.indexOf(raw, at + raw.length())) {
      int end = at + raw.length();
      boolean gluedBefore = at > 0 && isWord(text.charAt(at - 1)) && isWord(raw.charAt(0));
      boolean gluedAfter =
          end < text.length() && isWord(text.charAt(end)) && isWord(raw.charAt(raw.length() - 1));
      if (!gluedBefore && !gluedAfter) {
        found.add(at);
      }
    }
    return found;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private Placeholder placeholder(String name, String text, int start, int end) {
    return new Placeholder(
        start,
        end,
        name,
        text.substring(start, end),
        Placeholder.Kind.DECLARED,
        List.of(),
        declared.get(name).words());
  }
}
