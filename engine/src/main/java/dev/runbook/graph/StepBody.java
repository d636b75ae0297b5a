package dev.runbook.graph;

import dev.runbook.shell.Reason;
import dev.runbook.shell.program.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands of a step, and the page's text around them.
 *
 * @param language its block's language; {@code markdown} for a manual step
 * @param kind how it is played
 * @param commands what runs, in order; empty for a manual step
 * @param inside what is typed where its commands lead ({@code docker exec -it … sh}), never run
 *     outside
 * @param outsideOf the way in that it is the first step outside of, where the page does not say so
 */
public record StepBody(
    String language,
    StepKind kind,
    List<Command> commands,
    List<InsideLines> inside,
    Optional<String> outsideOf) {
  /** Of a step that a person does. */
  static final StepBody MANUAL =
      new StepBody("markdown", StepKind.MANUAL, List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public StepBody {
    commands = List.copyOf(commands);
    inside = List.copyOf(inside);
  }

  /** Its commands and what is typed where they lead. */
  Stream<Command> texts() {
    return Stream.concat(commands.stream(), inside.stream().map(InsideLines::typed));
  }

  /** The lines to type where its commands lead; no comments. */
  List<String> insideLines() {
    return inside.stream().flatMap(each -> lines(each.typed()).stream()).toList();
  }

  /** The lines to type where one of its commands leads; no comments. */
  List<String> linesFor(Command leading) {
    int place = commands.indexOf(leading);
    return inside.stream()
        .filter(each -> each.command() == place)
        .flatMap(each -> lines(each.typed()).stream())
        .toList();
  }

  /** The lines of a text that is typed; no comments. */
  static List<String> lines(Command typed) {
    return typed
        .run()
        .lines()
        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
        .toList();
  }

  /** The command that leads to where a text is typed; empty where the text is none of these. */
  Optional<Command> leadingTo(Command typed) {
    return inside.stream()
        .filter(each -> each.typed() == typed)
        .map(each -> commands.get(each.command()))
        .findFirst();
  }

  /** The hosts its commands run on, in order of their first command. */
  List<String> hosts() {
    if (commands.size() == 1) {
      return List.of(commands.get(0).where().host());
    }
    return commands.stream().map(command -> command.where().host()).distinct().toList();
  }

  /** Why its commands have their risk, those of one command left out. */
  List<Reason> reasonsWithout(Command command) {
    return commands.stream()
        .filter(each -> each != command)
        .flatMap(each -> each.reasons().stream())
        .toList();
  }

  /** The same with other commands. */
  StepBody with(List<Command> others) {
    return new StepBody(language, kind, others, inside, outsideOf);
  }

  /** The same with other texts to type where its commands lead. */
  StepBody typing(List<InsideLines> others) {
    return new StepBody(language, kind, commands, others, outsideOf);
  }

  /** The same as the first one outside of a way in. */
  StepBody outsideOf(String way) {
    return new StepBody(language, kind, commands, inside, Optional.of(way));
  }

  /** The same from one of its commands on. */
  StepBody from(int first) {
    List<InsideLines> left =
        inside.stream()
            .filter(each -> each.command() >= first)
            .map(each -> new InsideLines(each.command() - first, each.typed()))
            .toList();
    return with(commands.subList(first, commands.size())).typing(left);
  }

  /** The same, whose last command is a login that hands over to what follows it. */
  StepBody handingOver() {
    int last = commands.size() - 1;
    StepBody changed = with(replaced(last, commands.get(last).handingOver()));
    boolean person = changed.commands.stream().anyMatch(Command::interactive);
    StepKind other = kind == StepKind.INTERACTIVE && !person ? StepKind.SHELL : kind;
    return new StepBody(language, other, changed.commands, inside, outsideOf);
  }

  /** Its commands with another one in the place of one of them. */
  List<Command> replaced(int place, Command other) {
    List<Command> changed = new ArrayList<>(commands);
    changed.set(place, other);
    return changed;
  }

  /** Its commands with other texts for their hosts, one for each: deviations from the page. */
  List<Command> edited(List<String> texts, Catalogue catalogue) {
    List<Command> changed = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      changed.add(commands.get(Math.min(i, commands.size() - 1)).edited(texts.get(i), catalogue));
    }
    return changed;
  }

  /** The same from one of them on: those before it stay, and those for which there is no text. */
  List<Command> edited(int from, List<String> texts, Catalogue catalogue) {
    List<Command> changed = new ArrayList<>(commands);
    for (int i = 0; i < texts.size() && from + i < changed.size(); i++) {
      Command command = changed.get(from + i);
      if (!command.run().equals(texts.get(i))) {
        changed.set(from + i, command.edited(texts.get(i), catalogue));
      }
    }
    return changed;
  }
}
