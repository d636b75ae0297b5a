package dev.runbook.graph;

import dev.runbook.document.Element;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param inside what is typed where its last command leads ({@code docker exec -it … sh}), never
 *     run outside
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
    Optional<Command> inside,
    List<Element> prose,
    StepOptions options) {
  /** Copies the lists. */
  public Step {
    sectionTitles = List.copyOf(sectionTitles);
    reasons = List.copyOf(reasons);
    commands = List.copyOf(commands);
    prose = List.copyOf(prose);
  }

  /** Whether it may lose data or cause an outage, so that the target's name must be typed. */
  public boolean isDanger() {
    return risk == Risk.DANGER;
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

  /** All its text that values are filled into: its commands, and what is typed inside. */
  public Stream<Command> texts() {
    return Stream.concat(commands.stream(), inside.stream());
  }

  /** The lines to type where its last command leads; no comments. */
  public List<String> insideLines() {
    return inside.stream()
        .flatMap(typed -> typed.run().lines())
        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
        .toList();
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
  public Step edited(List<String> texts) {
    List<Command> changed = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      changed.add(commands.get(Math.min(i, commands.size() - 1)).edited(texts.get(i)));
    }
    return withCommands(changed);
  }

  /** The same step with something else to type where its last command leads. */
  public Step typing(Command other) {
    return with(commands, Optional.of(other), prose, risk, reasons);
  }

  /** The same step with other prose before it. */
  Step withProse(List<Element> others) {
    return with(commands, inside, others, risk, reasons);
  }

  private Step with(
      List<Command> newCommands,
      Optional<Command> newInside,
      List<Element> newProse,
      Risk newRisk,
      List<Reason> newReasons) {
    return new Step(
        id,
        title,
        section,
        sectionTitles,
        span,
        line,
        language,
        kind,
        newRisk,
        newReasons,
        optional,
        condition,
        alternativeTo,
        pickOne,
        newCommands,
        newInside,
        newProse,
        options);
  }
}
