package dev.runbook.graph;

import dev.runbook.document.Document;
import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.shell.Placeholder;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the parameters that a page declares with what its steps ask for. */
final class DeclaredParams {
  private final Document document;
  private final Problems problems;

  DeclaredParams(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** A parameter that no step asks for is a warning: most often its text is misspelt somewhere. */
  void check(List<Step> steps) {
    List<Placeholder> asked =
        steps.stream()
            .flatMap(Step::texts)
            .flatMap(command -> command.placeholders().stream())
            .toList();
    Set<String> names = asked.stream().map(Placeholder::name).collect(Collectors.toSet());
    Set<String> variables =
        asked.stream()
            .filter(each -> each.kind() == Placeholder.Kind.JAVA)
            .map(Placeholder::raw)
            .collect(Collectors.toSet());
    for (DeclaredParam param : document.frontMatter().settings().params().values()) {
      if (names.contains(param.name())) {
        param.placeholder().filter(raw -> !occurs(raw)).ifPresent(raw -> missing(param, raw));
      } else if (!variables.contains(JavaIdentifier.of(param.name()))) {
        problems.add(unused(param, names));
      }
    }
  }

  private Problem unused(DeclaredParam param, Set<String> asked) {
    String standsFor = param.placeholder().map(raw -> " or `" + raw + "`").orElse("");
    Optional<String> meant =
        Nearest.to(param.name(), asked)
            .map(near -> "the page asks for `" + near + "`; is that the one?");
    return Problem.warning(
            document.source(),
            param.span(),
            "unused-param",
            "no step asks for the parameter `" + param.name() + "`")
        .withHint(
            meant.orElse(
                "write `{{" + param.name() + "}}`" + standsFor + " in a block, or remove it"));
  }

  private void missing(DeclaredParam param, String raw) {
    problems.warning(
        param.span(),
        "unused-placeholder",
        "`" + raw + "`, which stands for `" + param.name() + "`, is nowhere in a block",
        "write it as the blocks do, or remove `placeholder`");
  }

  private boolean occurs(String raw) {
    return document.blocks().stream().anyMatch(block -> block.text().contains(raw));
  }
}
