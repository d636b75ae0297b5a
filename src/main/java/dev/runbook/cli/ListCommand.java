package dev.runbook.cli;

import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Table;
import dev.runbook.cli.console.Text;
import dev.runbook.json.Json;
import dev.runbook.plan.Library;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Procedure;
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
  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A page or a folder to list instead.")
  private Optional<Path> where = Optional.empty();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final World world;

  ListCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    where.filter(path -> Files.isDirectory(path)).ifPresent(common.path()::add);
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
    if (json) {
      screen.line(Json.pretty(found.stream().map(ListCommand::json).toList()));
      return;
    }
    if (found.isEmpty()) {
      world
          .conversation(common)
          .line("No runbooks in " + library.folders() + "; --path FOLDER looks elsewhere.");
      return;
    }
    Table table = new Table("target", "title", "steps", "hosts", "risk");
    found.forEach(each -> table.row(row(each)));
    table.print(screen);
  }

  private static Object json(Procedure procedure) {
    return Json.map(
        "target", procedure.name(),
        "title", procedure.title(),
        "path", procedure.path().toString(),
        "section", procedure.section().slug(),
        "line", procedure.page().document().source().line(procedure.section().span().start()),
        "steps", procedure.steps().size(),
        "hosts", hosts(procedure),
        "risk", risk(procedure).word());
  }

  private static Text[] row(Procedure procedure) {
    return new Text[] {
      Text.of(procedure.name(), Style.BOLD),
      Text.of(procedure.title()),
      Text.of("" + procedure.steps().size()),
      Text.of(String.join(", ", hosts(procedure))),
      Table.risk(risk(procedure))
    };
  }

  private static List<String> hosts(Procedure procedure) {
    return procedure.steps().stream().flatMap(step -> step.hosts().stream()).distinct().toList();
  }

  private static Risk risk(Procedure procedure) {
    return procedure.steps().stream().map(step -> step.risk()).reduce(Risk.NONE, Risk::or);
  }
}
