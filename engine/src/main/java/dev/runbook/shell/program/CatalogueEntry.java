package dev.runbook.shell.program;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue's entry for a program, or for one of its subcommands.
 *
 * @param name the program's name, a subcommand's with the words before it
 * @param valued its options that take a value as the next word
 * @param leading those that do so only before its subcommand
 * @param glued its short options whose value, if any, is glued on: {@code mysql -psecret}
 * @param paired its options that take two values, each the next word
 * @param abbreviates whether its long options may be shortened, as GNU programs have it
 * @param subcommands its subcommands about which there is more to say
 * @param runs how it runs other commands
 * @param code where code stands
 * @param leads when it leads somewhere else and stays there, and to what language
 * @param terminal when it takes the operator's terminal for a while: editors, pagers
 * @param asks when it asks a question
 * @param goesOn when it goes on until somebody stops it
 * @param detaches when what it runs goes on without the operator's terminal
 * @param reads when it only reads
 * @param values what it makes of arguments that values are filled into
 * @param toldByInput when its input tells it what to do, in ways that nobody follows
 * @param targets what it acts on, and how to ask
 * @param jobs whether its operands name a job: {@code make destroy}
 * @param effects what it does
 */
record CatalogueEntry(
    String name,
    Set<String> valued,
    Set<String> leading,
    Set<String> glued,
    Set<String> paired,
    boolean abbreviates,
    Subcommands subcommands,
    List<RunsRule> runs,
    List<CodePlace> code,
    List<WayInRule> leads,
    List<CallFilter> terminal,
    List<ProgramQuestion> asks,
    List<CallFilter> goesOn,
    List<CallFilter> detaches,
    List<CallFilter> reads,
    List<ValueUse> values,
    List<CallFilter> toldByInput,
    List<TargetPlace> targets,
    boolean jobs,
    List<Effect> effects) {
  /** Of a program that nobody knows. */
  static final CatalogueEntry UNKNOWN = empty("");

  CatalogueEntry {
    valued = Set.copyOf(valued);
    leading = Set.copyOf(leading);
    glued = Set.copyOf(glued);
    paired = Set.copyOf(paired);
    runs = List.copyOf(runs);
    code = List.copyOf(code);
    leads = List.copyOf(leads);
    terminal = List.copyOf(terminal);
    asks = List.copyOf(asks);
    goesOn = List.copyOf(goesOn);
    detaches = List.copyOf(detaches);
    reads = List.copyOf(reads);
    values = List.copyOf(values);
    toldByInput = List.copyOf(toldByInput);
    targets = List.copyOf(targets);
    effects = List.copyOf(effects);
  }

  /** An entry that says nothing but its name. */
  static CatalogueEntry empty(String name) {
    return new CatalogueEntry(
        name,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        false,
        Subcommands.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  /** The form in which what it runs stands behind words of its own, if it has one. */
  Optional<RunsRule> behindWords() {
    for (RunsRule each : runs) {
      if (each.isBehindWords()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether it is a client that is told what to do in a language of its own. */
  boolean isTold() {
    return !code.isEmpty();
  }

  CatalogueEntry withEffects(List<Effect> more) {
    return new CatalogueEntry(
        name,
        valued,
        leading,
        glued,
        paired,
        abbreviates,
        subcommands,
        runs,
        code,
        leads,
        terminal,
        asks,
        goesOn,
        detaches,
        reads,
        values,
        toldByInput,
        targets,
        jobs,
        join(effects, more));
  }

  /** Whether it is a shell: it runs a script, a text, or what it is fed. */
  boolean isShell() {
    List<CodePlace> shell =
        code.stream().filter(place -> place.language().equals(CodeLanguage.SHELL)).toList();
    return shell.stream().anyMatch(place -> place.script() > 0)
        && shell.stream().anyMatch(CodePlace::input);
  }

  /** The same with what a page says of it as well: options, ways and effects only add up. */
  CatalogueEntry with(CatalogueEntry more) {
    Set<String> allValued = join(valued, more.valued);
    return new CatalogueEntry(
        name,
        allValued,
        join(leading, more.leading),
        join(glued, more.glued),
        join(paired, more.paired),
        abbreviates || more.abbreviates,
        subcommands.and(more.subcommands),
        join(runs, more.runs),
        join(code, more.code),
        join(leads, more.leads),
        join(terminal, more.terminal),
        join(asks, more.asks),
        join(goesOn, more.goesOn),
        detaches,
        reads,
        join(values, more.values),
        join(toldByInput, more.toldByInput),
        join(targets, more.targets),
        jobs || more.jobs,
        join(effects, more.effects));
  }

  private static <T> Set<T> join(Set<T> one, Set<T> other) {
    Set<T> all = new java.util.HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static <T> List<T> join(List<T> one, List<T> other) {
    List<T> all = new java.util.ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
