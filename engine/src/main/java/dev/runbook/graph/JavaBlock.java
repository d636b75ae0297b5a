package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.util.List;

/** A block of Java, which the run's JShell reads. */
final class JavaBlock {
  private final Source source;
  private final Problems problems;
  private final PlaceholderFinder finder;
  private final StepIds ids;
  private final PlacedBlock placed;

  JavaBlock(
      Source source, Problems problems, PlaceholderFinder finder, StepIds ids, PlacedBlock placed) {
    this.source = source;
    this.problems = problems;
    this.finder = finder;
    this.ids = ids;
    this.placed = placed;
  }

  List<Step> steps() {
    refuseUnsupportedAttributes();
    refusePlaceholders();
    refuseIncomplete();
    boolean safe = placed.attributes().has("safe");
    List<Reason> reasons = safe ? List.of() : JavaRisk.of(placed.block().text());
    return new SingleCommandBlock(source, ids, placed)
        .steps(StepKind.JSHELL, HostUse.jshell(), reasons, List.of());
  }

  private void refuseUnsupportedAttributes() {
    placed
        .attributes()
        .get("host")
        .filter(host -> !HostUse.once(host.text(), List.of()).isHere())
        .ifPresent(
            host ->
                refuse(
                    host,
                    "Java runs in this machine's JShell, not on `" + host.text() + "`",
                    "write `host=local` on the block if this machine is meant"));
    placed
        .attributes()
        .get("cwd")
        .ifPresent(
            folder ->
                refuse(
                    folder,
                    "a Java process stays in the folder it was started in, so `cwd` cannot be for"
                        + " Java",
                    "resolve paths against the folder: `Path.of(\"" + folder.text() + "\", …)`"));
  }

  private void refuse(Attributes.Value value, String message, String hint) {
    problems.error(value.span(), "bad-attribute", message, hint);
  }

  /** In Java a value is a variable; inside the text it would be code. */
  private void refusePlaceholders() {
    Block block = placed.block();
    for (Placeholder each : finder.declaredIn(block.text())) {
      String variable = JavaIdentifier.of(each.name());
      if (!each.raw().equals(variable)) {
        problems.error(
            block.sourceSpan(each.start(), each.end()),
            "java-placeholder",
            "`" + each.raw() + "` is not filled into Java",
            "use the variable `" + variable + "`, which holds the value");
      }
    }
  }

  private void refuseIncomplete() {
    Block block = placed.block();
    JavaText.of(block.text())
        .fault()
        .ifPresent(
            fault ->
                problems.error(
                    block.sourceSpan(fault.start(), fault.end()),
                    "java-syntax",
                    fault.message(),
                    "mend the block; JShell would wait for the rest of it"));
  }
}
