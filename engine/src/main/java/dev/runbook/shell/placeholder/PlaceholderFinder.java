package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Script;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.work.InParallel;
import dev.runbook.work.RecentResults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the places in shell text that a person must fill in: declared ones, and those that pages
 * use without declaring them.
 *
 * <p>The shapes are those measured in public pages; where the shell itself means the text
 * (redirections, heredocs, globs, brace expansion, Go templates, markup in a heredoc) it is not a
 * placeholder.
 */
public final class PlaceholderFinder {
  /** All texts of a long page would take too much memory. */
  private static final int MOST_KEPT = 512;

  private final LexicalReader lexical;
  private final Variables known;
  private final Set<String> environment;
  private final RecentResults<String, PlaceholderText> recent;

  /**
   * A finder for one page.
   *
   * @param declared the declared parameters: name, and the text that stands for it, if any
   * @param known the variables that the page sets
   */
  PlaceholderFinder(Map<String, Optional<String>> declared, Variables known) {
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
    this(
        new LexicalReader(
            declared.entrySet().stream()
                .map(each -> new Declaration(each.getKey(), each.getValue(), false))
                .toList(),
            Set.of()),
        known,
        environment,
        0);
  }

  private PlaceholderFinder(
      LexicalReader lexical, Variables known, Set<String> environment, int texts) {
    this.lexical = lexical;
    this.known = known;
    this.environment = Set.copyOf(environment);
    this.recent = new RecentResults<>(Math.min(MOST_KEPT, 16 * Integer.highestOneBit(texts + 1)));
  }

  /**
   * A finder for one page whose scripts share a shell: what one of them sets is set for all.
   *
   * @param declared the declared parameters
   * @param environment the variables that are set already
   * @param set variables that are set by other means than the scripts
   * @param replaced the values that the page's prose says to replace
   * @param scripts the page's shell texts; reading them here is no work done twice
   */
  public static PlaceholderFinder ofPage(
      Collection<Declaration> declared,
      Set<String> environment,
      Set<String> set,
      Set<String> replaced,
      List<String> scripts) {
    LexicalReader lexical = new LexicalReader(declared, replaced);
    List<Variables> known = new ArrayList<>(List.of(new Variables(set, false)));
    // The same text twice would be the same context, which is for one thread.
    List<String> distinct = scripts.stream().distinct().toList();
    InParallel.map(distinct, script -> variables(lexical, script)).forEach(known::addAll);
    return new PlaceholderFinder(lexical, Variables.ofAll(known), environment, distinct.size());
  }

  private static List<Variables> variables(LexicalReader lexical, String script) {
    return VariableSigns.standIn(script)
        ? List.of(VariableReader.of(lexical.read(script).context()))
        : List.of();
  }

  /** The placeholders of a script, in order, none overlapping. */
  public List<Placeholder> in(String text) {
    return read(text).placeholders();
  }

  /** A script with its placeholders and its tree; one that was read lately is not read again. */
  public PlaceholderText read(String text) {
    return recent.of(text, this::readAnew);
  }

  private PlaceholderText readAnew(String text) {
    LexicalReader.Read read = lexical.take(text);
    ShellContext context = read.context();
    PlaceholderContext around = read.around();
    List<Placeholder> found = new ArrayList<>(read.placeholders());
    found.addAll(new SquareAndCurlyBrackets(text, around, context).read());
    found.addAll(new CapitalWords(text, around, context, known).read());
    UnsetVariables unset = new UnsetVariables(known, environment);
    found.addAll(unset.in(text, context));
    return placed(text, withoutOverlaps(found), read);
  }

  private static PlaceholderText placed(
      String text, List<Placeholder> found, LexicalReader.Read read) {
    SyntaxTree tree =
        found.equals(read.masked())
            ? read.context().tree()
            : SyntaxTree.of(text, Script.mask(text, found));
    return new PlaceholderText(text, found, Script.of(tree));
  }

  /** The places in any text that stand for declared parameters, whatever language it is. */
  public List<Placeholder> declaredIn(String text) {
    return lexical.declaredIn(text);
  }

  /** Of places that overlap the first one stays, and of those the longest. */
  static List<Placeholder> withoutOverlaps(List<Placeholder> candidates) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Placeholder> sorted = new ArrayList<>(candidates);
    sorted.sort(
        Comparator.comparingInt(Placeholder::start)
            .thenComparing(Comparator.comparingInt(Placeholder::end).reversed()));
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
