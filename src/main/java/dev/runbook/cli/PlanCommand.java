package dev.runbook.cli;

import dev.runbook.cli.console.PlanView;
import dev.runbook.cli.console.Screen;
import dev.runbook.journal.PlanFile;
import dev.runbook.plan.Mermaid;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.Procedure;
import dev.runbook.run.Mask;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook plan TARGET}. */
@Command(
    name = "plan",
    description = "Show what would run, where, in what order, at what risk. Runs nothing.")
final class PlanCommand implements Callable<Integer> {
  private static final PlainOptions PLAIN =
      PlainOptions.flags("--json").and(PlanningOptions.PLAIN).and(ReachOptions.PLAIN);

  @Parameters(paramLabel = "TARGET", description = "A page, a section, or file#section.")
  private String target;

  @Option(names = "--json", description = "As JSON: schema runbook.plan/1.")
  private boolean json;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); `plan` is the text that"
              + " PAGE.plan.txt holds, `mermaid` a picture that GitHub draws.")
  private PlanFormat format = PlanFormat.text;

  @Mixin private PlanningOptions planning = new PlanningOptions();
  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  PlanCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<PlanCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PLAIN, 1)
        .filter(words -> words.operand().isPresent())
        .map(
            words -> {
              PlanCommand command = new PlanCommand(world);
              command.target = words.operand().get();
              command.json = words.has("--json");
              command.planning = PlanningOptions.of(words);
              command.reach = ReachOptions.of(words);
              command.common = CommonOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    try (CommandSession session =
        CommandSession.open(world, common, planning.mock(), reach.preferences(world))) {
      Procedure procedure = new Chooser(session.runbooks()).page(target);
      Plan plan =
          new ValuePlanning(world, planning, common.maxSize()).plan(session.runbooks(), procedure);
      Screen screen = world.result(common);
      Mask mask = session.runbooks().mask(plan);
      screen.covers(mask::text);
      switch (json ? PlanFormat.json : format) {
        case json -> screen.line(PlanFile.of(plan, mask).text());
        case plan -> screen.text(PlanText.of(plan));
        case mermaid -> screen.text(Mermaid.of(plan));
        default -> screen.paged(page -> new PlanView(page, common.verbose()).show(plan));
      }
      return plan.errors().isEmpty() ? ExitStatus.DONE : ExitStatus.USAGE;
    }
  }
}
