package dev.runbook.cli.console;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.graph.StepList;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.shell.Risk;
import java.util.List;
import java.util.Optional;

/** Shows one step: its place in the run, the page's text, and its commands. */
final class StepView {
  private final Screen screen;
  private final Plan plan;
  private final PlayMode kind;
  private final StepTimes times;

  StepView(Screen screen, Plan plan, PlayMode kind, StepTimes times) {
    this.screen = screen;
    this.plan = plan;
    this.kind = kind;
    this.times = times;
  }

  /** Everything an operator needs to decide. */
  void full(Step step, int position, int total) {
    heading(step, position, total);
    int width = screen.readableWidth();
    if (!step.prose().isEmpty()) {
      screen.line();
      screen.lines(new ElementView(width).lines(step.prose()));
    }
    screen.line();
    title(step);
    screen.lines(new CommandView(plan, screen.width()).commands(step));
    values(step);
    more(step);
  }

  /** The commands once more, since a value has changed them. */
  void again(Step step) {
    screen.line();
    title(step);
    screen.lines(new CommandView(plan, screen.width()).commands(step));
    values(step);
    more(step);
  }

  /** Which step is asked about, where its beginning stands too far above to be seen. */
  void reminder(Step step, int position, int total) {
    screen.hanging(
        Text.of("↑ ", Style.DIM),
        Text.of("step " + position + " of " + total + " · ", Style.DIM)
            .plus(step.title(), Style.BOLD)
            .plus(" · ")
            .plus(hosts(step))
            .plus(
                step.risk() == Risk.NONE ? "" : " · " + step.risk().word(),
                CommandView.styleOf(step.risk())));
  }

  /** Only where one is, for a batch: each command is shown when it begins. */
  void brief(Step step, int position, int total) {
    heading(step, position, total);
    title(step);
    more(step);
  }

  /** What was filled in, where no colour marks it in the commands. */
  private void values(Step step) {
    if (screen.drawsLines()) {
      return;
    }
    for (PlanParam param : plan.params()) {
      if (param.steps().contains(step.id()) && param.value().isPresent()) {
        String value = param.secret() ? Plan.MASK : param.value().get();
        screen.paragraph(Text.of("filled in: " + param.name() + " is " + value));
      }
    }
  }

  private void heading(Step step, int position, int total) {
    screen.line();
    boolean undoes = StepList.of(plan.steps()).step(step.id()).isEmpty();
    String said = times.of(step);
    Text left =
        Text.of(plan.procedure().title(), Style.BOLD)
            .plus(undoes ? " · rollback" : "", Style.CAUTION)
            .plus(" · step " + position + " of " + total)
            .plus(said.isEmpty() ? "" : " · " + said, Style.DIM)
            .plus(kind.mark());
    screen.rule(left, hosts(step));
  }

  private static Text hosts(Step step) {
    List<String> hosts =
        step.kind() == StepKind.MANUAL && step.hosts().isEmpty() ? List.of("you") : step.hosts();
    Text text = Text.EMPTY;
    for (String host : hosts) {
      text = text.plus(text.runs().isEmpty() ? "" : ", ").plus(host, Style.ofHost(host));
    }
    return text;
  }

  private void title(Step step) {
    String section =
        step.sectionTitles().isEmpty()
            ? ""
            : step.sectionTitles().get(step.sectionTitles().size() - 1);
    boolean same = section.isEmpty() || section.equals(step.title());
    Text where = same ? Text.EMPTY : Text.of(section + " › ", Style.DIM);
    screen.paragraph(where.plus(step.title(), Style.BOLD));
    if (step.optional()) {
      screen.paragraph(optional(step));
    }
    outside(step).ifPresent(screen::paragraph);
    secondPerson(step).ifPresent(screen::paragraph);
  }

  /** That somebody else has to approve it. */
  static Optional<Text> secondPerson(Step step) {
    return step.options().secondPerson()
        ? Optional.of(Text.of("a second person has to approve it", Style.CAUTION))
        : Optional.empty();
  }

  /** Where it runs, for the first step outside of a way in. */
  static Optional<Text> outside(Step step) {
    return step.body()
        .outsideOf()
        .map(
            way ->
                Text.of(
                    "outside of `"
                        + way
                        + "` again: this runs on "
                        + spoken(step.commands().get(0).where().host()),
                    Style.CAUTION));
  }

  /** That it is optional, and why, unless its title says why. */
  static Text optional(Step step) {
    String why =
        step.condition()
            .filter(condition -> !condition.equals(step.title()))
            .filter(condition -> !condition.equals("optional"))
            .map(condition -> ": " + condition)
            .orElse("");
    return Text.of("optional" + why, Style.CAUTION);
  }

  private void more(Step step) {
    screen.lines(new CommandView(plan, screen.width()).reasons(step));
    if (step.kind() == StepKind.FOLLOW) {
      screen.line(Text.of("It runs until you press Ctrl-C.", Style.DIM));
    }
    if (step.pickOne()) {
      screen.line(Text.of("These are alternatives: you will be asked which one.", Style.DIM));
    }
    if (step.kind() == StepKind.INTERACTIVE) {
      screen.line(Text.of("It gets your terminal until you leave it.", Style.DIM));
    }
    screen.lines(new CommandView(plan, screen.width()).inside(step));
    AfterCommandsView.of(step).forEach(line -> screen.hanging(Text.EMPTY, line));
  }

  /** The name by which people know a host. */
  static String spoken(String host) {
    return host.equals(HostUse.LOCAL) ? "this machine" : host;
  }
}
