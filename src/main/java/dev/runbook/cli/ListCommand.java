package dev.runbook.cli;

import static java.util.stream.Collectors.joining;

import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Table;
import dev.runbook.cli.console.Text;
import dev.runbook.journal.LastWorked;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.json.Json;
import dev.runbook.plan.Library;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Procedure;
import dev.runbook.report.Ago;
import dev.runbook.report.PageState;
import dev.runbook.shell.Risk;
import dev.runbook.source.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A page or a folder to list instead.")
  private Optional<Path> where = Optional.empty();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  ListCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    where.filter(path -> Files.isDirectory(path)).ifPresent(common.path()::add);
    where
        .filter(path -> !Files.exists(path))
        .ifPresent(
            path -> {
              throw new UsageException("there is no page or folder `" + path + "`");
            });
    try (Session session = Session.reading(world, common)) {
      Library library = session.runbooks().library();
      List<Path> pages =
          where.filter(path -> !Files.isDirectory(path)).map(List::of).orElseGet(library::pages);
      List<Procedure> found = new ArrayList<>();
      int unreadable = 0;
      for (Path page : pages) {
        try {
          PageProcedures procedures = library.read(page);
          found.addAll(procedures.offered());
        } catch (UnreadableException e) {
          world.conversation(common).line(e.getMessage());
          unreadable++;
        }
      }
      print(found, library);
      return unreadable > 0 ? ExitStatus.USAGE : ExitStatus.DONE;
    }
  }

  private void print(List<Procedure> found, Library library) {
    Screen screen = world.result(common);
    LastWorked last =
        LastWorked.of(new RunStore(RunStore.usualRoot(world.environment())).list().runs());
    if (json) {
      screen.line(Json.pretty(found.stream().map(each -> json(each, last)).toList()));
      return;
    }
    if (found.isEmpty()) {
      world
          .conversation(common)
          .line(
              "No runbooks in "
                  + library.folders().stream().map(Path::toString).collect(joining(", "))
                  + "; --path FOLDER looks elsewhere, `runbook new NAME` writes one.");
      return;
    }
    boolean anyWorked = found.stream().anyMatch(each -> worked(each, last).isPresent());
    Table table =
        anyWorked
            ? new Table("target", "title", "steps", "hosts", "risk", "last worked")
            : new Table("target", "title", "steps", "hosts", "risk");
    for (Procedure each : found) {
      List<Text> cells = new ArrayList<>(row(each));
      if (anyWorked) {
        cells.add(Text.of(worked(each, last).map(this::whenWorked).orElse("never"), Style.DIM));
      }
      table.row(cells.toArray(Text[]::new));
    }
    if (world.terminals().out()) {
      table.printWithin(screen, TITLE);
    } else {
      table.print(screen);
    }
  }

  private Optional<RunSummary> worked(Procedure procedure, LastWorked last) {
    return last.of(world.folder().resolve(procedure.path()), procedure.name());
  }

  private String whenWorked(RunSummary run) {
    PageState page = PageState.of(run);
    String changed = page == PageState.SAME ? "" : ", page " + page.word() + " since";
    return Ago.of(run.start(), world.clock().instant()) + changed;
  }

  private Object json(Procedure procedure, LastWorked last) {
    Optional<RunSummary> worked = worked(procedure, last);
    return Json.map(
        "target", procedure.name(),
        "title", procedure.title(),
        "path", procedure.path().toString(),
        "section", procedure.section().slug(),
        "line", procedure.page().document().source().line(procedure.section().span().start()),
        "steps", procedure.steps().size(),
        "hosts", hosts(procedure),
        "risk", risk(procedure).word(),
        "worked",
            worked
                .map(
                    run ->
                        Json.map(
                            "run", run.id(),
                            "time", run.start().toString(),
                            "page", PageState.of(run).word()))
                .orElse(null));
  }

  private static List<Text> row(Procedure procedure) {
    return List.of(
        Text.of(procedure.name(), Style.BOLD),
        Text.of(procedure.title()),
        Text.of("" + procedure.steps().size()),
        Text.of(String.join(", ", hosts(procedure))),
        Table.risk(risk(procedure)));
  }

  private static List<String> hosts(Procedure procedure) {
    return procedure.steps().stream().flatMap(step -> step.hosts().stream()).distinct().toList();
  }

  private static Risk risk(Procedure procedure) {
    return procedure.steps().stream().map(step -> step.risk()).reduce(Risk.NONE, Risk::or);
  }
}
