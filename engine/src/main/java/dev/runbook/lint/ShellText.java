package dev.runbook.lint;

import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text that one shell reads: a command itself, or the text that {@code ssh "…"} or {@code sh -c
 * "…"} passes to another shell.
 *
 * @param script the text, taken apart
 * @param nested whether another shell than the page's reads it
 * @param pipelines every pipeline in it, a command alone included, in order
 * @param called every program that it calls, on every level
 */
record ShellText(Script script, boolean nested, List<List<Part>> pipelines, List<Call> called) {
  private static final Pattern PIPE = Pattern.compile("\\s*\\|&?(?!\\|)\\s*(?:\\\\?\\n\\s*)?");

  /**
   * A part of a pipeline.
   *
   * @param command its program and arguments
   * @param called every program that it calls, through wrappers
   * @param redirections what is after its arguments
   */
  record Part(SimpleCommand command, List<Call> called, String redirections) {
    /** Whether one of the programs it calls is among these. */
    boolean calls(Set<String> programs) {
      return called.stream().anyMatch(each -> programs.contains(each.program()));
    }
  }

  String text() {
    return script.text();
  }

  /** Takes a text apart. */
  static ShellText of(Script script, boolean nested, Catalogue catalogue) {
    List<List<Part>> pipelines = new ArrayList<>();
    List<Call> called = new ArrayList<>();
    for (Statement statement : script.statements()) {
      List<List<Call>> calls = catalogue.callsOfEach(statement);
      calls.forEach(called::addAll);
      addPipelines(script.text(), statement, calls, pipelines);
    }
    return new ShellText(script, nested, pipelines, called);
  }

  private static void addPipelines(
      String text, Statement statement, List<List<Call>> calls, List<List<Part>> all) {
    List<Part> open = new ArrayList<>();
    int last = -1;
    boolean piped = false;
    for (int i = 0; i < calls.size(); i++) {
      SimpleCommand command = statement.commands().get(i);
      if (command.start() < last) {
        continue; // inside a substitution of the command before
      }
      if (!piped && !open.isEmpty()) {
        all.add(List.copyOf(open));
        open.clear();
      }
      open.add(new Part(command, calls.get(i), redirections(text, command)));
      last = command.end();
      piped = PIPE.matcher(text).region(last, text.length()).lookingAt();
    }
    if (!open.isEmpty()) {
      all.add(List.copyOf(open));
    }
  }

  /** What is behind the last of a command's words. */
  private static String redirections(String text, SimpleCommand command) {
    int lastWord = command.words().get(command.words().size() - 1).end();
    return text.substring(Math.max(lastWord, command.start()), command.end());
  }
}
