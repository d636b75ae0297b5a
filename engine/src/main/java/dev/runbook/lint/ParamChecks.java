package dev.runbook.lint;

import dev.runbook.document.Settings.DeclaredParam;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Secrets;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that somebody must fill in: whether the page says what they are. */
final class ParamChecks {
  private static final Pattern DAY = Pattern.compile("YYYY[-_.]?MM[-_.]?DD");

  private ParamChecks() {}

  static void undeclared(Page page, Findings findings) {
    Set<String> said = new HashSet<>();
    for (Step step : page.graph().steps()) {
      for (Command command : step.texts().toList()) {
        for (Placeholder each : command.placeholders()) {
          if (isUndeclared(each) && said.add(each.name())) {
            findings.add(
                place(page, step, command, each),
                "`" + each.name() + "` must be filled in, and the page does not say what it is",
                "declare it in the front matter: " + snippet(each));
          }
        }
      }
    }
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
    return "runbook: {params: {"
        + declarable(placeholder.name())
        + ": {"
        + String.join(", ", settings)
        + "}}}";
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
            "whoever is asked for `" + param.name() + "` is not told what it is",
            "add `description:`, one sentence for somebody who has never seen this page");
      }
    }
  }

  private static List<DeclaredParam> params(Page page) {
    return List.copyOf(page.document().frontMatter().settings().params().values());
  }
}
