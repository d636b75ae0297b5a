package dev.runbook.lint;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.StepGraph;
import dev.runbook.shell.program.CatalogueAdditions;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks through many pages at once, on all processors. */
public final class Lint {
  /**
   * Variables that are set wherever a page is played. The operator's own are not asked: a page must
   * not lint differently on the next machine.
   */
  private static final Set<String> SET_EVERYWHERE =
      Set.of("HOME", "PATH", "USER", "LOGNAME", "SHELL", "PWD", "TERM", "LANG", "TMPDIR", "EDITOR");

  /** Looks through the blocks of pages at once. */
  @FunctionalInterface
  public interface BlockCheck {
    /** What it finds, by page; nothing of a page that has nothing wrong. */
    Map<StepGraph, List<Problem>> of(List<StepGraph> pages);
  }

  private final SourceReader reader;
  private final GraphBuilder graphs;
  private final BlockCheck bash;
  private final Optional<Shellcheck> shellcheck;

  /**
   * A lint.
   *
   * @param reader reads each page once
   * @param bash finds what bash refuses
   * @param shellcheck looks at the blocks too, where it is installed
   */
  public Lint(SourceReader reader, BlockCheck bash, Optional<Shellcheck> shellcheck) {
    this(reader, CatalogueAdditions.NONE, bash, shellcheck);
  }

  /**
   * A lint of a repository's pages.
   *
   * @param programs what the repository teaches of programs
   */
  public Lint(
      SourceReader reader,
      CatalogueAdditions programs,
      BlockCheck bash,
      Optional<Shellcheck> shellcheck) {
    this.reader = reader;
    this.graphs = new GraphBuilder(SET_EVERYWHERE, programs);
    this.bash = bash;
    this.shellcheck = shellcheck;
  }

  /** One page as far as it could be read. */
  private record Attempt(Optional<Page> page, Optional<Problem> refusal) {}

  /** Looks through pages; one that cannot be read is a finding itself. */
  public LintReport of(List<Path> paths, LintOptions options) {
    List<Attempt> attempts = paths.parallelStream().map(this::read).toList();
    List<Page> pages = attempts.stream().flatMap(attempt -> attempt.page().stream()).toList();
    boolean checking = options.shellcheck() && shellcheck.isPresent() && wantsShellcheck(options);
    Map<StepGraph, List<Problem>> refused = bash.of(pages.stream().map(Page::graph).toList());
    Map<Page, List<Problem>> more = new HashMap<>();
    pages.forEach(page -> more.put(page, refused.getOrDefault(page.graph(), List.of())));
    if (checking) {
      shellcheck
          .get()
          .in(pages, options)
          .forEach((page, found) -> more.merge(page, found, Lint::both));
    }
    PageLinter linter = new PageLinter(options, checking);
    Set<Baseline.Entry> known =
        options.baseline().map(all -> Set.copyOf(all.entries())).orElse(Set.of());
    List<LintedPage> linted =
        IntStream.range(0, attempts.size())
            .parallel()
            .mapToObj(i -> linted(attempts.get(i), linter, more, known))
            .toList();
    return report(linted, options);
  }

  /** Looks through one page that was read elsewhere, by rules alone. */
  public PageFindings of(Source source, LintOptions options) {
    return new PageLinter(options, false).lint(page(source), List.of()).page();
  }

  private static List<Problem> both(List<Problem> first, List<Problem> second) {
    List<Problem> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private static boolean wantsShellcheck(LintOptions options) {
    return options.only().isEmpty()
        || options.only().stream().anyMatch(name -> name.startsWith("shellcheck"));
  }

  private Attempt read(Path path) {
    try {
      return new Attempt(Optional.of(page(reader.read(path))), Optional.empty());
    } catch (UnreadableException e) {
      return new Attempt(Optional.empty(), Optional.of(e.problem()));
    }
  }

  private Page page(Source source) {
    return new Page(graphs.build(new DocumentParser().parse(source)));
  }

  private static LintedPage linted(
      Attempt attempt,
      PageLinter linter,
      Map<Page, List<Problem>> more,
      Set<Baseline.Entry> known) {
    return attempt
        .page()
        .map(page -> linter.lint(page, more.getOrDefault(page, List.of())))
        .orElseGet(
            () -> {
              Problem refusal = attempt.refusal().orElseThrow();
              return LintedPage.of(refusal.source(), List.of(refusal), 0, known);
            });
  }

  private LintReport report(List<LintedPage> linted, LintOptions options) {
    Set<Baseline.Entry> present = new HashSet<>();
    List<String> names = new ArrayList<>();
    List<PageFindings> pages = new ArrayList<>();
    for (LintedPage each : linted) {
      present.addAll(each.present());
      names.add(each.page().source().name());
      pages.add(each.page());
    }
    List<Baseline.Entry> gone =
        options.baseline().map(all -> all.without(present, names)).orElse(List.of());
    boolean missed = options.shellcheck() && shellcheck.isEmpty();
    Optional<String> remark =
        missed
            ? Optional.of(
                "shellcheck is not installed: only our own rules have looked at the blocks")
            : Optional.empty();
    return new LintReport(pages, gone, remark);
  }
}
