package dev.runbook.cli;

import static java.util.stream.Collectors.joining;

import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Table;
import dev.runbook.cli.console.Text;
import dev.runbook.journal.LastWorked;
import dev.runbook.journal.RunSummary;
import dev.runbook.json.Json;
import dev.runbook.plan.Library;
import dev.runbook.plan.PageListing;
import dev.runbook.plan.ProcedureListing;
import dev.runbook.report.CurrentPages;
import dev.runbook.report.PageState;
import dev.runbook.report.TimeAgo;
import dev.runbook.source.NearestFile;
import dev.runbook.source.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook list [PATH]}. */
@Command(name = "list", description = "List runbooks and their procedures.")
final class ListCommand implements Callable<Integer> {
  /** The column that gives way on a narrow terminal. */
  private static final int TITLE = 1;

  /** How many columns the names of a procedure's hosts may take. */
  private static final int MOST_OF_HOSTS = 36;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A page or a folder to list instead.")
  private Optional<Path> where = Optional.empty();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;
  private final CurrentPages current = new CurrentPages();

  ListCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<ListCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PlainOptions.flags("--json"), 1)
        .map(
            words -> {
              ListCommand command = new ListCommand(world);
              command.where = words.operand().map(Path::of);
              command.json = words.has("--json");
              command.common = CommonOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    where.filter(path -> Files.isDirectory(path)).ifPresent(common.path()::add);
    where
        .filter(path -> !Files.exists(path))
        .ifPresent(
            path -> {
              throw new UsageException(
                  "there is no page or folder `" + path + "`\n  = " + NearestFile.hint(path));
            });
    try (CommandSession session = CommandSession.reading(world, common)) {
      Library library = session.runbooks().library();
      Library.Listings listings = listings(library);
      listings.unreadable().forEach(each -> world.conversation(common).line(each.getMessage()));
      print(listings.pages(), library);
      return listings.unreadable().isEmpty() ? ExitStatus.DONE : ExitStatus.USAGE;
    }
  }

  private Library.Listings listings(Library library) {
    Optional<Path> page = where.filter(path -> !Files.isDirectory(path));
    if (page.isEmpty()) {
      return library.listings();
    }
    try {
      return new Library.Listings(List.of(library.listing(page.get())), List.of());
    } catch (UnreadableException e) {
      return new Library.Listings(List.of(), List.of(e));
    }
  }

  /** One line of the list. */
  private record Entry(PageListing page, ProcedureListing procedure) {}

  private void print(List<PageListing> pages, Library library) {
    List<Entry> found = new ArrayList<>();
    for (PageListing page : pages) {
      for (ProcedureListing each : page.offered()) {
        found.add(new Entry(page, each));
      }
    }
    Screen screen = world.result(common);
    LastWorked last = world.lastWorked(pages.stream().map(this::file).toList());
    if (json) {
      screen.line(Json.pretty(found.stream().map(each -> json(each, last)).toList()));
      return;
    }
    if (found.isEmpty()) {
      world
          .conversation(common)
          .line(
              "No runbooks in "
                  + library.folders().stream().map(ListCommand::spoken).collect(joining(", "))
                  + "; --path FOLDER looks elsewhere, `runbook new NAME` writes one.");
      return;
    }
    boolean anyWorked = false;
    Map<String, Integer> named = new HashMap<>();
    for (Entry each : found) {
      anyWorked = anyWorked || worked(each, last).isPresent();
      named.merge(each.procedure().name(), 1, Integer::sum);
    }
    Table table =
        anyWorked
            ? new Table("target", "title", "steps", "hosts", "risk", "last worked")
            : new Table("target", "title", "steps", "hosts", "risk");
    for (Entry each : found) {
      boolean one = named.get(each.procedure().name()) == 1;
      List<Text> cells = row(one ? each.procedure().name() : onItsPage(each), each.procedure());
      if (anyWorked) {
        cells.add(Text.of(worked(each, last).map(this::whenWorked).orElse("never"), Style.DIM));
      }
      table.row(cells.toArray(new Text[0]));
    }
    if (world.terminals().out()) {
      table.printWithin(screen, TITLE);
    } else {
      table.print(screen);
    }
  }

  private static String spoken(Path folder) {
    return folder.toString().isEmpty() || folder.equals(Path.of("."))
        ? "this folder"
        : folder.toString();
  }

  /** A target that two pages offer is named with its page, as it can be played. */
  private String onItsPage(Entry entry) {
    Path path = entry.page().path();
    Path here = world.folder();
    String page = (path.startsWith(here) ? here.relativize(path) : path).toString();
    return entry.procedure().section().isBlank() ? page : page + "#" + entry.procedure().section();
  }

  private Optional<RunSummary> worked(Entry entry, LastWorked last) {
    return last.of(file(entry.page()), entry.procedure().name());
  }

  private Path file(PageListing page) {
    return world.folder().resolve(page.path());
  }

  private String whenWorked(RunSummary run) {
    PageState page = current.state(run);
    String changed = page == PageState.SAME ? "" : ", page " + page.word() + " since";
    return TimeAgo.of(run.start(), world.clock().instant()) + changed;
  }

  private Object json(Entry entry, LastWorked last) {
    ProcedureListing procedure = entry.procedure();
    Optional<RunSummary> worked = worked(entry, last);
    return Json.map(
        "target", procedure.name(),
        "title", procedure.title(),
        "path", entry.page().path().toString(),
        "section", procedure.section(),
        "line", procedure.line(),
        "steps", procedure.steps(),
        "hosts", procedure.hosts(),
        "risk", procedure.risk().word(),
        "worked",
            worked
                .map(
                    run ->
                        Json.map(
                            "run", run.id(),
                            "time", run.start().toString(),
                            "page", current.state(run).word()))
                .orElse(null));
  }

  /** Some of them where they are many; {@code --json} has all. */
  private static String hosts(List<String> hosts) {
    StringBuilder some = new StringBuilder();
    for (int i = 0; i < hosts.size(); i++) {
      if (i > 0 && some.length() + hosts.get(i).length() > MOST_OF_HOSTS) {
        return some.append(" and ").append(hosts.size() - i).append(" more").toString();
      }
      some.append(i == 0 ? "" : ", ").append(hosts.get(i));
    }
    return some.toString();
  }

  private static List<Text> row(String target, ProcedureListing procedure) {
    List<Text> cells = new ArrayList<>();
    cells.add(Text.of(target, Style.BOLD));
    cells.add(Text.of(procedure.title()));
    cells.add(Text.of("" + procedure.steps()));
    cells.add(Text.of(hosts(procedure.hosts())));
    cells.add(Table.risk(procedure.risk()));
    return cells;
  }
}
