package dev.runbook.graph;

import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import dev.runbook.shell.ClientPrompt;
import dev.runbook.shell.Script;
import dev.runbook.shell.Session;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.TerminalNeed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells from a client's prompt on the page that the command before it leads there, whatever its
 * name: a script, a target of {@code make}, a program in a container.
 */
final class ClientEvidence {
  /** What clients say before their first prompt is no longer. */
  private static final int LONGEST_GREETING = 15;

  private static final Pattern CONNECTS =
      Pattern.compile(
          "(?i)sql|mongo|redis|maria|cassandra|(?:\\b|_)db|db(?:\\b|_)|database|console|client|prompt|connect|log"
              + " ?in|\\b(?:shell|repl|open|enter|start|cli)\\b");

  private ClientEvidence() {}

  /** The client whose prompt a line begins with; none where the command does not lead to one. */
  static Optional<Statement> after(Statement command, String line) {
    return ClientPrompt.at(line)
        .filter(prompt -> TerminalNeed.leadsInside(command) || mayLead(command))
        .map(ClientEvidence::named);
  }

  private static Statement named(ClientPrompt prompt) {
    return Script.parse(prompt.client()).statements().get(0);
  }

  /** Whether a line begins with the prompt of a client that reads a language. */
  static boolean isAt(String line, String language) {
    return ClientPrompt.at(line)
        .map(ClientEvidence::named)
        .filter(client -> Evidence.language(client).equals(language))
        .isPresent();
  }

  /**
   * The client that the next fence shows: its first prompt with nothing typed, or one that the
   * command, or what is said between, is plainly about.
   */
  static Optional<Statement> shownBy(String next, String between, Statement command) {
    List<String> lines = next.lines().filter(line -> !line.isBlank()).toList();
    for (int at = 0; at < Math.min(lines.size(), LONGEST_GREETING); at++) {
      String line = lines.get(at);
      Optional<ClientPrompt> prompt = ClientPrompt.at(line);
      if (prompt.isPresent()) {
        boolean greets = at > 0 || line.substring(prompt.get().end()).isBlank();
        return after(command, line)
            .filter(any -> greets || isAboutOne(command) || CONNECTS.matcher(between).find());
      }
      boolean called = CommandText.begins(line) || OfferedText.isCommands(line);
      if (Session.hasPrompt(line) || (called && !PrintedText.isOutput(line))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether its program, or the last thing that this is told, is named for a client. */
  private static boolean isAboutOne(Statement command) {
    List<String> argv = command.commands().get(command.commands().size() - 1).argv();
    return argv.stream()
        .filter(word -> !word.startsWith("-"))
        .reduce((first, last) -> last)
        .filter(last -> CONNECTS.matcher(last).find() || CONNECTS.matcher(argv.get(0)).find())
        .isPresent();
  }

  /** What stands between two fences. */
  static String said(Optional<Element> between) {
    return between
        .filter(each -> each instanceof Prose)
        .map(each -> ((Prose) each).plain())
        .orElse("");
  }

  /**
   * Whether nothing speaks against it: it has the terminal, and ends in a program that nobody here
   * knows, or that runs what has a name of its own.
   */
  private static boolean mayLead(Statement command) {
    List<Call> calls = Catalogue.shipped().calls(command);
    if (calls.isEmpty() || command.pipeline() || command.text().endsWith("&")) {
      return false;
    }
    Call last = calls.get(calls.size() - 1);
    return last.mayBeAnything() && !last.inputGiven() && last.outputs().isEmpty();
  }
}
