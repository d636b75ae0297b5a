package dev.runbook.replay;

import dev.runbook.document.Slugs;
import dev.runbook.graph.AlternativeSteps;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.run.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds which of several alternatives a scenario picks. */
final class AlternativePicker {
  private final AlternativeSteps alternatives;
  private final Map<String, StepScript> scripts;

  AlternativePicker(AlternativeSteps alternatives, Map<String, StepScript> scripts) {
    this.alternatives = alternatives;
    this.scripts = scripts;
  }

  /** The place of what is picked at a step's turn, from 0, among what is offered. */
  OptionalInt pick(Step step, Question.Pick question) {
    return step.pickOne() && question.ofCommands()
        ? pickCommand(step)
        : pickStep(alternatives.of(step));
  }

  private OptionalInt pickStep(List<Step> members) {
    Optional<String> wanted =
        members.stream()
            .flatMap(each -> Optional.ofNullable(scripts.get(each.id())).stream())
            .filter(StepScript::picks)
            .findFirst()
            .flatMap(StepScript::pick);
    return IntStream.range(0, members.size())
        .filter(
            i ->
                wanted
                    .map(name -> isCalled(members.get(i), name, i))
                    .orElse(scripts.containsKey(members.get(i).id())))
        .findFirst();
  }

  private static boolean isCalled(Step step, String name, int index) {
    String slug = step.id().substring(step.id().lastIndexOf('/') + 1);
    return List.of(step.id(), slug, step.title(), Slugs.of(step.title()), "" + (index + 1))
        .contains(name);
  }

  private OptionalInt pickCommand(Step step) {
    Optional<String> wanted = Optional.ofNullable(scripts.get(step.id())).flatMap(StepScript::pick);
    List<Command> commands = step.commands();
    return IntStream.range(0, commands.size())
        .filter(i -> wanted.filter(name -> isCalled(commands.get(i), name, i)).isPresent())
        .findFirst();
  }

  private static boolean isCalled(Command command, String name, int index) {
    return List.of(command.text(), command.run(), command.where().host(), "" + (index + 1))
        .contains(name);
  }
}
