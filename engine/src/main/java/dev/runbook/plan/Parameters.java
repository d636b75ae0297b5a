package dev.runbook.plan;

import dev.runbook.document.Settings;
import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.document.Settings.ParamType;
import dev.runbook.graph.ChoicesFrom;
import dev.runbook.graph.Command;
import dev.runbook.graph.CommandReader;
import dev.runbook.graph.InsideLines;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Secrets;
import dev.runbook.shell.fill.Filling;
import dev.runbook.shell.fill.Filling.Complaint;
import dev.runbook.shell.fill.Filling.Filled;
import dev.runbook.shell.fill.Slot;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gathers the values that steps need, and fills them in. One name is one value for the whole page.
 */
final class Parameters {
  private static final Function<Placeholder, Complaint> ELSEWHERE =
      place -> new Complaint(place, "with this value the command would run on another host", "");

  private final Source source;
  private final Settings settings;
  private final CommandTexts texts;
  private final Catalogue catalogue;
  private final Map<String, ChoicesFrom> choices;

  Parameters(StepGraph page) {
    this.catalogue = page.catalogue();
    this.choices = page.choices();
    this.source = page.document().source();
    this.settings = page.document().frontMatter().settings();
    this.texts = new CommandTexts(page.steps());
  }

  /** What the steps need, in the order of first use; values are those given, else the defaults. */
  List<PlanParam> neededBy(List<Step> steps, Map<String, String> given) {
    Map<String, PlanParam> found = new LinkedHashMap<>();
    Map<String, Set<String>> users = new LinkedHashMap<>();
    Map<String, List<ParamPlace>> places = new LinkedHashMap<>();
    texts.lookAt(steps);
    for (Step step : steps) {
      for (Command command : step.texts().toList()) {
        for (Placeholder placeholder : command.placeholders()) {
          found.computeIfAbsent(placeholder.name(), name -> param(placeholder, command));
          users.computeIfAbsent(placeholder.name(), name -> new LinkedHashSet<>()).add(step.id());
        }
        places(step, command)
            .forEach(
                (name, those) ->
                    places.computeIfAbsent(name, key -> new ArrayList<>()).addAll(those));
      }
    }
    List<PlanParam> params = new ArrayList<>();
    found.forEach(
        (name, param) ->
            params.add(
                param.used(
                    value(name, given),
                    List.copyOf(users.get(name)),
                    places.getOrDefault(name, List.of()))));
    return params;
  }

  /** What each place of a command can hold, by the parameter that stands there. */
  private Map<String, List<ParamPlace>> places(Step step, Command command) {
    Map<String, List<ParamPlace>> found = new LinkedHashMap<>();
    if (command.where().isJShell() || command.placeholders().isEmpty()) {
      return found;
    }
    List<Slot> slots = texts.of(step, command).slots();
    for (int i = 0; i < slots.size(); i++) {
      Placeholder placeholder = command.placeholders().get(i);
      Span span = span(placeholder, command);
      int line = source.line(span.start());
      List<ParamPlace> places =
          found.computeIfAbsent(placeholder.name(), name -> new ArrayList<>());
      places.add(new ParamPlace(slots.get(i), span, line));
      texts
          .flows()
          .of(placeholder.name())
          .ifPresent(use -> places.add(new ParamPlace(use.slot(), span, line)));
    }
    return found;
  }

  private Optional<String> value(String name, Map<String, String> given) {
    return Optional.ofNullable(given.get(name))
        .or(
            () ->
                Optional.ofNullable(settings.params().get(name))
                    .flatMap(DeclaredParam::defaultValue));
  }

  private PlanParam param(Placeholder placeholder, Command command) {
    Span span = span(placeholder, command);
    DeclaredParam declared = settings.params().get(placeholder.name());
    if (declared == null) {
      return found(placeholder, span);
    }
    boolean secret = declared.type() == ParamType.SECRET || Secrets.isSecretName(declared.name());
    return new PlanParam(
        declared.name(),
        declared.placeholder().orElse(standsThere(placeholder)),
        new ParamRule(
            declared.type(),
            secret,
            declared.pattern(),
            declared.choices(),
            Optional.ofNullable(choices.get(declared.name()))),
        new ParamHelp(declared.description(), declared.example(), Optional.empty()),
        ParamUse.from(declared.span()),
        Optional.empty());
  }

  /**
   * Where a placeholder stands in the source. Lists and quotes take indentation off the front of a
   * command's lines and nothing off their end, so that is where lines are aligned.
   */
  private Span span(Placeholder placeholder, Command command) {
    String text = command.text();
    int newline = text.indexOf('\n', placeholder.start());
    int breaks =
        (int) text.substring(0, placeholder.start()).chars().filter(c -> c == '\n').count();
    int line = command.line() + breaks;
    int lineEnd =
        newline < 0
            ? command.span().end()
            : source.lineStart(line) + source.lineText(line).length();
    int start = lineEnd - ((newline < 0 ? text.length() : newline) - placeholder.start());
    return new Span(start, start + placeholder.raw().length());
  }

