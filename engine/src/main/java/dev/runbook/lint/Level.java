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
 * The text that one shell reads: a command as it stands, or what {@code ssh "…"} and {@code sh -c
 * "…"} hand to another shell.
 *
 * @param script the text, taken apart
 * @param nested whether another shell than the page's reads it
 */
record Level(Script script, boolean nested) {
  private static final Pattern PIPE = Pattern.compile("\\s*\\|&?(?!\\|)\\s*(?:\\\\?\\n\\s*)?");

  /**
   * A part of a pipeline.
   *
   * @param command its program and arguments
   * @param called every program that it calls, through wrappers
   * @param redirections what stands after its arguments
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

  /** Every pipeline in it, a command alone included, in order. */
  List<List<Part>> pipelines() {
    List<List<Part>> all = new ArrayList<>();
    for (Statement statement : script.statements()) {
      addPipelines(statement, all);
    }
    return all;
  }

  private void addPipelines(Statement statement, List<List<Part>> all) {
    List<Part> open = new ArrayList<>();
    int last = -1;
    boolean piped = false;
    for (SimpleCommand command : statement.commands()) {
      if (command.start() < last) {
        continue; // inside a substitution of the command before
      }
      if (!piped && !open.isEmpty()) {
        all.add(List.copyOf(open));
        open.clear();
      }
      open.add(part(command, redirections(command)));
      last = command.end();
      piped = PIPE.matcher(text()).region(last, text().length()).lookingAt();
    }
    if (!open.isEmpty()) {
      all.add(List.copyOf(open));
    }
  }

  /** What stands behind the last of a command's words. */
  private String redirections(SimpleCommand command) {
    int lastWord = command.words().get(command.words().size() - 1).end();
    return text().substring(Math.max(lastWord, command.start()), command.end());
  }

  private static Part part(SimpleCommand command, String redirections) {
    return new Part(command, Catalogue.shipped().calls(command), redirections);
  }
}
