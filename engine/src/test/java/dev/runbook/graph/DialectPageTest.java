package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.DocumentParser;
import dev.runbook.document.Settings;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Secrets;
import dev.runbook.source.Problem;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The page about the dialect says what is so: its examples are read, and give what stands under
 * them.
 */
class DialectPageTest {
  private static final Path PAGE = Path.of(System.getProperty("runbook.root"), "docs/dialect.md");

  @TestFactory
  Stream<DynamicTest> everyExampleGivesWhatStandsUnderIt() {
    Document page = new DocumentParser().parse(new SourceReader().read(PAGE));
    List<Block> blocks = page.blocks();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i + 1 < blocks.size(); i++) {
      Block example = blocks.get(i);
      if (example.language().equals("markdown")) {
        String expected = blocks.get(i + 1).text();
        tests.add(
            DynamicTest.dynamicTest(
                "line " + page.source().line(example.span().start()),
                () -> assertThat(listing(example.text())).isEqualTo(expected)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests.stream();
  }

  /** What is made of a page, as the page about the dialect writes it. */
  private static String listing(String page) {
    StepGraph graph = Graphs.of(page);
    StringBuilder out = new StringBuilder();
    graph.steps().forEach(step -> add(step, graph, out));
    graph.problems().forEach(problem -> out.append(said(problem)).append('\n'));
    return out.toString();
  }

  private static void add(Step step, StepGraph graph, StringBuilder out) {
    out.append(step.id());
    if (step.kind() != StepKind.SHELL) {
      out.append(" · ").append(step.kind().word());
    }
    step.condition().ifPresent(condition -> out.append(" · optional: ").append(condition));
    step.alternativeTo().ifPresent(first -> out.append(" · instead of ").append(first));
    out.append('\n');
    step.commands().forEach(command -> out.append(said(command)).append('\n'));
    step.insideLines().forEach(line -> out.append("  inside: ").append(line).append('\n'));
    String asked = String.join(", ", asked(step, graph));
    if (!asked.isEmpty()) {
      out.append("  asks for: ").append(asked).append('\n');
    }
  }

  private static String said(Command command) {
    String text = command.login() ? "(login)" : command.run();
    int newline = text.indexOf('\n');
    return "  "
        + command.where().host()
        + (command.where().kept() ? "> " : "$ ")
        + (newline < 0 ? text : text.substring(0, newline) + "…");
  }

  private static List<String> asked(Step step, StepGraph graph) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (Command command : step.texts().toList()) {
      for (Placeholder each : command.placeholders()) {
        asked.putIfAbsent(each.name(), each.name() + remark(each, graph));
      }
    }
    return List.copyOf(asked.values());
  }

  private static String remark(Placeholder placeholder, StepGraph graph) {
    Settings.DeclaredParam declared =
        graph.document().frontMatter().settings().params().get(placeholder.name());
    List<String> choices = declared == null ? placeholder.choices() : declared.choices();
    if (Secrets.isSecretName(placeholder.name())) {
      return " (secret)";
    }
    return choices.isEmpty() ? "" : " (" + String.join(", ", choices) + ")";
  }

  private static String said(Problem problem) {
    return problem.severity().word()
        + "["
        + problem.code()
        + "] line "
        + problem.line()
        + ": "
        + problem.message()
        + problem.hint().map(hint -> " (" + hint + ")").orElse("");
  }
}
