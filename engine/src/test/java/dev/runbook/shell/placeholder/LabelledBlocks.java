package dev.runbook.shell.placeholder;

import dev.runbook.graph.Sessions;
import dev.runbook.shell.Placeholder;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Code blocks as runbooks carry them, labelled by hand with what a person must fill in. */
final class LabelledBlocks {
  /**
   * One block.
   *
   * @param pageSets the variables that other blocks of its page set
   * @param placeholders the texts to replace, each once
   * @param samples realistic values that a person may want to replace
   */
  record Labelled(
      String id,
      String language,
      Set<String> pageSets,
      Set<String> placeholders,
      Set<String> samples,
      String text) {
    /** What the finder finds in it, each text once. */
    Set<String> found() {
      String script = script();
      PlaceholderFinder finder =
          PlaceholderFinder.ofPage(List.of(), Set.of(), pageSets, Set.of(), List.of(script));
      Set<String> found = new TreeSet<>();
      for (Placeholder each : finder.in(script)) {
        if (each.kind() != Placeholder.Kind.SAMPLE || !isLabelledSample(each.raw())) {
          found.add(each.raw());
        }
      }
      return found;
    }

    /** A sample that is asked for is right where the label says so, and no placeholder either. */
    private boolean isLabelledSample(String raw) {
      return samples.stream().anyMatch(each -> each.contains(raw) || raw.contains(each));
    }

    /** The block's text without prompts and printed lines. */
    String script() {
      return Sessions.of(language, text).script();
    }
  }

  private LabelledBlocks() {}

  static List<Labelled> read(Path file) {
    try {
      Source source = Source.of(file.toString(), Files.readString(file));
      Problems problems = new Problems(source);
      List<Labelled> found = new ArrayList<>();
      YamlNode.Sequence all = (YamlNode.Sequence) Yaml.parse(source, problems).orElseThrow();
      for (YamlNode node : all.items()) {
        YamlMapping.of(node, "", problems).map(LabelledBlocks::labelled).ifPresent(found::add);
      }
      if (!problems.all().isEmpty()) {
        throw new IllegalStateException(problems.all().get(0).render());
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Labelled labelled(YamlMapping block) {
    return new Labelled(
        block.text("id").orElseThrow(),
        block.text("lang").orElse(""),
        new HashSet<>(block.texts("page_sets")),
        new TreeSet<>(block.texts("placeholders")),
        new TreeSet<>(block.texts("samples")),
        block.text("text").orElseThrow());
  }
}
