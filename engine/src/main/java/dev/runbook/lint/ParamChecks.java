package dev.runbook.lint;

import dev.runbook.document.Block;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that somebody must fill in: whether the page says what they are. */
final class ParamChecks {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[\\w.+-]+@(?:[\\w-]+\\.)*example\\.(?:com|org|net)\\b|(?:[\\w-]+\\.)*\\bexample\\.(?:com|org|net)\\b"
              + "|/path/to(?![\\w-])(?:/[\\w.-]+)*|\\b(?:my|your)(?:host|server|domain)\\b",
          Pattern.CASE_INSENSITIVE);

  private ParamChecks() {}

  static void undeclared(Page page, Findings findings) {
    Set<String> said = new HashSet<>();
    for (Step step : page.graph().steps()) {
      for (Command command : step.commands()) {
        for (Placeholder each : command.placeholders()) {
          boolean found =
              each.kind() != Placeholder.Kind.DECLARED && each.kind() != Placeholder.Kind.JAVA;
          if (found && said.add(each.name())) {
            findings.add(
                place(page, step, command, each),
                "`" + each.name() + "` must be filled in, and the page does not say what it is",
                "declare it in the front matter: " + snippet(each));
          }
        }
      }
    }
  }

  private static Span place(Page page, Step step, Command command, Placeholder placeholder) {
    return page.commandsOf(step).stream()
        .filter(read -> read.command() == command)
        .findFirst()
        .map(read -> read.place(placeholder.start(), placeholder.end()))
        .orElseGet(() -> page.firstLine(command.span()));
  }

  private static String snippet(Placeholder placeholder) {
    String name =
        placeholder.name().matches("[A-Za-z][\\w-]*")
            ? placeholder.name()
            : "'" + placeholder.name().replace("'", "''") + "'";
    List<String> settings = new ArrayList<>(List.of("description: …"));
    if (!placeholder.choices().isEmpty()) {
      settings.add("choices: [" + String.join(", ", placeholder.choices()) + "]");
    } else if (Secrets.isSecretName(placeholder.name())) {
      settings.add("type: secret");
    }
    if (placeholder.kind() != Placeholder.Kind.VARIABLE) {
      settings.add("placeholder: '" + placeholder.raw().replace("'", "''") + "'");
    }
    return "runbook: {params: {" + name + ": {" + String.join(", ", settings) + "}}}";
  }

  static void unused(Page page, Findings findings) {
    Set<String> used = new HashSet<>();
    for (Step step : page.graph().steps()) {
      step.commands().forEach(command -> addNames(command, used));
      step.options().condition().ifPresent(command -> addNames(command, used));
      step.options().verify().ifPresent(command -> addNames(command, used));
    }
    for (DeclaredParam param : params(page)) {
      if (!used.contains(param.name()) && !isWritten(page, param)) {
        findings.add(
            page.firstLine(param.span()),
            "nothing on the page stands for the parameter `" + param.name() + "`",
            param.placeholder().isPresent()
                ? "write `"
                    + param.placeholder().get()
                    + "` where its value belongs, or take it out"
                : "write `{{" + param.name() + "}}` where its value belongs, or take it out");
      }
    }
  }

  private static void addNames(Command command, Set<String> used) {
    command.placeholders().forEach(each -> used.add(each.name()));
  }

  /** In an attribute, or as a variable: {@code $day} in a shell's text, {@code day} in Java's. */
  private static boolean isWritten(Page page, DeclaredParam param) {
    String name = Pattern.quote(param.name());
    String variable = Pattern.quote(param.name().replace('-', '_'));
    Pattern written =
        Pattern.compile("\\{\\{\\s*" + name + "\\s*}}|\\$\\{?" + variable + "\\b|RUNBOOK_PARAM_");
    Pattern word = Pattern.compile("\\b" + variable + "\\b");
    for (Block block : page.document().blocks()) {
      String whole = page.source().text(block.span());
      boolean java = Set.of("java", "jshell").contains(block.language());
      if (written.matcher(whole).find() || (java && word.matcher(whole).find())) {
        return true;
      }
    }
    return false;
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

  /** Realistic samples: they run as they are, and not where the operator means. */
  static void samples(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      Matcher sample = SAMPLE.matcher(read.text());
      Set<String> said = new HashSet<>();
      while (sample.find()) {
        if (said.add(sample.group()) && !isDocumentation(read, sample.start())) {
          findings.add(
              read.place(sample.start(), sample.end()),
              "`" + sample.group() + "` looks like a sample, and would run as it stands",
              "declare a parameter with `placeholder: "
                  + sample.group()
                  + "`, so that it is asked"
                  + " for");
        }
      }
    }
  }

  private static boolean isDocumentation(ReadCommand read, int at) {
    int lineStart = read.text().lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    return read.text().substring(lineStart, at).matches("(?:\\s*|.*\\s)#.*");
  }

  private static List<DeclaredParam> params(Page page) {
    return List.copyOf(page.document().frontMatter().settings().params().values());
  }
}
