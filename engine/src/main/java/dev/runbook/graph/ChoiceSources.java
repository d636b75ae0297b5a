package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the sources of parameters' choices, in declarations or on the blocks that use them. */
final class ChoiceSources {
  private final Document document;
  private final List<Step> steps;
  private final Problems problems;
  private final Catalogue catalogue;
  private final Map<String, ChoicesFrom> found = new LinkedHashMap<>();

  ChoiceSources(Document document, List<Step> steps, Problems problems, Catalogue catalogue) {
    this.document = document;
    this.steps = steps;
    this.problems = problems;
    this.catalogue = catalogue;
  }

  /** By the parameter's name. */
  Map<String, ChoicesFrom> find() {
    for (DeclaredParam param : document.frontMatter().settings().params().values()) {
      param
          .choicesFrom()
          .flatMap(from -> source(from.text(), from.span()))
          .ifPresent(source -> found.put(param.name(), source));
    }
    for (Block block : document.blocks()) {
      block.attributes().get("choices-from").ifPresent(value -> ofBlock(block, value));
    }
    return found;
  }

  /** On a block it is for the value that its steps ask for, which must be one. */
  private void ofBlock(Block block, Attributes.Value value) {
    Set<String> names = new LinkedHashSet<>();
    steps.stream()
        .filter(step -> block.span().contains(step.span().start()))
        .flatMap(Step::texts)
        .flatMap(command -> command.placeholders().stream())
        .map(Placeholder::name)
        .filter(name -> !found.containsKey(name))
        .forEach(names::add);
    if (names.size() == 1) {
      source(value.text(), value.span())
          .ifPresent(from -> found.put(names.iterator().next(), from));
      return;
    }
    problems.error(
        value.span(),
        "bad-attribute",
        names.isEmpty()
            ? "`choices-from` names the choices of a value, and this block asks for none"
            : "`choices-from` is for one value, and this block asks for "
                + String.join(", ", names),
        "declare it: `runbook: {params: {NAME: {choices-from: STEP}}}`");
  }

  private Optional<ChoicesFrom> source(String text, Span span) {
    List<Step> named = References.named(steps, text);
    if (named.size() > 1) {
      problems.error(
          span,
          "ambiguous-step",
          "several steps are called `" + text + "`",
          "write one of " + String.join(", ", named.stream().map(Step::id).toList()));
      return Optional.empty();
    }
    if (named.size() == 1) {
      return ofStep(named.get(0), span);
    }
    if (!text.strip().contains(" ")) {
      problems.add(
          Problem.error(document.source(), span, "unknown-step", "no step is called `" + text + "`")
              .withHint(Nearest.didYouMean(text, names())));
      return Optional.empty();
    }
    return ofCommand(text, span);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Step step : steps) {
      names.add(step.id());
      names.add(step.id().substring(step.id().lastIndexOf('/') + 1));
    }
    return names;
  }

  private Optional<ChoicesFrom> ofStep(Step step, Span span) {
    boolean plain = step.texts().allMatch(command -> command.placeholders().isEmpty());
    if (!step.onlyLooks(catalogue) || !plain) {
      problems.error(
          span,
          "unsafe-choices",
          "the choices of a value come from a step that is known to only look, and \""
              + step.title()
              + "\" "
              + (plain ? "may change something" : "asks for a value itself"),
          "name a step that lists them, or write a command such as `ls -1t ~/backups`");
      return Optional.empty();
    }
    return Optional.of(new ChoicesFrom(step.id(), step.options(), step.commands()));
  }

  private Optional<ChoicesFrom> ofCommand(String text, Span span) {
    HostUse base =
        document
            .frontMatter()
            .settings()
            .host()
            .filter(host -> !host.equals(HostUse.LOCAL))
            .map(HostUse::keptOn)
            .orElse(HostUse.local());
    int line = document.source().line(span.start());
    Command called = CommandReader.single(text, List.of(), span, line, HostUse.local(), catalogue);
    // The operator's own `ssh ALIAS "…"` says where, whatever the page's host is.
    Command command =
        called.where().isLocal()
            ? CommandReader.single(text, List.of(), span, line, base, catalogue)
            : called;
    if (!command.onlyLooks(catalogue)) {
      problems.error(
          span,
          "unsafe-choices",
          "the choices of a value come from a command that is known to only look, and this may"
              + " change something",
          "list them with `ls`, `find`, `docker ps` or the like");
      return Optional.empty();
    }
    return Optional.of(new ChoicesFrom(text, StepOptions.NONE, List.of(command)));
  }
}
