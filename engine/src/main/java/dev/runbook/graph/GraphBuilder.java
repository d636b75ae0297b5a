package dev.runbook.graph;

import dev.runbook.document.Document;
import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.document.Settings.ParamType;
import dev.runbook.shell.placeholder.Declaration;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.CatalogueAdditions;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the step graph of a page. */
public final class GraphBuilder {
  private final Set<String> environment;
  private final CatalogueAdditions repository;

  /**
   * A builder.
   *
   * @param environment the names of the environment's variables: one that is set is no placeholder
   */
  public GraphBuilder(Set<String> environment) {
    this(environment, CatalogueAdditions.NONE);
  }

  /**
   * A builder for the pages of a repository.
   *
   * @param environment the names of the environment's variables
   * @param repository what the repository teaches of programs, for all its pages
   */
  public GraphBuilder(Set<String> environment, CatalogueAdditions repository) {
    this.environment = Set.copyOf(environment);
    this.repository = repository;
  }

  /** Reads every section of the page; what is wrong is collected in the graph. */
  public StepGraph build(Document document) {
    Problems problems = new Problems(document.source());
    Fences fences = new Fences(document);
    PlaceholderFinder finder = finder(document, fences);
    Catalogue catalogue =
        Catalogue.shipped().with(repository).with(document.frontMatter().settings().programs());
    PageSteps page = new PageSteps(document, problems, finder, fences, catalogue);
    List<Step> read = page.read();
    List<NotPlayed> notPlayed = new NotPlayedText(document, fences, page.typed()).find();
    List<Step> steps =
        new JavaVariables(document.frontMatter().settings().params().values(), read, problems)
            .in(read);
    new References(steps, problems, document).check();
    new RetryCheck(document, problems, catalogue).check(steps);
    new DeclaredParams(document, problems).check(steps);
    Map<String, ChoicesFrom> choices =
        new ChoiceSources(document, steps, problems, catalogue).find();
    SampleValues samples = new SampleValues(problems, finder);
    samples.check(fences.all().stream().filter(Fence::isShell).toList());
    notPlayed.stream().filter(each -> !each.offered()).forEach(each -> note(each, problems));
    List<Problem> all = new ArrayList<>(new FenceProblems(document, fences).weighed());
    all.addAll(problems.all());
    all.sort(Comparator.comparingInt(problem -> problem.span().start()));
    return new StepGraph(document, steps, notPlayed, page.texts(), choices, all, catalogue);
  }

  private static void note(NotPlayed each, Problems problems) {
    Problem note =
        Problem.note(problems.source(), each.span(), NotPlayed.CODE, "not played: " + each.why());
    problems.add(
        note.withHint(
            "put commands to play in a ```bash fence, and text to read in a ```text fence"));
  }

  private PlaceholderFinder finder(Document document, Fences fences) {
    List<Declaration> declared = new ArrayList<>();
    for (DeclaredParam param : document.frontMatter().settings().params().values()) {
      boolean words = param.type() == ParamType.WORDS;
      declared.add(new Declaration(param.name(), param.placeholder(), words));
    }
    Set<String> captured = new HashSet<>();
    List<String> scripts = new ArrayList<>();
    for (Fence fence : fences.all()) {
      if (fence.plays()) {
        fence.block().attributes().text("capture").ifPresent(captured::add);
      }
      if (fence.isShell()) {
        scripts.add(fence.prompts().script());
      }
    }
    return PlaceholderFinder.ofPage(
        declared, environment, captured, ReplacedValues.of(document), scripts);
  }
}
