package dev.runbook.yaml;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.Optional;

/**
 * Reads YAML 1.2 into nodes with their places.
 *
 * <p>Nothing is ever thrown for what an author wrote. A syntax error, a second document, aliases
 * that refer to themselves or multiply ({@value NodeComposer#MAX_ALIASED} nodes at most), and
 * nesting beyond {@value NodeComposer#MAX_DEPTH} end the reading with one problem. A key that is
 * there twice, or that is not text, is a problem too, and the rest is still read: the first value
 * of a key counts. A merge key ({@code <<}) is a key like any other, as YAML 1.2 has it.
 */
public final class Yaml {
  private Yaml() {}

  /** Reads a whole source. */
  public static Optional<YamlNode> parse(Source source, Problems problems) {
    return parse(source, new Span(0, source.text().length()), problems);
  }

  /**
   * Reads a part of a source; the nodes' places are those in the whole of it.
   *
   * @return the document, or nothing where the part is empty or could not be read to its end
   */
  public static Optional<YamlNode> parse(Source source, Span region, Problems problems) {
    try {
      return new NodeComposer(source, region, problems).compose();
    } catch (UnreadableYamlException e) {
      problems.add(Problem.error(source, e.span(), e.code(), e.getMessage()).withHint(e.hint()));
      return Optional.empty();
    }
  }
}
