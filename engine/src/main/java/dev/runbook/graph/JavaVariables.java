package dev.runbook.graph;

import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.shell.Placeholder;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the page's parameters in its Java blocks, where each is a variable: those it declares, and
 * those that its other blocks ask for.
 */
final class JavaVariables {
  private final Problems problems;
  private final Map<String, Placeholder> byIdentifier = new LinkedHashMap<>();
  private final Map<String, String> clashes = new LinkedHashMap<>();

  JavaVariables(Collection<DeclaredParam> declared, List<Step> steps, Problems problems) {
    this.problems = problems;
    declared.forEach(
        param ->
            add(new Placeholder(0, 0, param.name(), "", Placeholder.Kind.JAVA, param.choices())));
    steps.stream()
        .flatMap(step -> step.commands().stream())
        .flatMap(command -> command.placeholders().stream())
        .forEach(this::add);
  }

  /** The steps, with the variables of the Java ones marked as what they stand for. */
  List<Step> in(List<Step> steps) {
    return steps.stream()
        .map(step -> step.kind() == StepKind.JSHELL ? withVariables(step) : step)
        .toList();
  }

  private void add(Placeholder placeholder) {
    String identifier = JavaIdentifier.of(placeholder.name());
    Placeholder known = byIdentifier.putIfAbsent(identifier, placeholder);
    if (known != null && !known.name().equals(placeholder.name())) {
      clashes.putIfAbsent(identifier, placeholder.name());
    }
  }

  private Step withVariables(Step step) {
    return step.withCommands(step.commands().stream().map(this::withVariables).toList());
  }

  private Command withVariables(Command command) {
    List<Placeholder> found = new ArrayList<>();
    for (JavaText.Name name : JavaText.of(command.text()).names()) {
      Placeholder known = byIdentifier.get(name.text());
      if (known != null) {
        refuseClash(command, name.text(), known.name());
        found.add(
            new Placeholder(
                name.start(),
                name.end(),
                known.name(),
                name.text(),
                Placeholder.Kind.JAVA,
                known.choices()));
      }
    }
    return command.standingFor(found);
  }

  private void refuseClash(Command command, String identifier, String name) {
    String other = clashes.get(identifier);
    if (other != null) {
      problems.error(
          command.span(),
          "java-placeholder",
          "`" + name + "` and `" + other + "` would both be the variable `" + identifier + "`",
          "give one of them another name");
    }
  }
}
