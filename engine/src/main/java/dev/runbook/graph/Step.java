package dev.runbook.graph;

import dev.runbook.document.Element;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the operator is asked about and what is recorded as one outcome.
 *
 * @param id {@code section-slug/step-slug}, unique in the page
 * @param title what it is called
 * @param section the index of its section in the page
 * @param sectionTitles the titles from the page's first level down to its section
 * @param span where it stands
 * @param line the line it begins on
 * @param language its block's language; {@code markdown} for a manual step
 * @param kind how it is played
 * @param risk what it may do: the gravest of its commands and marks
 * @param reasons why
 * @param optional whether Enter means no
 * @param condition the sentence that makes it optional
 * @param alternativeTo the first step of the group of which one is picked
 * @param pickOne whether its commands are alternatives of which one is picked
 * @param commands what runs, in order; empty for a manual step
 * @param inside what is typed where its commands lead ({@code docker exec -it … sh}), never run
 *     outside
 * @param outsideOf the way in that it is the first step outside of, where the page does not say so
 * @param prose the page's text since the step before
 * @param options what its attributes say
 */
public record Step(
    String id,
    String title,
    int section,
    List<String> sectionTitles,
    Span span,
    int line,
    String language,
    StepKind kind,
    Risk risk,
    List<Reason> reasons,
    boolean optional,
    Optional<String> condition,
    Optional<String> alternativeTo,
    boolean pickOne,
    List<Command> commands,
    List<InsideLines> inside,
    Optional<String> outsideOf,
    List<Element> prose,
    StepOptions options) {
  /** Copies the lists. */
  public Step {
    sectionTitles = List.copyOf(sectionTitles);
    reasons = List.copyOf(reasons);
    commands = List.copyOf(commands);
    inside = List.copyOf(inside);
    prose = List.copyOf(prose);
  }

  /** Whether it only looks, as far as anybody can tell. */
  public boolean changesNothing() {
    return risk == Risk.NONE;
  }

  /** Whether it may lose data or cause an outage, so that the target's name must be typed. */
  public boolean isDanger() {
    return risk == Risk.DANGER;
  }

  /**
   * Whether the run may go on without it as its page has it: it is optional, or has a condition.
   */
  public boolean isConditional() {
    return optional || options.condition().isPresent();
  }

  /** Whether it changes state or is optional, so that only an explicit yes runs it. */
  public boolean wantsExplicitYes() {
    return risk != Risk.NONE || optional;
  }

  /** Whether one of its commands needs a terminal but no person. */
  public boolean tty() {
    return commands.stream().anyMatch(Command::terminal);
  }

  /** The slug of its section: the part of its id before the stroke. */
  public String sectionSlug() {
    int stroke = id.lastIndexOf('/');
    return stroke < 0 ? "" : id.substring(0, stroke);
  }

  /** Its commands with those that stand in its attributes, in the order in which they run. */
  public Stream<Command> commandsAndChecks() {
    return Stream.of(
            options.condition().stream(),
            commands.stream(),
            options.until().stream(),
            options.verify().stream())
        .flatMap(each -> each);
  }

  /** The same step asking something that is run as another's commands are. */
  public Step asking(StepOptions others) {
    return with(kind, outsideOf, commands, inside, prose, risk, reasons, others);
  }

  /** Whether every command of it is known to only look, so that nothing is different afterwards. */
  public boolean onlyLooks(Catalogue catalogue) {
    return kind == StepKind.SHELL
        && risk == Risk.NONE
        && options.interpreter().isEmpty()
        && commandsAndChecks().allMatch(command -> command.onlyLooks(catalogue));
  }

  /**
   * All its text that values are filled into: its commands, what is typed inside, and the commands
   * that stand in its attributes.
   */
  public Stream<Command> texts() {
    return Stream.of(commands.stream(), inside.stream().map(InsideLines::typed), options.checks())
        .flatMap(each -> each);
  }

  /** The lines to type where its commands lead; no comments. */
  public List<String> insideLines() {
    return inside.stream().flatMap(each -> lines(each.typed()).stream()).toList();
  }

  /** The lines to type where one of its commands leads; no comments. */
  public List<String> linesFor(Command leading) {
    int place = commands.indexOf(leading);
    return inside.stream()
        .filter(each -> each.command() == place)
        .flatMap(each -> lines(each.typed()).stream())
        .toList();
  }

  /** The lines of a text that is typed; no comments. */
  public static List<String> lines(Command typed) {
    return typed
        .run()
        .lines()
        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
        .toList();
  }

  /** The command that leads to where a text is typed; empty where the text is none of these. */
  public Optional<Command> leadingTo(Command typed) {
    return inside.stream()
        .filter(each -> each.typed() == typed)
        .map(each -> commands.get(each.command()))
        .findFirst();
  }

  /** The hosts it runs on, in order of their first command. */
  public List<String> hosts() {
    return commands.stream().map(command -> command.where().host()).distinct().toList();
  }

  /**
   * The same step with other commands, as when parameters are filled in; what these may do counts
   * as well.
   */
  public Step withCommands(List<Command> others) {
    Risk gravest = others.stream().map(Command::risk).reduce(risk, Risk::or);
    List<Reason> all =
        Stream.concat(
                reasons.stream(), others.stream().flatMap(command -> command.reasons().stream()))
            .distinct()
            .toList();
    return with(others, inside, prose, gravest, all);
  }

  /**
   * The same step with other texts for its hosts, one for each command: a deviation from the page.
   * It is as risky as its texts now are, and never less than it was.
   */
  public Step edited(List<String> texts, Catalogue catalogue) {
    List<Command> changed = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      changed.add(commands.get(Math.min(i, commands.size() - 1)).edited(texts.get(i), catalogue));
    }
    return withCommands(changed);
  }

  /**
   * The same from one of its commands on: those before it stay, and so do those for which there is
   * no text.
   */
  public Step edited(int from, List<String> texts, Catalogue catalogue) {
    List<Command> changed = new ArrayList<>(commands);
    for (int i = 0; i < texts.size() && from + i < changed.size(); i++) {
      Command command = changed.get(from + i);
      if (!command.run().equals(texts.get(i))) {
        changed.set(from + i, command.edited(texts.get(i), catalogue));
      }
    }
    return withCommands(changed);
  }

  /** The same step with one of its commands, whose own risk and reasons count, and its marks. */
  public Step withOnly(Command command) {
    List<Reason> others =
        commands.stream()
            .filter(each -> each != command)
            .flatMap(each -> each.reasons().stream())
            .filter(reason -> !command.reasons().contains(reason))
            .toList();
    List<Reason> left = reasons.stream().filter(reason -> !others.contains(reason)).toList();
    Risk gravest = left.stream().map(Reason::risk).reduce(command.risk(), Risk::or);
    return with(List.of(command), inside, prose, gravest, left);
  }

  /** The same step from one of its commands on. */
  public Step from(int first) {
    if (first == 0) {
      return this;
    }
    List<InsideLines> left =
        inside.stream()
            .filter(each -> each.command() >= first)
            .map(each -> new InsideLines(each.command() - first, each.typed()))
            .toList();
    return withCommands(commands.subList(first, commands.size())).typing(left);
  }

  /** The same step with the operator's terminal for one of its commands. */
  public Step atTerminal(int place) {
    List<Command> changed = new ArrayList<>(commands);
    changed.set(place, commands.get(place).atTerminal());
    return withCommands(changed);
  }

  /** The same step with other commands in its attributes. */
  public Step checking(UnaryOperator<Command> change) {
    return with(kind, outsideOf, commands, inside, prose, risk, reasons, options.checking(change));
  }

  /** The same step with other texts to type where its commands lead. */
  public Step typing(List<InsideLines> others) {
    return with(commands, others, prose, risk, reasons);
  }

  /** The same step with other prose before it. */
  Step withProse(List<Element> others) {
    return with(commands, inside, others, risk, reasons);
  }

  /** The same step, whose last command is a login that hands over to what follows it. */
  Step handingOver() {
    List<Command> changed = new ArrayList<>(commands);
    changed.set(changed.size() - 1, changed.get(changed.size() - 1).handingOver());
    boolean person = changed.stream().anyMatch(Command::interactive);
    StepKind other = kind == StepKind.INTERACTIVE && !person ? StepKind.SHELL : kind;
    return with(other, outsideOf, changed, inside, prose, risk, reasons);
  }

  /**
   * The same step with more to type where one of its commands leads, and the prose before that; its
   * danger counts for the command.
   */
  Step typingMore(int command, Command typed, List<Element> between) {
    List<Command> changed = new ArrayList<>(commands);
    changed.set(command, commands.get(command).with(typed.reasons()));
    List<InsideLines> more = new ArrayList<>(inside);
    more.add(new InsideLines(command, typed));
    List<Element> all = new ArrayList<>(prose);
    all.addAll(between);
    return withCommands(changed).typing(more).withProse(all);
  }

  /** The same step, which must print this. */
  Step expecting(ExpectedOutput output) {
    return with(kind, outsideOf, commands, inside, prose, risk, reasons, options.expecting(output));
  }

  /** The same step as the first one outside of a way in. */
  Step outsideOf(String way) {
    return with(kind, Optional.of(way), commands, inside, prose, risk, reasons);
  }

  private Step with(
      List<Command> newCommands,
      List<InsideLines> newInside,
      List<Element> newProse,
      Risk newRisk,
      List<Reason> newReasons) {
    return with(kind, outsideOf, newCommands, newInside, newProse, newRisk, newReasons);
  }

  private Step with(
      StepKind newKind,
      Optional<String> newOutsideOf,
      List<Command> newCommands,
      List<InsideLines> newInside,
      List<Element> newProse,
      Risk newRisk,
      List<Reason> newReasons) {
    return with(
        newKind, newOutsideOf, newCommands, newInside, newProse, newRisk, newReasons, options);
  }

  private Step with(
      StepKind newKind,
      Optional<String> newOutsideOf,
      List<Command> newCommands,
      List<InsideLines> newInside,
      List<Element> newProse,
      Risk newRisk,
      List<Reason> newReasons,
      StepOptions newOptions) {
    return new Step(
        id,
        title,
        section,
        sectionTitles,
        span,
        line,
        language,
        newKind,
        newRisk,
        newReasons,
        optional,
        condition,
        alternativeTo,
        pickOne,
        newCommands,
        newInside,
        newOutsideOf,
        newProse,
        newOptions);
  }
}
