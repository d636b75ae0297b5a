package dev.runbook.plan;

import dev.runbook.graph.Command;
import dev.runbook.graph.CommandReader;
import dev.runbook.graph.Step;
import dev.runbook.shell.fill.Filling;
import dev.runbook.shell.fill.TypedText;
import dev.runbook.shell.fill.ValueFlows;
import dev.runbook.work.InParallel;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a page's commands; each is analysed once for the values that its places can hold.
 */
final class CommandTexts {
  private final ValueFlows flows;
  private final Map<Command, Filling> fillings = new IdentityHashMap<>();

  CommandTexts(List<Step> page) {
    this.flows =
        ValueFlows.of(
            page.stream()
                .flatMap(Step::texts)
                .filter(command -> !command.where().isJShell())
                .map(
                    command ->
                        new ValueFlows.Text(command.text(), command.placeholders(), command.line()))
                .toList());
  }

  /** What becomes of values in variables. */
  ValueFlows flows() {
    return flows;
  }

  /** Looks at the commands of many steps that have places, on all processors. */
  void lookAt(List<Step> steps) {
    List<Asked> asked =
        steps.stream()
            .flatMap(step -> step.texts().map(command -> new Asked(step, command)))
            .filter(each -> !each.command().placeholders().isEmpty())
            .filter(each -> !each.command().where().isJShell())
            .filter(each -> !fillings.containsKey(each.command()))
            .toList();
    List<Filling> found = InParallel.map(asked, each -> look(each.step(), each.command()));
    for (int at = 0; at < asked.size(); at++) {
      fillings.put(asked.get(at).command(), found.get(at));
    }
  }

  private record Asked(Step step, Command command) {}

  /** A command's text and its places. */
  Filling of(Step step, Command command) {
    return fillings.computeIfAbsent(command, key -> look(step, command));
  }

  /** What another shell than bash reads, the grammar of bash cannot be asked about. */
  private Filling look(Step step, Command command) {
    Optional<Command> entering = step.leadingTo(command);
    if (entering.isPresent()) {
      return TypedText.of(
          command.text(),
          command.placeholders(),
          flows.functions(),
          CommandReader.leading(entering.get()));
    }
    boolean check = step.options().checks().anyMatch(each -> each == command);
    return !check && step.options().interpreter().isPresent()
        ? Filling.ofUnread(
            command.text(),
            command.placeholders(),
            "`"
                + step.options().interpreter().get()
                + "` reads this block, and its quotes are not known")
        : Filling.of(command.text(), command.placeholders(), flows.functions());
  }
}
