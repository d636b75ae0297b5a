package dev.runbook.cli;

import dev.runbook.cli.console.DiffView;
import dev.runbook.cli.console.Screen;
import dev.runbook.diff.DiffJson;
import dev.runbook.diff.DiffMarkdown;
import dev.runbook.diff.PageDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook diff REV [TARGET]}. */
@Command(
    name = "diff",
    description = "Show what pages would do differently since a git revision. Runs nothing.",
    footer = {
      "",
      "Exit status: 0; with --exit-code 1 if something has changed; 2 if the pages "
          + "cannot be compared."
    })
final class DiffCommand implements Callable<Integer> {
  /** How it is printed. */
  enum Format {
    text,
    markdown,
    json
  }

  @Parameters(index = "0", paramLabel = "REV", description = "A branch, a tag, a commit.")
  private String revision;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "Only this page (default: all pages there are).")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); `markdown` is a comment for"
              + " a pull request.")
  private Format format = Format.text;

  @Option(names = "--json", description = "As JSON: schema runbook.diff/1.")
  private boolean json;

  @Option(names = "--exit-code", description = "Exit with status 1 if something has changed.")
  private boolean exitCode;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  DiffCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    try (CommandSession session = CommandSession.reading(world, common)) {
      Optional<Path> only = target.map(name -> new Chooser(session.runbooks()).page(name).path());
      List<PageDiff> pages = session.runbooks().diff(revision, only);
      Screen screen = world.result(common);
      switch (json ? Format.json : format) {
        case json -> screen.line(DiffJson.of(revision, pages));
        case markdown -> screen.text(DiffMarkdown.of(revision, pages));
        default -> new DiffView(screen, common.verbose()).show(pages);
      }
      if (pages.stream().anyMatch(page -> page.unreadable().isPresent())) {
        return ExitStatus.USAGE;
      }
      return exitCode && !pages.isEmpty() ? ExitStatus.FAILED : ExitStatus.DONE;
    }
  }
}
