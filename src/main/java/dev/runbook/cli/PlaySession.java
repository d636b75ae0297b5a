package dev.runbook.cli;

import dev.runbook.cli.console.Attention;
import dev.runbook.cli.console.Deviations;
import dev.runbook.cli.console.ForwardingPrompter;
import dev.runbook.cli.console.Pager;
import dev.runbook.cli.console.ParamPrompts;
import dev.runbook.cli.console.ProblemView;
import dev.runbook.cli.console.Prompt;
import dev.runbook.cli.console.PromptAnswer;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.RunControl;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.ShellOpener;
import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Text;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.Procedure;
import dev.runbook.play.FlagCheck;
import dev.runbook.play.MissingValues;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.Selection;
import dev.runbook.run.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The common part of plays and resumptions: the screen, the keys, signals, missing values. */
final class PlaySession implements AutoCloseable {
  private final ProcessContext world;
  private final OutputOptions common;
  private final PlayFlags flags;
  private final CommandSession session;
  private final Screen screen;
  private final RunControl control;
  private final boolean asks;
  private final Attention attention;
  private Prompter prompter;
  private boolean leaves;

  PlaySession(ProcessContext world, OutputOptions common, PlayFlags flags, CommandSession session) {
    this.world = world;
    this.common = common;
    this.flags = flags;
    this.session = session;
    this.asks = world.terminals().canAsk() && !flags.yes();
    this.screen =
        new Screen(world.err(), world.hasColours(common, world.terminals().err()), this::columns);
    if (world.variable("TERM").equals("dumb")) {
      screen.drawsNoLines();
    }
    this.control = new RunControl(asks && !flags.dryRun(), screen);
    this.attention =
        new Attention(
            world.err(),
            world.isLive() && !common.quiet(),
            world.variable("TERM"),
            world.clock()::millis);
  }

  /** Listens to signals, and lets hosts ask the person who is there. */
  void open() {
    listenToSignals();
    if (asks && !flags.dryRun()) {
      session.operator().askWith(this::prompter);
    }
  }

  Screen screen() {
    return screen;
  }

  RunControl control() {
    return control;
  }

  CommandSession session() {
    return session;
  }

  /** Whether a person is asked. */
  boolean asks() {
    return asks;
  }

  /** A mock play must not lead to the real host that bears the mock's name. */
  ShellOpener shells() {
    return session.isMocked()
        ? host -> "There is no shell to open: " + host + " is a mock here."
        : host -> control.elsewhere(() -> world.shells().open(host));
  }

  RunSetting setting() {
    return new RunSetting(world, common, flags, session, screen, control, attention);
  }

  private void listenToSignals() {
    world.signals().on("INT", control::interrupt);
    world.signals().on("TERM", () -> control.end(RunResult.TERMINATED));
    world.signals().on("HUP", () -> control.end(RunResult.HUNG_UP));
  }

  /**
   * A plan with the values that some of its steps lack; empty when the operator left while being
   * asked for them.
   *
   * @param running the steps that need their values now
   */
  Optional<Plan> filled(Plan plan, List<Step> running, ValuePlanning values) {
    boolean choosesLater = asks && !flags.dryRun();
    List<PlanParam> missing = choosesLater ? plan.missing(running) : plan.unbound(running);
    if (missing.isEmpty()) {
      return Optional.of(plan);
    }
    if (!asks) {
      throw new UsageException(MissingValues.words(plan, missing));
    }
    Optional<Map<String, String>> asked =
        ParamPrompts.before(plan, screen, prompter(), shells(), world.clock())
            .ask(plan, missing, flags.dryRun() ? List.of() : running);
    if (asked.isEmpty()) {
      screen.line("Nothing was run.");
      return Optional.empty();
    }
    Procedure procedure = plan.procedure();
    Plan filled = session.runbooks().plan(procedure, values.request(plan, asked.get()));
    refuseErrors(filled);
    return Optional.of(filled);
  }

