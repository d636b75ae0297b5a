package dev.runbook.plan;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.Target;
import dev.runbook.shell.program.TargetFinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The targets of a danger step, and the word that confirms it: the name of the most remote one.
 *
 * @param chains for each dangerous call the host it runs on, then what it reaches from there, the
 *     nearest first
 */
public record StepTargets(List<List<StepTarget>> chains) {
  /** Stands in a text for a value that is not known yet; no page has such a character. */
  private static final char OPEN = '\uE000';

  /** What a command has that sets a variable, a folder, or what a client talks to. */
  private static final Pattern DECIDES =
      Pattern.compile(
          "=|(?<![\\w-])(?:cd|pushd|popd|export|declare|typeset|unset|source|read|mapfile|readarray|getopts"
              + "|for|select|eval|set|use|use-context|kubectx|kubens|project|new)(?![\\w-])|(?:^|\\s)\\.\\s");

  /** Copies the lists. */
  public StepTargets {
    chains = chains.stream().map(List::copyOf).toList();
  }

  /**
   * What a step acts on, as far as its text says.
   *
   * @param machine this machine's name
   */
  static StepTargets of(Step step, Catalogue catalogue, String machine) {
    List<List<StepTarget>> chains = new ArrayList<>();
    List<Command> dangers = dangerous(step);
    Map<Command, String> before = before(step, dangers);
    for (Command command : dangers) {
      StepTarget host = StepTarget.host(command, machine);
      String earlier = before.getOrDefault(command, "");
      List<List<StepTarget>> its = chains(step, command, earlier, catalogue);
      its.forEach(beyond -> chains.add(behind(host, beyond)));
      if (its.isEmpty()) {
        chains.add(List.of(host));
      }
    }
    return new StepTargets(chains);
  }

  /** The commands with danger; all of them where only the step as a whole is marked. */
  private static List<Command> dangerous(Step step) {
    List<Command> all = step.commandsAndChecks().toList();
    List<Command> dangers = all.stream().filter(each -> each.risk() == Risk.DANGER).toList();
    return dangers.isEmpty() ? all : dangers;
  }

  private static List<StepTarget> behind(StepTarget host, List<StepTarget> beyond) {
    List<StepTarget> chain = new ArrayList<>(List.of(host));
    beyond.stream().filter(each -> !each.name().equals(host.name())).forEach(chain::add);
    return chain;
  }

  /** A variable is worth asking about only where something may have set it before. */
  private static List<List<StepTarget>> chains(
      Step step, Command command, String before, Catalogue catalogue) {
    if (command.where().isJShell() || step.options().interpreter().isPresent()) {
      return List.of();
    }
    boolean open = command.written().isEmpty() && !command.placeholders().isEmpty();
    // As long as values are missing, the text as written is what can be read: `ssh` included.
    boolean whole = open && !command.where().isHere() && !command.where().kept();
    int base = command.where().isHere() || whole ? 0 : 1;
    return TargetFinder.of(catalogue, before, open ? masked(command) : command.run()).stream()
        .map(
            chain ->
                chain.stream()
                    .filter(target -> command.where().kept() || !target.isVariable())
                    .map(target -> actsOn(command, target, base))
                    .toList())
        .filter(chain -> !chain.isEmpty())
        .toList();
  }

  private static StepTarget actsOn(Command command, Target target, int base) {
    Optional<String> name = target.name().filter(known -> known.indexOf(OPEN) < 0);
    return new StepTarget(command, base + target.level(), Optional.of(target), name);
  }

  private static String masked(Command command) {
    StringBuilder masked = new StringBuilder(command.text());
    command
        .placeholders()
        .forEach(
            each -> {
              for (int at = each.start(); at < each.end(); at++) {
                masked.setCharAt(at, OPEN);
              }
            });
    return masked.toString();
  }

  /**
   * What the same shell runs of the step before each of some commands, as far as it may decide what
   * they act on.
   */
  private static Map<Command, String> before(Step step, List<Command> commands) {
    Set<Command> asked = Collections.newSetFromMap(new IdentityHashMap<>());
    asked.addAll(commands);
    Map<Command, String> before = new IdentityHashMap<>();
    Map<HostUse, StringBuilder> shells = new HashMap<>();
    for (Command each : step.commands()) {
      if (each.where().kept()) {
        StringBuilder shell = shells.computeIfAbsent(each.where(), where -> new StringBuilder());
        if (asked.contains(each)) {
          before.put(each, shell.toString());
        }
        if (DECIDES.matcher(each.run()).find() && Script.parse(each.run()).sound()) {
          shell.append(shell.isEmpty() ? "" : "\n").append(each.run());
        }
      }
    }
    return before;
  }

  /** All of them, each once. */
  public List<StepTarget> all() {
    List<StepTarget> all = new ArrayList<>();
    chains.stream()
        .flatMap(List::stream)
        .filter(each -> all.stream().noneMatch(each::isSameAs))
        .forEach(all::add);
    return all;
  }

  /** The same with names that were asked for; what nobody names stays without. */
  public StepTargets answered(Function<StepTarget, Optional<String>> answers) {
    return new StepTargets(
        chains.stream()
            .map(chain -> chain.stream().map(each -> each.named(answers.apply(each))).toList())
            .toList());
  }

  /** The word that confirms the step, where nobody has to be asked for it. */
  public Optional<String> word() {
    boolean open =
        chains.stream()
            .flatMap(chain -> chain.stream().filter(each -> each.level() > typed(chain).level()))
            .anyMatch(each -> each.isTyped() && !each.isMaybe());
    return open || chains.isEmpty() ? Optional.empty() : Optional.of(wordAsKnown());
  }

  /**
   * The word that confirms the step, as far as names are known: several with commas between where
   * its most remote targets are several.
   */
  public String wordAsKnown() {
    List<StepTarget> typed = chains.stream().map(StepTargets::typed).toList();
    int farthest = typed.stream().mapToInt(StepTarget::level).max().orElse(0);
    return String.join(
        ",",
        typed.stream()
            .filter(each -> each.level() == farthest)
            .map(each -> each.name().orElseThrow())
            .distinct()
            .toList());
  }

  /** The word that confirms the step; where somebody has to be asked for it, who that is. */
  String planned() {
    return word()
        .orElseGet(
            () ->
                asked()
                    .flatMap(StepTarget::asked)
                    .map(question -> "what `" + question + "` says")
                    .orElse("what it acts on"));
  }

  /** The most remote of those without a name, of which the first in the page. */
  public Optional<StepTarget> asked() {
    return all().stream()
        .filter(each -> each.name().isEmpty() && each.isTyped() && !each.isMaybe())
        .reduce((nearer, farther) -> nearer.level() >= farther.level() ? nearer : farther);
  }

  /** Whether somebody may still be asked about it, so that the word may be another one. */
  public boolean asks() {
    return all().stream().anyMatch(each -> each.name().isEmpty() && each.question().isPresent());
  }

  /** The first of the most remote that have names; the host has one. */
  private static StepTarget typed(List<StepTarget> chain) {
    StepTarget typed = chain.get(0);
    for (StepTarget each : chain) {
      if (each.isTyped() && each.name().isPresent() && each.level() > typed.level()) {
        typed = each;
      }
    }
    return typed;
  }
}
