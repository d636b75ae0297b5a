package dev.runbook.document;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Pages for tests: text in, and what was read in words that a test can compare. */
final class Pages {
  private Pages() {}

  static Document parse(String page) {
    return new DocumentParser().parse(Source.of("page.md", page));
  }

  /** The only block of a page that has no problems. */
  static Block block(String page) {
    Document document = parse(page);
    if (!document.problems().isEmpty() || document.blocks().size() != 1) {
      throw new AssertionError(document.blocks() + " " + problems(document));
    }
    return document.blocks().get(0);
  }

  /** A page's problems, rendered. */
  static List<String> problems(Document document) {
    return document.problems().stream().map(Problem::render).toList();
  }

  static List<String> problems(String page) {
    return problems(parse(page));
  }

  /** The only problem of a page, rendered. */
  static String problem(String page) {
    List<String> problems = problems(page);
    if (problems.size() != 1) {
      throw new AssertionError("expected one problem: " + problems);
    }
    return problems.get(0);
  }

  /** Attributes in one line. */
  static String said(Attributes attributes) {
    return attributes.values().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().text())
        .collect(Collectors.joining(" "));
  }

  /** The elements of a page's sections, one line each. */
  static List<String> elements(String page) {
    return parse(page).sections().stream()
        .flatMap(section -> section.elements().stream())
        .map(Pages::line)
        .toList();
  }

  private static String line(Element element) {
    if (element instanceof Prose prose) {
      String marker = prose.marker().isEmpty() ? "" : prose.marker() + " ";
      return prose.kind() + " " + prose.depth() + " " + marker + prose.plain();
    }
    if (element instanceof Task task) {
      return "TASK " + task.depth() + (task.done() ? " done " : " ") + task.plain();
    }
    if (element instanceof Alert alert) {
      return alert.kind() + " " + alert.plain();
    }
    Block block = (Block) element;
    return "BLOCK " + block.depth() + " " + block.language() + ": " + block.text();
  }

  static String resource(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of a file with one JSON value on each line. */
  static List<YamlNode> jsonLines(String name) {
    return resource(name)
        .lines()
        .map(line -> Source.of(name, line))
        .map(source -> Yaml.parse(source, new Problems(source)).orElseThrow())
        .toList();
  }

  static String text(YamlNode node) {
    return ((YamlNode.Scalar) node).text();
  }
}
