package dev.runbook.lint;

import dev.runbook.document.Block;
import dev.runbook.document.Prose;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.TerminalNeed;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds commands that do not play as they read, because they need or wait for a person. */
final class PlayChecks {
  private static final Pattern BATCH =
      Pattern.compile(
          "\\b(?:in CI|in a batch|cron ?job|unattended|non-?interactive(?:ly)?|without (?:a|any)"
              + " (?:person|operator)|GitHub Actions|--yes)\\b");

  private static final Set<String> MODES = Set.of("batch", "ci", "unattended", "cron");

  private static final Set<String> CONTAINERS =
      Set.of("docker", "podman", "nerdctl", "kubectl", "oc");

  private static final int MANY = 3;

  private PlayChecks() {}

  static void interactiveInBatch(Page page, Findings findings) {
    boolean batch = saysBatch(page);
    for (Step step : page.graph().steps()) {
      if (step.kind() == StepKind.INTERACTIVE && !saysInteractive(page, step)) {
        if (batch) {
          findings.add(
              page.firstLine(step.span()),
              "this wants a person at a terminal, and the page is played without one",
              "give the program its command (`psql -c '…'`, `docker exec NAME sh -c '…'`)");
        } else if (isAloneAmongMany(page, step)) {
          findings.add(
              page.firstLine(step.span()),
              "this is the one step here that wants a person at a terminal; a batch refuses it",
              "give the program its command (`psql -c '…'`), or write `{interactive}` if it is"
                  + " meant");
        }
      }
    }
  }

  private static boolean saysBatch(Page page) {
    boolean mode =
        page.document().frontMatter().own().entrySet().stream()
            .filter(entry -> Set.of("mode", "type", "kind", "runs").contains(entry.getKey()))
            .anyMatch(entry -> MODES.contains(entry.getValue().toLowerCase(Locale.ROOT)));
    return mode
        || page.document().sections().stream()
            .filter(section -> section.level() <= 1)
            .flatMap(section -> section.elements().stream())
            .anyMatch(
                element -> element instanceof Prose prose && BATCH.matcher(prose.plain()).find());
  }

  private static boolean saysInteractive(Page page, Step step) {
    return page.blockAt(step.span().start())
        .filter(block -> block.attributes().has("interactive"))
        .isPresent();
  }

  /** The section is a job that runs by itself, but for this step in its middle. */
  private static boolean isAloneAmongMany(Page page, Step step) {
    List<Step> beside =
        page.graph().steps().stream()
            .filter(each -> each.section() == step.section() && each.kind() != StepKind.MANUAL)
            .toList();
    long interactive = beside.stream().filter(each -> each.kind() == StepKind.INTERACTIVE).count();
    return interactive == 1
        && beside.size() > MANY
        && beside.get(0) != step
        && beside.get(beside.size() - 1) != step;
  }

  static void terminalWithoutPerson(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      if (read.command().terminal()) {
        read.called().stream()
            .filter(called -> CONTAINERS.contains(called.program()))
            .flatMap(called -> terminalOption(called).stream())
            .findFirst()
            .ifPresent(
                option ->
                    findings.add(
                        read.place(option),
                        "`"
                            + option
                            + "` asks for a terminal, and no person types anything: without one, as"
                            + " in `ssh host \"…\"` or CI, the command fails",
                        option.contains("i")
                            ? "write `-i` if it reads input, else nothing"
                            : "leave `" + option + "` out"));
      }
    }
  }

  private static Optional<String> terminalOption(Call called) {
    return called.arguments().stream()
        .takeWhile(word -> !word.equals("--"))
        .filter(word -> word.matches("-(?:it|ti|t)|--tty"))
        .findFirst();
  }

  static void followInMiddle(Page page, Findings findings) {
    List<Step> steps = page.graph().steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.kind() == StepKind.FOLLOW) {
        Optional<Block> block = page.blockAt(step.span().start());
        List<ReadCommand> commands = page.commandsOf(step);
        boolean moreSteps =
            i + 1 < steps.size()
                && block.isPresent()
                && page.blockAt(steps.get(i + 1).span().start()).equals(block);
        Span at = follower(commands).map(ReadCommand::place).orElse(page.firstLine(step.span()));
        boolean moreCommands =
            follower(commands)
                .filter(last -> last != commands.get(commands.size() - 1))
                .isPresent();
        if (moreSteps || moreCommands) {
          findings.add(
              at,
              "this runs until somebody presses Ctrl-C, and the commands after it in the block"
                  + " wait",
              "put it last, or in its own block; `--tail 50` without `-f` ends by itself");
        }
      }
    }
  }

  private static Optional<ReadCommand> follower(List<ReadCommand> commands) {
    return commands.stream()
        .filter(
            read ->
                read.levels().get(0).script().statements().stream()
                    .anyMatch(statement -> TerminalNeed.of(statement) == TerminalNeed.FOLLOW))
        .findFirst();
  }
}
