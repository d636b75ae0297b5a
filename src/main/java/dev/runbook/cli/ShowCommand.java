package dev.runbook.cli;

import dev.runbook.cli.console.PageView;
import dev.runbook.plan.Procedure;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code runbook show TARGET}. */
@Command(name = "show", description = "Show a page, rendered for the terminal.")
final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TARGET", description = "A page, a section, or file#section.")
  private String target;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  ShowCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<ShowCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PlainOptions.NONE, 1)
        .filter(words -> words.operand().isPresent())
        .map(
            words -> {
              ShowCommand command = new ShowCommand(world);
              command.target = words.operand().get();
              command.common = CommonOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    try (CommandSession session = CommandSession.reading(world, common)) {
      Procedure page = new Chooser(session.runbooks()).page(target);
      world.result(common).paged(screen -> new PageView(screen).show(page));
      return ExitStatus.DONE;
    }
  }
}
