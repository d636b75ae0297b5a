package dev.runbook.play;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.run.Outcomes;
import dev.runbook.run.StepOutcome;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the services that a run has stopped, taken down or switched off, and not started again by
 * the same command with the opposite word.
 */
final class Suspensions {
  /** A word, what it leaves, the words that end it, and what they leave. */
  private record VerbPair(String word, String left, String ended, Set<String> ends) {
    VerbPair(String word, String left, String ended, String... ends) {
      this(word, left, ended, Set.of(ends));
    }
  }

  private static final List<VerbPair> OPPOSITES =
      List.of(
          new VerbPair("stop", "stopped", "started again", "start", "restart", "up"),
          new VerbPair("kill", "killed", "started again", "start", "up"),
          new VerbPair("down", "taken down", "brought up again", "up", "start"),
          new VerbPair("disable", "disabled", "enabled again", "enable"),
          new VerbPair("mask", "masked", "unmasked", "unmask"),
          new VerbPair("pause", "paused", "resumed", "unpause", "resume"),
          new VerbPair("suspend", "suspended", "resumed", "resume"),
          new VerbPair("drain", "drained", "put back", "uncordon", "undrain"),
          new VerbPair("cordon", "cordoned", "uncordoned", "uncordon"),
          new VerbPair("umount", "unmounted", "mounted again", "mount"),
          new VerbPair("unmount", "unmounted", "mounted again", "mount"),
          new VerbPair("lock", "locked", "unlocked", "unlock"),
          new VerbPair("detach", "detached", "attached again", "attach"),
          new VerbPair("close", "closed", "opened again", "open"),
          new VerbPair("off", "switched off", "switched on again", "on"),
          new VerbPair("swapoff", "switched off", "switched on again", "swapon"),
          new VerbPair("--replicas=0", "scaled to 0", "scaled up again", "--replicas="));

  private static final Pattern WRAPPER = Pattern.compile("sudo|doas|time|nice");

  /** A command that ended well, or would run: its words, and the host. */
  private record Played(Step step, List<String> words) {}

  private final List<Step> steps;
  private final Outcomes outcomes;
  private final Function<Step, String> numbered;

  /**
   * Those of one run.
   *
   * @param steps its steps, in their order
   * @param numbered how a step is named
   */
  Suspensions(List<Step> steps, Outcomes outcomes, Function<Step, String> numbered) {
    this.steps = steps;
    this.outcomes = outcomes;
    this.numbered = numbered;
  }

  /** What stands still since a step, and which later step would end that, in clauses. */
  List<String> since(Step step) {
    List<String> open = new ArrayList<>();
    for (Played act : acts(step, done(step))) {
      for (VerbPair opposite : OPPOSITES) {
        Optional<Step> ending = ending(act, opposite, false);
        if (ending.isPresent() && ending(act, opposite, true).isEmpty()) {
          open.add(
              opposite.left()
                  + " at step "
                  + numbered.apply(step)
                  + ", not "
                  + opposite.ended()
                  + " (step "
                  + numbered.apply(ending.get())
                  + ")");
        }
      }
    }
    return open;
  }

  /** Whether nothing more is to be said of what a step has changed: all of it is half of a pair. */
  boolean explain(Step step) {
    List<Command> changing =
        done(step).stream().filter(command -> command.risk() != Risk.NONE).toList();
    return !changing.isEmpty()
        && changing.stream()
            .flatMap(command -> acts(step, List.of(command)).stream())
            .allMatch(this::isHalf);
  }

  private boolean isHalf(Played act) {
    return OPPOSITES.stream()
        .anyMatch(opposite -> ending(act, opposite, false).isPresent() || ends(act, opposite));
  }

  /** Whether it ends what an earlier step has left. */
  private boolean ends(Played act, VerbPair opposite) {
    return steps.stream()
        .flatMap(step -> acts(step, done(step)).stream())
        .anyMatch(before -> ends(before, opposite, act));
  }

  private Optional<Step> ending(Played act, VerbPair opposite, boolean ran) {
    return steps.stream()
        .skip(steps.indexOf(act.step()))
        .filter(
            step ->
                acts(step, ran ? done(step) : step.commands()).stream()
                    .anyMatch(later -> ends(act, opposite, later)))
        .findFirst();
  }

  private static boolean ends(Played before, VerbPair opposite, Played later) {
    boolean isMeant = before.words().contains(opposite.word()) && before.words().size() > 2;
    if (!isMeant) {
      return false;
    }
    for (String word : later.words()) {
      boolean fits =
          opposite.ends().contains(word)
              || opposite.ends().stream().anyMatch(end -> end.endsWith("=") && word.startsWith(end))
                  && !word.equals(opposite.word());
      if (fits && without(later, word).equals(without(before, opposite.word()))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> without(Played act, String word) {
    List<String> rest = new ArrayList<>(act.words());
    rest.remove(word);
    return rest;
  }

  /** Those of a step's commands that ended well. */
  private List<Command> done(Step step) {
    List<Command> all = step.commands();
    boolean ok = outcomes.of(step) == StepOutcome.OK;
    return ok ? all : all.subList(0, Math.min(all.size(), outcomes.commands(step)));
  }

  private static List<Played> acts(Step step, List<Command> commands) {
    List<Played> acts = new ArrayList<>();
    for (Command command : commands) {
      String text = command.run().isEmpty() ? command.text() : command.run();
      Script.parse(text).statements().stream()
          .flatMap(statement -> statement.commands().stream())
          .filter(simple -> !simple.argv().get(0).equals("cd"))
          .forEach(simple -> acts.add(new Played(step, words(command, simple))));
    }
    return acts;
  }

  private static List<String> words(Command command, SimpleCommand simple) {
    List<String> words = new ArrayList<>(List.of(command.where().host()));
    simple.argv().stream()
        .filter(word -> !WRAPPER.matcher(word).matches())
        .filter(word -> !word.startsWith("-") || word.startsWith("--replicas="))
        .forEach(words::add);
    return words;
  }
}
