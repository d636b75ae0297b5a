package dev.runbook.graph;

import dev.runbook.document.Element;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.RiskAssessment;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The unit that the operator is asked about and that the journal records as one outcome.
 *
 * @param id {@code section-slug/step-slug}, unique in the page
 * @param title what it is called
 * @param place where it stands
 * @param body what is played
 * @param assessment what it may do, and why: the gravest of its commands and marks
 * @param decision what is decided before it runs
 * @param options what its attributes say
 */
public record Step(
    String id,
    String title,
    StepPlace place,
    StepBody body,
    RiskAssessment assessment,
    StepDecision decision,
    StepOptions options) {
  /** The index of its section in the page. */
  public int section() {
    return place.section();
  }

  /** The titles from the page's first level down to its section. */
  public List<String> sectionTitles() {
    return place.sectionTitles();
  }

  /** Where it stands. */
  public Span span() {
    return place.span();
  }

  /** The line it begins on, counted from 1. */
  public int line() {
    return place.line();
  }

  /** The page's text since the step before. */
  public List<Element> prose() {
    return place.prose();
  }

  /** Its block's language; {@code markdown} for a manual step. */
  public String language() {
    return body.language();
  }

  /** How it is played. */
  public StepKind kind() {
    return body.kind();
  }

  /** What runs, in order; empty for a manual step. */
  public List<Command> commands() {
    return body.commands();
  }

  /** What is typed where its commands lead, never run outside. */
  public List<InsideLines> inside() {
    return body.inside();
  }

  /** What it may do. */
  public Risk risk() {
    return assessment.risk();
  }

  /** Why it has its risk. */
  public List<Reason> reasons() {
    return assessment.reasons();
  }

  /** The sentence that makes it optional. */
  public Optional<String> condition() {
    return decision.condition();
  }

  /** Whether Enter means no. */
  public boolean optional() {
    return condition().isPresent();
  }

  /** The first step of the group of which one is picked. */
  public Optional<String> alternativeTo() {
    return decision.alternativeTo();
  }

  /** Whether its commands are alternatives of which one is picked. */
  public boolean pickOne() {
    return decision.pickOne();
  }

  /** Whether it only looks, as far as anybody can tell. */
  public boolean changesNothing() {
    return risk() == Risk.NONE;
  }

  /** Whether it may lose data or cause an outage, so that the target's name must be typed. */
  public boolean isDanger() {
    return risk() == Risk.DANGER;
  }

  /**
   * Whether the run may go on without it as its page has it: it is optional, or has a condition.
   */
  public boolean isConditional() {
    return optional() || options.condition().isPresent();
  }

  /** Whether it changes state or is optional, so that only an explicit yes runs it. */
  public boolean wantsExplicitYes() {
    return risk() != Risk.NONE || optional();
  }

  /** Whether one of its commands needs a terminal but no person. */
  public boolean tty() {
    for (Command command : commands()) {
      if (command.terminal()) {
        return true;
      }
    }
    return false;
  }

  /** The slug of its section: the part of its id before the stroke. */
  public String sectionSlug() {
    int stroke = id.lastIndexOf('/');
    return stroke < 0 ? "" : id.substring(0, stroke);
  }

  /** Its commands with those that stand in its attributes, in the order in which they run. */
  public Stream<Command> commandsAndChecks() {
    if (!options.hasChecks()) {
      return commands().stream();
    }
    return Stream.of(
            options.condition().stream(),
            commands().stream(),
            options.until().stream(),
            options.verify().stream())
        .flatMap(each -> each);
  }

  /** Whether every command of it is known to only look, so that nothing is different afterwards. */
  public boolean onlyLooks(Catalogue catalogue) {
    return kind() == StepKind.SHELL
        && changesNothing()
        && options.interpreter().isEmpty()
        && commandsAndChecks().allMatch(command -> command.onlyLooks(catalogue));
  }

  /**
   * All its text that values are filled into: its commands, what is typed inside, and the commands
   * that stand in its attributes.
   */
  public Stream<Command> texts() {
    return inside().isEmpty() && !options.hasChecks()
        ? commands().stream()
        : Stream.concat(body.texts(), options.checks());
  }

  /** The lines to type where its commands lead; no comments. */
  public List<String> insideLines() {
    return body.insideLines();
  }

  /** The lines to type where one of its commands leads; no comments. */
  public List<String> linesFor(Command leading) {
    return body.linesFor(leading);
  }

  /** The lines of a text that is typed; no comments. */
  public static List<String> lines(Command typed) {
    return StepBody.lines(typed);
  }

  /** The command that leads to where a text is typed; empty where the text is none of these. */
  public Optional<Command> leadingTo(Command typed) {
    return body.leadingTo(typed);
  }

  /** The hosts it runs on, in order of their first command. */
  public List<String> hosts() {
    return body.hosts();
  }

  /** The group of hosts on each of which it runs; empty where it runs on no group. */
  public Optional<String> group() {
    for (Command command : commands()) {
      Optional<String> group = command.where().group();
      if (group.isPresent()) {
        return group;
      }
    }
    return Optional.empty();
  }

  /** The same step for one host of the group that it runs on. */
  public Step onHostOfGroup(String host) {
    UnaryOperator<Command> there =
        command -> command.where().group().isPresent() ? command.on(host) : command;
    return withCommands(commands().stream().map(there).toList()).checking(there);
  }

  /** The same step asking something that is run as another's commands are. */
  public Step asking(StepOptions others) {
    return new Step(id, title, place, body, assessment, decision, others);
  }

  /**
   * The same step with other commands, as when parameters are filled in; what these may do counts
   * as well.
   */
  public Step withCommands(List<Command> others) {
    Risk gravest = others.stream().map(Command::risk).reduce(risk(), Risk::or);
    List<Reason> all =
        Stream.concat(
                reasons().stream(), others.stream().flatMap(command -> command.reasons().stream()))
            .distinct()
            .toList();
    return with(body.with(others), new RiskAssessment(gravest, all));
  }

  /**
   * The same step with other texts for its hosts, one for each command: a deviation from the page.
   * It is as risky as its texts now are, and never less than it was.
   */
  public Step edited(List<String> texts, Catalogue catalogue) {
    return withCommands(body.edited(texts, catalogue));
  }

  /**
   * The same from one of its commands on: those before it stay, and so do those for which there is
   * no text.
   */
  public Step edited(int from, List<String> texts, Catalogue catalogue) {
    return withCommands(body.edited(from, texts, catalogue));
  }

  /** The same step with one of its commands, whose own risk and reasons count, and its marks. */
  public Step withOnly(Command command) {
    List<Reason> others = new ArrayList<>(body.reasonsWithout(command));
    others.removeAll(command.reasons());
    List<Reason> left = reasons().stream().filter(reason -> !others.contains(reason)).toList();
    Risk gravest = left.stream().map(Reason::risk).reduce(command.risk(), Risk::or);
    return with(body.with(List.of(command)), new RiskAssessment(gravest, left));
  }

  /** The same step from one of its commands on. */
  public Step from(int first) {
    if (first == 0) {
      return this;
    }
    StepBody left = body.from(first);
    return withCommands(left.commands()).typing(left.inside());
  }

  /** The same step with the operator's terminal for one of its commands. */
  public Step atTerminal(int command) {
    return withCommands(body.replaced(command, commands().get(command).atTerminal()));
  }

  /** The same step with other commands in its attributes. */
  public Step checking(UnaryOperator<Command> change) {
    return asking(options.checking(change));
  }

  /** The same step with other texts to type where its commands lead. */
  public Step typing(List<InsideLines> others) {
    return with(body.typing(others), assessment);
  }

  /** The same step with other prose before it. */
  Step withProse(List<Element> others) {
    return new Step(id, title, place.after(others), body, assessment, decision, options);
  }

  /** The same step, whose last command is a login that hands over to what follows it. */
  Step handingOver() {
    return with(body.handingOver(), assessment);
  }

  /**
   * The same step with more to type where one of its commands leads, and the prose before that; its
   * danger counts for the command.
   */
  Step typingMore(int command, Command typed, List<Element> between) {
    List<InsideLines> more = new ArrayList<>(inside());
    more.add(new InsideLines(command, typed));
    List<Element> all = new ArrayList<>(prose());
    all.addAll(between);
    return withCommands(body.replaced(command, commands().get(command).with(typed.reasons())))
        .typing(more)
        .withProse(all);
  }

  /** The same step, which must print this. */
  Step expecting(ExpectedOutput output) {
    return asking(options.expecting(output));
  }

  /** The same step as the first one outside of a way in. */
  Step outsideOf(String way) {
    return with(body.outsideOf(way), assessment);
  }

  private Step with(StepBody newBody, RiskAssessment newAssessment) {
    return new Step(id, title, place, newBody, newAssessment, decision, options);
  }
}