  void refuseErrors(Plan plan) {
    if (plan.errors().isEmpty()) {
      return;
    }
    ProblemView view = new ProblemView(screen);
    plan.errors().forEach(view::show);
    String count = plan.errors().size() == 1 ? "an error" : plan.errors().size() + " errors";
    throw new UsageException("`" + plan.target() + "` has " + count + ", so nothing was run");
  }

  /** Refuses flags that name what the plan does not have. */
  void refuseMistakes(Plan plan) {
    List<String> mistakes = FlagCheck.mistakes(plan, flags);
    if (!mistakes.isEmpty()) {
      throw new UsageException(String.join("\n", mistakes));
    }
  }

  /** Says what is going to be played, and what of it will not be as the page has it. */
  void introduce(Plan plan, Selection selection) {
    if (common.quiet()) {
      return;
    }
    screen.line();
    screen.paragraph(
        Text.of(plan.procedure().title(), Style.BOLD)
            .plus("  " + plan.procedure().path(), Style.DIM));
    Text facts = Text.of(count(plan));
    List<String> hosts = single(plan);
    if (!hosts.isEmpty()) {
      facts = facts.plus(" on ");
      for (String host : hosts) {
        facts = facts.plus(hosts.indexOf(host) == 0 ? "" : ", ").plus(host, Style.ofHost(host));
      }
    }
    facts =
        facts.plus(
            plan.rollout()
                .map(all -> (hosts.isEmpty() ? " on " : " and ") + "group " + all.sentence())
                .orElse(""));
    long dangers = plan.steps().stream().filter(Step::isDanger).count();
    if (dangers > 0) {
      facts =
          facts
              .plus(" · ")
              .plus(
                  dangers + (dangers == 1 ? " dangerous step" : " dangerous steps"), Style.DANGER);
    }
    if (session.isMocked()) {
      facts = facts.plus(" · mock: nothing leaves this machine", Style.NOTE);
    }
    screen.paragraph(facts);
    screen.lines(new Deviations(plan, selection.departures()).lines(screen.readableWidth()));
    int others = plan.problems().size();
    if (others > 0) {
      String what = others == 1 ? "1 remark" : others + " remarks";
      screen.paragraph(
          Text.of(
              what + " about the page: runbook plan " + plan.target() + " shows them", Style.DIM));
    }
  }

  /** The hosts that are named one by one: those of a group are too many. */
  private static List<String> single(Plan plan) {
    return plan.steps().stream()
        .filter(step -> step.group().isEmpty())
        .flatMap(step -> step.hosts().stream())
        .distinct()
        .toList();
  }

  private static String count(Plan plan) {
    int steps = plan.steps().size();
    String of = plan.omitted().isEmpty() ? "" : " of " + plan.total();
    return steps + of + (steps == 1 && of.isEmpty() ? " step" : " steps");
  }

  Prompter prompter() {
    if (prompter == null) {
      Prompter opened = world.prompters().open(screen.colours(), control::interrupt);
      prompter = attention.before(leaves ? leaving(opened) : opened);
      control.askWith(prompter);
      Pager pager = world.pager(common);
      screen.pagesWith(
          pager == Pager.NONE
              ? pager
              : (text, line) -> control.elsewhere(() -> pager.show(text, line)),
          prompter::rows);
    }
    return prompter;
  }

  /** The end of the input is no answer to a run that goes on elsewhere: the person has left. */
  PlaySession leavesAtTheEndOfInput() {
    leaves = true;
    return this;
  }

  private Prompter leaving(Prompter opened) {
    return new ForwardingPrompter(opened) {
      @Override
      public PromptAnswer ask(Prompt prompt) {
        PromptAnswer answer = super.ask(prompt);
        if (answer.kind() == PromptAnswer.Kind.ENDED) {
          control.end(RunResult.HUNG_UP);
        }
        return answer;
      }
    };
  }

  private int columns() {
    return prompter == null ? world.columns().getAsInt() : prompter.columns();
  }

  @Override
  public void close() {
    attention.close();
    if (prompter != null) {
      prompter.close();
    }
    world.keepEndedRuns();
  }
}
