package dev.runbook.graph;

import dev.runbook.document.Languages;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.source.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Warns of calls of an alias that a page defines: a bash that nobody types in expands none, unless
 * {@code shopt -s expand_aliases} says so (bash(1), "ALIASES"). zsh expands them.
 */
final class AliasCalls {
  private final Problems problems;
  private final Set<String> defined = new HashSet<>();
  private boolean expanded;

  AliasCalls(Problems problems) {
    this.problems = problems;
  }

  /** Warns at the first call of each, in the page's order. */
  void check(Fence fence, BlockScript script) {
    if (Languages.isZsh(fence.block().language())) {
      return;
    }
    for (Statement statement : script.statements()) {
      // One that the same command defines is not there yet when bash reads it.
      Set<String> before = defined.isEmpty() ? Set.of() : Set.copyOf(defined);
      for (SimpleCommand command : statement.commands()) {
        read(command);
        String name = command.words().get(0).raw();
        if (!expanded && before.contains(name) && defined.remove(name)) {
          warn(name, statement, script);
        }
      }
    }
  }

  private void read(SimpleCommand command) {
    List<String> words = command.argv();
    String program = words.get(0);
    if (program.equals("alias")) {
      words.stream()
          .filter(word -> word.indexOf('=') > 0)
          .forEach(word -> defined.add(word.substring(0, word.indexOf('='))));
    } else if (program.equals("shopt") && words.contains("expand_aliases")) {
      expanded = words.contains("-s");
    }
  }

  private void warn(String name, Statement statement, BlockScript script) {
    problems.warning(
        script.sourceSpan(statement.start(), statement.end()),
        "alias-not-expanded",
        "bash does not expand the alias `%s` here: it expands aliases only where a person types"
            .formatted(name),
        "define a function instead (`%s() { … \"$@\"; }`), or write `shopt -s expand_aliases` before"
            .formatted(name));
  }
}
