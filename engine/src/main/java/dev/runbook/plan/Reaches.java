package dev.runbook.plan;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.shell.Placeholder;
import dev.runbook.source.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the way to reach each host of a plan, before its first step. */
final class Reaches {
  private final Machine machine;
  private final Problems problems;

  Reaches(Machine machine, Problems problems) {
    this.machine = machine;
    this.problems = problems;
  }

  /** One for each host and way of calling it; one that cannot be reached is a problem too. */
  List<Reach> of(List<Step> steps) {
    Map<HostUse, Command> first = new LinkedHashMap<>();
    Set<String> open = placeholders(steps);
    for (Step step : steps) {
      step.commandsAndChecks()
          .filter(command -> !command.where().isHere() && !isOpen(command, open))
          .filter(command -> machine.hasHost(command.where().host()))
          .forEach(command -> first.putIfAbsent(once(command), command));
    }
    // Each may take a program of its own to ask, and none waits for another.
    Map<HostUse, Reach> found =
        first.keySet().parallelStream().collect(Collectors.toMap(use -> use, machine::reach));
    first.forEach((use, command) -> refuse(command, use, found.get(use)));
    return first.keySet().stream().map(found::get).distinct().toList();
  }

  private static Set<String> placeholders(List<Step> steps) {
    return steps.stream()
        .flatMap(Step::texts)
        .flatMap(command -> command.placeholders().stream())
        .map(Placeholder::raw)
        .collect(Collectors.toSet());
  }

  /**
   * Whether a value that is not known yet decides which host it is: its own, or that of the login
   * before it.
   */
  private static boolean isOpen(Command command, Set<String> placeholders) {
    String target = command.where().host() + " " + String.join(" ", command.where().options());
    return placeholders.stream().anyMatch(target::contains);
  }

  /** A kept shell and single commands go through one connection. */
  private static HostUse once(Command command) {
    HostUse where = command.where();
    return HostUse.once(where.host(), where.options());
  }

  private void refuse(Command command, HostUse use, Reach reach) {
    reach
        .refusal()
        .ifPresent(
            why ->
                problems.error(
                    command.span(),
                    "unreachable-host",
                    "`" + use.host() + "` cannot be reached from here",
                    why));
  }
}
