package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.shell.Session;
import dev.runbook.shell.Session.Kind;
import dev.runbook.shell.Session.Line;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the lines of a session on which a lone {@code #} is root's prompt: those that read as
 * commands and stand after a way into another shell, such as {@code sudo -i} or {@code ssh
 * root@db}, up to the next line of the shell before.
 *
 * <p>Authors write comments there as well. Where a sentence stands among them and the shell before
 * goes on without {@code # exit}, all of them are comments.
 */
final class RootPrompts {
  private static final Pattern LEAVES = Pattern.compile("(?:exit|logout)(?: \\d+)?");

  /** What only sentences have. */
  private static final Pattern SAID = Pattern.compile(":$| [—–] ");

  private final List<Line> lines;
  private final BitSet found = new BitSet();

  private RootPrompts(List<Line> lines) {
    this.lines = lines;
  }

  /** Whether a comment in a text reads as a command; most do not, and nothing has to be read. */
  static boolean mayStandIn(String text) {
    return text.indexOf('#') >= 0
        && Session.behind('#', text).stream().anyMatch(RootPrompts::isCommand);
  }

  /** Whether the first line of a text has it, for what follows it reads as a command. */
  static boolean isFirst(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).strip())
        .filter(typed -> typed.contains(" ") && isCommand(typed))
        .filter(typed -> !typed.startsWith("for ") && !SAID.matcher(typed).find())
        .filter(typed -> !CommandText.isSentence(typed))
        .isPresent();
  }

  /** The numbers of these lines, counted from 0. */
  static BitSet in(Session session) {
    RootPrompts prompts = new RootPrompts(session.lines());
    prompts.find();
    return prompts.found;
  }

  private void find() {
    boolean comments = lines.stream().anyMatch(line -> line.kind() == Kind.COMMENT);
    for (int at = 0; comments && at < lines.size(); at++) {
      if (isTyped(lines.get(at)) && leadsIntoShell(command(at))) {
        after(at + 1);
      }
    }
  }

  /** The text that was typed, with the lines that complete it. */
  private String command(int first) {
    StringBuilder text = new StringBuilder(lines.get(first).typed());
    for (int at = first + 1; at < lines.size() && lines.get(at).kind() == Kind.CONTINUED; at++) {
      text.append('\n').append(lines.get(at).typed());
    }
    return text.toString();
  }

  private void after(int first) {
    BitSet commands = new BitSet();
    boolean sentences = false;
    boolean left = false;
    int at = first;
    while (at < lines.size() && !left && !isTyped(lines.get(at))) {
      Optional<String> typed = typed(lines.get(at));
      if (typed.filter(RootPrompts::isCommand).isPresent()) {
        commands.set(at);
        left = LEAVES.matcher(typed.get()).matches();
      } else {
        sentences |= typed.isPresent();
      }
      at++;
    }
    boolean shellBefore = at < lines.size() && !left;
    if (!(shellBefore && sentences)) {
      found.or(commands);
    }
  }

  /** What stands behind a lone {@code #}. */
  private static Optional<String> typed(Line line) {
    String text = line.text().stripLeading();
    return line.kind() == Kind.COMMENT && text.startsWith("# ")
        ? Optional.of(text.substring(2).strip()).filter(typed -> !typed.isEmpty())
        : Optional.empty();
  }

  private static boolean isCommand(String typed) {
    return LEAVES.matcher(typed).matches()
        || (CommandText.begins(typed) && !Sessions.isText(typed));
  }

  private static boolean isTyped(Line line) {
    return line.kind() == Kind.PROMPTED
        || (line.kind() == Kind.OTHER && Sessions.mayBeCommand(line));
  }

  private static boolean leadsIntoShell(String command) {
    List<Statement> statements = Script.parse(command).statements();
    return !statements.isEmpty()
        && Catalogue.shipped().calls(statements.get(statements.size() - 1)).stream()
            .map(Call::leadsTo)
            .flatMap(Optional::stream)
            .anyMatch(Catalogue::isShellText);
  }
}
