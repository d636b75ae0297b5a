package dev.runbook.graph;

import dev.runbook.document.Alert;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Inline;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.document.Settings.ParamType;
import dev.runbook.shell.placeholder.Declaration;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.placeholder.SaidToReplace;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds the step graph of a page. */
public final class GraphBuilder {
  private final Set<String> environment;

  /**
   * A builder.
   *
   * @param environment the names of the environment's variables: one that is set is no placeholder
   */
  public GraphBuilder(Set<String> environment) {
    this.environment = Set.copyOf(environment);
  }

  /** Reads every section of the page; what is wrong is collected in the graph. */
  public StepGraph build(Document document) {
    Problems problems = new Problems(document.source());
    PlaceholderFinder finder = finder(document);
    List<Step> read = new PageSteps(document, problems, finder).read();
    List<Step> steps =
        new JavaVariables(document.frontMatter().settings().params().values(), read, problems)
            .in(read);
    new References(steps, problems, document).check();
    new DeclaredParams(document, problems).check(steps);
    SampleValues samples = new SampleValues(problems, finder);
    document.blocks().stream().filter(GraphBuilder::isShellStep).forEach(samples::check);
    List<Problem> all = new ArrayList<>(document.problems());
    all.addAll(problems.all());
    all.sort(Comparator.comparingInt(problem -> problem.span().start()));
    return new StepGraph(document, steps, all);
  }

  private PlaceholderFinder finder(Document document) {
    List<Declaration> declared = new ArrayList<>();
    for (DeclaredParam param : document.frontMatter().settings().params().values()) {
      boolean words = param.type() == ParamType.WORDS;
      declared.add(new Declaration(param.name(), param.placeholder(), words));
    }
    Set<String> captured = new HashSet<>();
    List<String> scripts = new ArrayList<>();
    for (Block block : document.blocks()) {
      if (BlockSteps.isExecutable(block)) {
        block.attributes().text("capture").ifPresent(captured::add);
      }
      if (isShellStep(block)) {
        scripts.add(BlockScript.prompts(block).script());
      }
    }
    return PlaceholderFinder.ofPage(
        declared, environment, captured, saidToReplace(document), scripts);
  }

  private static Set<String> saidToReplace(Document document) {
    Set<String> found = new HashSet<>();
    for (Section section : document.sections()) {
      for (Element element : section.elements()) {
        if (element instanceof Prose prose) {
          found.addAll(SaidToReplace.in(withBackticks(prose.text())));
        } else if (element instanceof Alert alert) {
          found.addAll(SaidToReplace.in(withBackticks(alert.text())));
        }
      }
    }
    return found;
  }

  private static String withBackticks(List<Inline> text) {
    StringBuilder out = new StringBuilder();
    for (Inline run : text) {
      boolean code = run.style() == Inline.Style.CODE;
      out.append(code ? "`" + run.text() + "`" : run.text());
    }
    return out.toString();
  }

  private static boolean isShellStep(Block block) {
    return BlockSteps.isExecutable(block) && isShell(block);
  }

  private static boolean isShell(Block block) {
    return block
        .attributes()
        .text("interpreter")
        .map(Interpreter::isShell)
        .orElse(!Languages.isJShell(block.language()));
  }
}
