package dev.runbook.plan;

import dev.runbook.document.Document;
import dev.runbook.document.Settings;
import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.document.Settings.ParamType;
import dev.runbook.graph.Command;
import dev.runbook.graph.CommandReader;
import dev.runbook.graph.Step;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Secrets;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the values that steps need, and fills them in. One name is one value for the whole page.
 */
final class Parameters {
  private final Source source;
  private final Settings settings;

  Parameters(Document page) {
    this.source = page.source();
    this.settings = page.frontMatter().settings();
  }

  /** What the steps need, in the order of first use; values are those given, else the defaults. */
  List<PlanParam> neededBy(List<Step> steps, Map<String, String> given) {
    Map<String, PlanParam> found = new LinkedHashMap<>();
    Map<String, Set<String>> users = new LinkedHashMap<>();
    for (Step step : steps) {
      for (Command command : step.commands()) {
        for (Placeholder placeholder : command.placeholders()) {
          found.computeIfAbsent(placeholder.name(), name -> param(placeholder, command));
          users.computeIfAbsent(placeholder.name(), name -> new LinkedHashSet<>()).add(step.id());
        }
      }
    }
    List<PlanParam> params = new ArrayList<>();
    found.forEach((name, param) -> params.add(complete(param, users.get(name), given)));
    return params;
  }

  private PlanParam complete(PlanParam param, Set<String> users, Map<String, String> given) {
    Optional<String> value =
        Optional.ofNullable(given.get(param.name()))
            .or(
                () ->
                    Optional.ofNullable(settings.params().get(param.name()))
                        .flatMap(DeclaredParam::defaultValue));
    return new PlanParam(
        param.name(),
        param.placeholder(),
        param.type(),
        param.secret(),
        value,
        List.copyOf(users),
        param.description(),
        param.pattern(),
        param.choices(),
        param.example(),
        param.span());
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
        declared.placeholder().orElse(placeholder.raw()),
        declared.type(),
        secret,
        Optional.empty(),
        List.of(),
        declared.description(),
        declared.pattern(),
        declared.choices(),
        declared.example(),
        declared.span());
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

  private static PlanParam found(Placeholder placeholder, Span span) {
    boolean secret = Secrets.isSecretName(placeholder.name());
    ParamType type = ParamType.TEXT;
    if (secret) {
      type = ParamType.SECRET;
    } else if (!placeholder.choices().isEmpty()) {
      type = ParamType.CHOICE;
    } else if (DateFormats.isDate(placeholder.raw())) {
      type = ParamType.DATE;
    }
    return new PlanParam(
        placeholder.name(),
        placeholder.raw(),
        type,
        secret,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        placeholder.choices(),
        Optional.empty(),
        span);
  }

  /** The step with every placeholder filled in whose value is known. */
  static Step fill(Step step, List<PlanParam> params) {
    Map<String, String> values = new LinkedHashMap<>();
    params.forEach(param -> param.value().ifPresent(value -> values.put(param.name(), value)));
    List<Command> filled = step.commands().stream().map(command -> fill(command, values)).toList();
    return step.withCommands(filled);
  }

  /** A variable in Java is given its value when the step runs; its text stays. */
  private static Command fill(Command command, Map<String, String> values) {
    if (command.where().isJShell()) {
      return command;
    }
    boolean known =
        command.placeholders().stream().anyMatch(each -> values.containsKey(each.name()));
    if (!known) {
      return command;
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Placeholder placeholder : command.placeholders()) {
      text.append(command.text(), at, placeholder.start());
      text.append(values.getOrDefault(placeholder.name(), placeholder.raw()));
      at = placeholder.end();
    }
    text.append(command.text().substring(at));
    return CommandReader.filled(command, text.toString());
  }
}
