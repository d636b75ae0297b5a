package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Variables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the places in shell text that a person must fill in: declared ones, and those that pages
 * use without declaring them.
 *
 * <p>The shapes are those measured in public pages; where the shell itself means the text
 * (redirections, heredocs, globs, brace expansion, Go templates, markup in a heredoc) it is not a
 * placeholder.
 */
public final class PlaceholderFinder {
  private static final Pattern DOUBLE_CURLY =
      Pattern.compile("\\{\\{\\s*(?<name>[\\w.-]+)\\s*\\}\\}");

  private final Map<String, Optional<String>> declared;
  private final Variables known;
  private final Set<String> set;

  /**
   * A finder for one page.
   *
   * @param declared the declared parameters: name, and the text that stands for it, if any
   * @param known the variables that the page sets
   */
  public PlaceholderFinder(Map<String, Optional<String>> declared, Variables known) {
    this(declared, known, Set.of());
  }

  /**
   * A finder for one page in an environment.
   *
   * @param declared the declared parameters: name, and the text that stands for it, if any
   * @param known the variables that the page sets
   * @param environment the variables that are set already: {@code $USER} is no placeholder then,
   *     {@code USER} still is one
   */
  public PlaceholderFinder(
      Map<String, Optional<String>> declared, Variables known, Set<String> environment) {
    this.declared = Map.copyOf(declared);
    this.known = known;
    this.set = new HashSet<>(known.assigned());
    this.set.addAll(environment);
  }

  /** The placeholders of a script, in order, none overlapping. */
  public List<Placeholder> in(String text) {
    Surroundings around = new Surroundings(text);
    List<Placeholder> lexical = lexical(text, around);
    if (lexical.isEmpty() && !needsTheGrammar(text)) {
      return List.of();
    }
    ShellContext context = new ShellContext(text, lexical);
    List<Placeholder> found = new ArrayList<>(lexical);
    found.removeIf(each -> context.isComment(each.start(), each.end()));
    Brackets brackets = new Brackets(text, around, context);
    found.addAll(brackets.read());
    if (declared.isEmpty()) {
      // Whoever declares parameters knows what the braces mean, and means other text by the rest.
      found.addAll(brackets.doubled());
    }
    found.addAll(new Capitals(text, around, context, known.assigned()).read());
    if (!known.open()) {
      found.addAll(context.unsetVariables(set));
    }
    return withoutOverlaps(found);
  }

  /** What is known by its text alone. */
  private List<Placeholder> lexical(String text, Surroundings around) {
    List<Placeholder> candidates = new ArrayList<>();
    addDeclared(text, candidates);
    candidates.addAll(Angles.in(text, around));
    candidates.addAll(Shapes.in(text, around));
    return withoutOverlaps(candidates);
  }

  /** Most texts hold nothing that only the grammar can tell; parsing them again costs time. */
  private boolean needsTheGrammar(String text) {
    return ShellContext.mayReadUnset(text, set) || Brackets.mayBeIn(text) || Capitals.mayBeIn(text);
  }

  /** The places in any text that stand for declared parameters, whatever language it is. */
  public List<Placeholder> declaredIn(String text) {
    List<Placeholder> found = new ArrayList<>();
    addDeclared(text, found);
    return withoutOverlaps(found);
  }

  private void addDeclared(String text, List<Placeholder> out) {
    Matcher curly = DOUBLE_CURLY.matcher(text);
    while (curly.find()) {
      if (declared.containsKey(curly.group("name"))) {
        out.add(
            placeholder(
                curly.group("name"), text, curly.start(), curly.end(), Placeholder.Kind.DECLARED));
      }
    }
    declared.forEach(
        (name, standsFor) ->
            standsFor
                .filter(raw -> !raw.isEmpty())
                .ifPresent(raw -> addOccurrences(name, raw, text, out)));
  }

  private static void addOccurrences(String name, String raw, String text, List<Placeholder> out) {
    for (int at = text.indexOf(raw); at >= 0; at = text.indexOf(raw, at + raw.length())) {
      int end = at + raw.length();
      boolean gluedBefore = at > 0 && isWord(text.charAt(at - 1)) && isWord(raw.charAt(0));
      boolean gluedAfter =
          end < text.length() && isWord(text.charAt(end)) && isWord(raw.charAt(raw.length() - 1));
      if (!gluedBefore && !gluedAfter) {
        out.add(placeholder(name, text, at, end, Placeholder.Kind.DECLARED));
      }
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static Placeholder placeholder(
      String name, String text, int start, int end, Placeholder.Kind kind) {
    return new Placeholder(start, end, name, text.substring(start, end), kind, List.of());
  }

  private static List<Placeholder> withoutOverlaps(List<Placeholder> candidates) {
    List<Placeholder> sorted = new ArrayList<>(candidates);
    sorted.sort(Comparator.comparingInt(Placeholder::start));
    List<Placeholder> kept = new ArrayList<>();
    int end = 0;
    for (Placeholder each : sorted) {
      if (each.start() >= end) {
        kept.add(each);
        end = each.end();
      }
    }
    return kept;
  }
}
