package dev.runbook.diff;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.StepGraph;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanText;
import dev.runbook.source.LineDifference;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares pages with a revision of their git repository. */
public final class RevisionDiff {
  private final SourceReader reader;
  private final GraphBuilder graphs;
  private final Map<String, String> environment;

  /**
   * A comparison.
   *
   * @param environment where git is found
   */
  public RevisionDiff(SourceReader reader, GraphBuilder graphs, Map<String, String> environment) {
    this.reader = reader;
    this.graphs = graphs;
    this.environment = environment;
  }

  /**
   * The pages that have changed, by path; those that do the same as before are left out.
   *
   * @param folders the folders whose pages are compared
   * @param only the page that is compared alone, where one is named
   * @throws UnreadableException when there is no repository, or no such revision
   */
  public List<PageDiff> since(String revision, List<Path> folders, Optional<Path> only) {
    Path first = only.map(page -> folderOf(page)).orElse(folders.get(0));
    GitPages git = GitPages.of(first, revision, environment);
    List<PageDiff> found = new ArrayList<>();
    for (GitPages.Changed page : git.changed()) {
      Path path = git.root().resolve(page.now().or(page::before).orElseThrow());
      if (only.isPresent() ? isSame(path, only.get()) : isIn(path, folders)) {
        PageDiff diff = compare(git, page);
        if (!diff.isNothing()) {
          found.add(diff);
        }
      }
    }
    found.sort(Comparator.comparing(PageDiff::page));
    return found;
  }

  /**
   * Every file of a folder's repository that has changed since a revision, or that git does not
   * know yet: where it really is.
   *
   * @throws UnreadableException when there is no repository, or no such revision
   */
  public static Set<Path> changedFiles(
      String revision, Path folder, Map<String, String> environment) {
    GitPages git = GitPages.of(folder, revision, environment);
    return git.changedFiles().map(git.root()::resolve).collect(Collectors.toSet());
  }

  private static Path folderOf(Path page) {
    return Optional.ofNullable(page.toAbsolutePath().getParent()).orElse(page);
  }

  private static boolean isSame(Path one, Path other) {
    return one.normalize().equals(real(other));
  }

  private static boolean isIn(Path page, List<Path> folders) {
    return !page.getFileName().toString().equalsIgnoreCase("README.md")
        && folders.stream().anyMatch(folder -> page.normalize().startsWith(real(folder)));
  }

  /** git says where things really are. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private PageDiff compare(GitPages git, GitPages.Changed page) {
    String name = page.now().or(page::before).orElseThrow();
    try {
      Optional<Plan> before =
          page.before().flatMap(path -> git.text(path).map(text -> plan(path, text)));
      Optional<Plan> now =
          page.now()
              .filter(path -> Files.isRegularFile(git.root().resolve(path)))
              .map(path -> plan(path, reader.read(git.root().resolve(path)).text()));
      List<StepChange> changes =
          before.isPresent() && now.isPresent() ? PlanDiff.of(before.get(), now.get()) : List.of();
      List<String> text = LineDifference.changed(lines(before), lines(now));
      return new PageDiff(
          name, page.before(), page.now().isEmpty(), changes, text, Optional.empty());
    } catch (UnreadableException e) {
      return new PageDiff(
          name,
          page.before(),
          page.now().isEmpty(),
          List.of(),
          List.of(),
          Optional.of(e.problem().message()));
    }
  }

  private static List<String> lines(Optional<Plan> plan) {
    return plan.map(PlanText::of).orElse("").lines().filter(line -> !line.startsWith("#")).toList();
  }

  private Plan plan(String path, String text) {
    StepGraph graph =
        graphs.build(
            new DocumentParser().parse(reader.decode(path, text.getBytes(StandardCharsets.UTF_8))));
    return PlanText.unfilled(new PageProcedures(graph, Path.of(path)).wholePage());
  }
}
