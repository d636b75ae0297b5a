package dev.runbook.plan;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.graph.StepOptions;
import dev.runbook.shell.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything about a step, but its commands, that changes what happens, each in a word or two. */
final class StepWords {
  private final Plan plan;
  private final Step step;
  private final List<String> words = new ArrayList<>();

  private StepWords(Plan plan, Step step) {
    this.plan = plan;
    this.step = step;
  }

  static List<String> of(Plan plan, Step step) {
    StepWords words = new StepWords(plan, step);
    words.kind();
    words.options();
    words.reasons();
    return words.words;
  }

  private void kind() {
    if (step.kind() != StepKind.SHELL) {
      words.add(step.kind().word());
    }
    if (step.optional()) {
      words.add("optional" + step.condition().map(text -> " (" + text + ")").orElse(""));
    }
    step.alternativeTo().ifPresent(other -> words.add("instead of " + other));
    if (step.pickOne()) {
      words.add("pick one");
    }
    if (step.isDanger()) {
      words.add(
          "confirm " + (step.options().confirmEach() ? "each " : "") + plan.confirmation(step));
    }
  }

  private void options() {
    StepOptions options = step.options();
    if (!options.needs().isEmpty()) {
      words.add("needs " + String.join(",", options.needs()));
    }
    options.condition().ifPresent(command -> words.add("if " + text(command)));
    options.timeout().ifPresent(limit -> words.add("timeout " + shown(limit)));
    options.directory().ifPresent(folder -> words.add("cwd " + folder));
    options.interpreter().ifPresent(program -> words.add("interpreter " + program));
    if (!options.okExit().equals(StepOptions.NONE.okExit())) {
      words.add(
          "ok-exit "
              + new TreeSet<>(options.okExit())
                  .stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    if (options.idempotent()) {
      words.add("idempotent");
    }
    options.verify().ifPresent(command -> words.add("verify " + text(command)));
    options.rollback().ifPresent(name -> words.add("rollback " + name));
    options
        .capture()
        .ifPresent(name -> words.add("capture " + name + (options.secret() ? " (secret)" : "")));
  }

  /** Why a step asks for care, in the order in which it was found. */
  private void reasons() {
    step.reasons().stream().map(Reason::rule).distinct().forEach(words::add);
  }

  private static String text(Command command) {
    return command.run().replace("\n", "; ");
  }

  private static String shown(Duration limit) {
    long seconds = limit.toSeconds();
    if (limit.toMillis() % 1000 != 0) {
      return limit.toMillis() + "ms";
    }
    if (seconds % 3600 == 0 && seconds > 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
