package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Map<String, Optional<String>> declared = new HashMap<>();
    for (DeclaredParam param : document.frontMatter().settings().params().values()) {
      declared.put(param.name(), param.placeholder());
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
    return PlaceholderFinder.ofPage(declared, environment, captured, scripts);
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
