package dev.runbook.lint;

import static java.util.stream.Collectors.joining;

import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Secrets;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks that a page describes the values that somebody must fill in. */
final class ParamChecks {
  private static final Pattern DAY = Pattern.compile("YYYY[-_.]?MM[-_.]?DD");

  private ParamChecks() {}

  /** One finding for the page: the line for the front matter holds all of its values. */
  static void undeclared(Page page, Findings findings) {
    Map<String, Placeholder> found = new LinkedHashMap<>();
    Map<String, Span> places = new LinkedHashMap<>();
    for (Step step : page.graph().steps()) {
      for (Command command : step.texts().toList()) {
        for (Placeholder each : command.placeholders()) {
          if (isUndeclared(each) && found.putIfAbsent(each.name(), each) == null) {
            places.put(each.name(), place(page, step, command, each));
          }
        }
      }
    }
    if (!found.isEmpty()) {
      findings.add(
          places.values().iterator().next(),
          names(page, places)
              + " must be filled in, and the page does not say what "
              + (found.size() == 1 ? "it is" : "they are"),
          "declare "
              + (found.size() == 1 ? "it" : "them")
              + " in the front matter: runbook: {params: {"
              + found.values().stream().map(ParamChecks::snippet).collect(joining(", "))
              + "}}");
    }
  }

  /** {@code `commit` (line 12), `host` (line 14)}; the line of one alone is the finding's own. */
  private static String names(Page page, Map<String, Span> places) {
    return places.entrySet().stream()
        .map(
            each ->
                places.size() == 1
                    ? "`" + each.getKey() + "`"
                    : "`"
                        + each.getKey()
                        + "` (line "
                        + page.source().line(each.getValue().start())
                        + ")")
        .collect(joining(", "));
  }

  /** Of a sample a note says already that it is asked for. */
  private static boolean isUndeclared(Placeholder placeholder) {
    return switch (placeholder.kind()) {
      case DECLARED, JAVA, SAMPLE -> false;
      default -> true;
    };
  }

  private static Span place(Page page, Step step, Command command, Placeholder placeholder) {
    return page.commandsOf(step).stream()
        .filter(read -> read.command() == command)
        .findFirst()
        .map(read -> read.place(placeholder.start(), placeholder.end()))
        .orElseGet(() -> page.firstLine(command.span()));
  }

  private static String snippet(Placeholder placeholder) {
    List<String> settings = new ArrayList<>(List.of("description: …"));
    if (!placeholder.choices().isEmpty()) {
      settings.add("choices: [" + String.join(", ", placeholder.choices()) + "]");
    } else if (Secrets.isSecretName(placeholder.name())) {
      settings.add("type: secret");
    } else if (DAY.matcher(placeholder.name()).matches()) {
      settings.add("type: date");
    }
    if (placeholder.words()) {
      settings.add("type: words");
    }
    if (!isVariable(placeholder)) {
      settings.add("placeholder: '" + placeholder.raw().replace("'", "''") + "'");
    }
    return declarable(placeholder.name()) + ": {" + String.join(", ", settings) + "}";
  }

  private static boolean isVariable(Placeholder placeholder) {
    return placeholder.kind() == Placeholder.Kind.VARIABLE
        || placeholder.kind() == Placeholder.Kind.BLANK;
  }

  /** A name as a declaration takes it: {@code start|stop} becomes {@code start-stop}. */
  private static String declarable(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}_.-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    return plain.matches("[\\p{L}_].*") ? plain : "value" + (plain.isEmpty() ? "" : "-" + plain);
  }

  static void withoutDescription(Page page, Findings findings) {
    for (DeclaredParam param : params(page)) {
      if (param.description().filter(text -> !text.isBlank()).isEmpty()) {
        findings.add(
            page.firstLine(param.span()),
            "`" + param.name() + "` has no description for the person who is asked for it",
            "add `description:`, one sentence for somebody who has never seen this page");
      }
    }
  }

  private static List<DeclaredParam> params(Page page) {
    return List.copyOf(page.document().frontMatter().settings().params().values());
  }
}
