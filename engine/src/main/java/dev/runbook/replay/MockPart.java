package dev.runbook.replay;

import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlNode;
import java.nio.file.Path;

/** A part of a scenario's mock hosts. */
public sealed interface MockPart {
  /** Where the scenario names it. */
  Span span();

  /** A file, resolved against the scenario's folder. */
  record InFile(Path path, Span span) implements MockPart {}

  /**
   * Hosts that stand in the scenario's own file.
   *
   * @param source that file
   * @param hosts the mapping with {@code hosts}
   * @param shared whether all scenarios of the file have them, rather than one
   */
  record Inline(Source source, YamlNode hosts, boolean shared) implements MockPart {
    @Override
    public Span span() {
      return hosts.span();
    }
  }
}