  private PlanParam found(Placeholder placeholder, Span span) {
    boolean secret = Secrets.isSecretName(placeholder.name());
    ParamType type = ParamType.TEXT;
    if (secret) {
      type = ParamType.SECRET;
    } else if (!placeholder.choices().isEmpty()) {
      type = ParamType.CHOICE;
    } else if (placeholder.words()) {
      type = ParamType.WORDS;
    } else if (DateFormats.isDate(placeholder.raw())) {
      type = ParamType.DATE;
    }
    return new PlanParam(
        placeholder.name(),
        standsThere(placeholder),
        new ParamRule(
            type,
            secret,
            Optional.empty(),
            placeholder.choices(),
            Optional.ofNullable(choices.get(placeholder.name()))),
        new ParamHelp(Optional.empty(), Optional.empty(), offered(placeholder, secret)),
        ParamUse.from(span),
        Optional.empty());
  }

  /**
   * What a person finds on the page; of {@code node=} that is what stands before the empty place.
   */
  private static String standsThere(Placeholder placeholder) {
    return placeholder.kind() == Placeholder.Kind.BLANK
        ? placeholder.name() + "=" + placeholder.raw()
        : placeholder.raw();
  }

  private static Optional<String> offered(Placeholder placeholder, boolean secret) {
    return placeholder.kind() == Placeholder.Kind.SAMPLE && !secret
        ? Optional.of(placeholder.raw())
        : Optional.empty();
  }

  /**
   * The step with every placeholder filled in whose value is known. A value that a place does not
   * take leaves its command as it is, and a complaint.
   */
  Step fill(Step step, KnownValues values, Consumer<Refused> refused) {
    if (step.texts().allMatch(command -> stays(command, values))) {
      return step;
    }
    List<Command> filled = new ArrayList<>();
    for (Command command : step.commands()) {
      String host = command.where().host();
      String meant = values.inHost(host);
      Command there = host.equals(meant) ? command : command.on(meant);
      filled.add(fill(there, texts.of(step, command), meant, values, refused));
    }
    List<InsideLines> typed = new ArrayList<>();
    for (InsideLines inside : step.inside()) {
      typed.add(fill(step, inside, filled, values, refused));
    }
    return step.withCommands(filled)
        .typing(typed)
        .checking(
            check ->
                fill(
                    check,
                    texts.of(step, check),
                    values.inHost(check.where().host()),
                    values,
                    refused));
  }

  /** What is typed inside, filled in; what the values make of it counts for what leads there. */
  private InsideLines fill(
      Step step,
      InsideLines inside,
      List<Command> filled,
      KnownValues values,
      Consumer<Refused> refused) {
    Command typed = inside.typed();
    if (!isKnown(typed, values)) {
      return inside;
    }
    Filled lines = texts.of(step, typed).with(values.byName());
    lines.complaints().forEach(each -> refused.accept(refused(each, typed)));
    CommandReader.Entered entered =
        CommandReader.filled(filled.get(inside.command()), typed, lines, catalogue);
    filled.set(inside.command(), entered.entering());
    return new InsideLines(inside.command(), entered.typed());
  }

  /** Whether no value goes into a command, nor into the name of its host. */
  private static boolean stays(Command command, KnownValues values) {
    String host = command.where().host();
    return !isKnown(command, values) && values.inHost(host).equals(host);
  }

  private static boolean isKnown(Command command, KnownValues values) {
    return command.placeholders().stream().anyMatch(each -> values.has(each.name()));
  }

  /**
   * A value that cannot be filled into a command.
   *
   * @param name the parameter
   * @param span where it stands
   * @param message why, without the value
   */
  record Refused(String name, Span span, String message) {}

  /** A variable in Java is given its value when the step runs; its text stays. */
  private Command fill(
      Command command, Filling text, String host, KnownValues values, Consumer<Refused> refused) {
    if (command.where().isJShell() || !isKnown(command, values)) {
      return command;
    }
    Filled filled = text.with(values.byName());
    filled.complaints().forEach(each -> refused.accept(refused(each, command)));
    if (!filled.complaints().isEmpty()) {
      return command;
    }
    Command now = CommandReader.filled(command, filled, catalogue);
    if (now.where().host().equals(host)) {
      return now;
    }
    command.placeholders().forEach(each -> refused.accept(refused(ELSEWHERE.apply(each), command)));
    return command;
  }

  private Refused refused(Complaint complaint, Command command) {
    Placeholder placeholder = complaint.placeholder();
    return new Refused(placeholder.name(), span(placeholder, command), complaint.message());
  }
}
