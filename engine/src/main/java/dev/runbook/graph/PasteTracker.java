package dev.runbook.graph;

import dev.runbook.shell.Comment;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Script;
import dev.runbook.shell.SshCall;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.AssignedValues;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.EarlierAssignments;
import dev.runbook.shell.program.TerminalNeed;
import dev.runbook.shell.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Follows the lines of a block as a person would paste them into a terminal, and decides which
 * program reads each line: the shell outside, a kept shell on a host, or the program at the
 * terminal of a way in.
 *
 * <p>What is typed into a client or on another host need not be shell text: where bash rejects the
 * text as a whole, a line that leads there still ends what is run here.
 */
final class PasteTracker {
  /**
   * A command that a shell of ours reads.
   *
   * @param calls every program that it calls
   * @param here the shell that reads it
   * @param need what it needs of a terminal and a person
   * @param call what it says to another host, where it is exactly that
   * @param handsOver whether what follows it in its block is read on that host
   * @param left the way in that it is the first command outside of
   * @param shown the client that it leads to, as a prompt on the page shows
   */
  record Read(
      Statement statement,
      List<Call> calls,
      HostUse here,
      TerminalNeed need,
      Optional<SshCall> call,
      boolean handsOver,
      Optional<WayIn> left,
      Optional<Statement> shown) {
    boolean isLogin() {
      return call.filter(ssh -> ssh.command().isEmpty()).isPresent();
    }

    /** Whether what follows it is typed at the terminal of what it calls. */
    boolean leadsInside() {
      return shown.isPresent() || TerminalNeed.leadsInside(calls);
    }

    /** The command to judge by what is typed there: the client that the page shows, or itself. */
    Statement leading() {
      return shown.orElse(statement);
    }
  }

  /**
   * Lines that are typed at the terminal of a way in.
   *
   * @param by the place of the command that leads there; -1 where it stands in an earlier block
   */
  record Typed(int by, int start, int end) {}

  private final String text;
  private final List<Placeholder> placeholders;
  private final Script whole;
  private final Catalogue catalogue;
  private final AssignedValues assigned;
  private final EarlierAssignments earlier;
  private final LinePrompts prompts;
  private final ShownClients shown;
  private final TerminalPosition standing;
  private final List<WayIn> inside;
  private final List<Read> reads = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<Typed> typed = new ArrayList<>();
  private final List<Statement> doubts = new ArrayList<>();
  private Optional<SyntaxError> error = Optional.empty();
  private Optional<WayIn> left = Optional.empty();
  private boolean otherPrompts;
  private int done;

  private PasteTracker(
      Fence fence,
      Script whole,
      List<Placeholder> placeholders,
      TerminalPosition standing,
      Catalogue catalogue,
      AssignedValues assigned,
      EarlierAssignments earlier) {
    this.catalogue = catalogue;
    this.assigned = assigned;
    this.earlier = earlier;
    this.text = fence.prompts().script();
    this.prompts = new LinePrompts(fence);
    this.shown = new ShownClients(fence);
    this.whole = whole;
    this.placeholders = placeholders;
    this.standing = standing;
    this.inside = new ArrayList<>(standing.inside());
  }

  /**
   * Follows a block from where somebody stands who has pasted what comes before it.
   *
   * @param assigned what its text assigns
   * @param earlier what the blocks before it have assigned
   */
  static PasteTracker of(
      Fence fence,
      Script whole,
      List<Placeholder> placeholders,
      TerminalPosition standing,
      Catalogue catalogue,
      AssignedValues assigned,
      EarlierAssignments earlier) {
    PasteTracker pasting =
        new PasteTracker(fence, whole, placeholders, standing, catalogue, assigned, earlier);
    pasting.follow();
    return pasting;
  }

  /** The commands that shells of ours read, in order. */
  List<Read> reads() {
    return reads;
  }

  /** The comments among them. */
  List<Comment> comments() {
    return comments;
  }

  /** What is typed elsewhere, in order. */
  List<Typed> typed() {
    return typed;
  }

  /** The same where the command at a place leads. */
  List<Typed> typedBy(int read) {
    int first = firstFrom(typed, Typed::by, read);
    return typed.subList(first, firstFrom(typed, Typed::by, read + 1));
  }

  /** Commands of which nobody can tell whether they are meant inside. */
  List<Statement> doubts() {
    return doubts;
  }

  /** What bash rejects of what it is given. */
  Optional<SyntaxError> error() {
    return error;
  }

  /** The ways in that are open after the block, the innermost last. */
  List<WayIn> open() {
    return List.copyOf(inside);
  }

  private void follow() {
    int at = 0;
    if (standing.typed().isPresent()) {
      at = type(-1, 0);
    }
    while (at < text.length()) {
      at = read(at);
    }
  }

  /** Reads commands up to the end of the line that leads to a terminal of its own. */
  private int read(int from) {
    boolean known = from == 0 || isTakenApart(from);
    Script script = known ? whole : part(from, text.length());
    int end = text.length();
    List<Statement> statements = known ? wholeFrom(from) : script.statements();
    if (!script.sound()) {
      Optional<Statement> leads = script.soundStatements().stream().filter(this::leads).findFirst();
      if (leads.isPresent()) {
        end = BlankLines.lineAfter(text, leads.get().end());
        statements = part(from, end).statements();
      } else {
        error = script.error();
      }
    }
    boolean last = BlankLines.isBlankFrom(text, end);
    int choices = last ? loginsAtTheEnd(statements) : 0;
    int leading = -1;
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (leading >= 0 && breaksBetween(reads.get(leading).statement(), statement)) {
        break;
      }
      read(statement, i >= statements.size() - choices, choices);
      Read read = reads.get(reads.size() - 1);
      if (leading < 0 && !read.isLogin() && read.leadsInside()) {
        leading = reads.size() - 1;
        end = BlankLines.lineAfter(text, statement.end());
      }
    }
    List<Comment> all = script.comments();
    for (int i = firstFrom(all, Comment::start, from); i < all.size(); i++) {
      if (all.get(i).start() >= end) {
        break;
      }
      comments.add(all.get(i));
    }
    return leading < 0 ? end : enter(leading, end);
  }

  private void read(Statement statement, boolean atTheEnd, int choices) {
    boolean opens = reads.isEmpty() || BlankLines.isTitled(text, done, statement.start());
    if (opens) {
      stepOut(statement);
    }
    comeBack(statement);
    HostUse here = inside.isEmpty() ? standing.outside() : inside.get(inside.size() - 1).where();
    if (!opens && isInsideFromBefore() && Evidence.mentions(statement, here.host())) {
      doubts.add(statement);
    }
    Optional<SshCall> call =
        standing.mayCallFrom(here) ? CommandReader.call(statement) : Optional.empty();
    List<Call> calls = catalogue.calls(statement, earlier.usedBy(statement, assigned));
    Optional<Statement> client = shown.after(statement);
    Read read =
        new Read(
            statement,
            calls,
            here,
            client.isPresent() ? TerminalNeed.OPERATOR : TerminalNeed.of(statement, calls),
            call,
            !atTheEnd && call.filter(ssh -> ssh.command().isEmpty()).isPresent(),
            left,
            client);
    reads.add(read);
    left = Optional.empty();
    done = Math.max(done, statement.end());
    boolean lastChoice = !atTheEnd || choices == 1 || isLastChoice(statement);
    if (read.isLogin() && lastChoice) {
      logIn(call.get(), atTheEnd && choices > 1);
    } else if (CommandReader.leaves(statement) && !inside.isEmpty()) {
      inside.remove(inside.size() - 1);
    }
  }

  private boolean isLastChoice(Statement login) {
    return BlankLines.isBlankFrom(text, login.end());
  }

  private void logIn(SshCall call, boolean choice) {
    Optional<String> doubt =
        choice ? Optional.of("there are several logins to choose from") : Optional.empty();
    HostUse there = HostUse.keptOn(call.alias(), call.options());
    inside.add(wayIn(reads.size() - 1, there, Optional.empty(), doubt));
    otherPrompts = false;
  }

  private WayIn innermost() {
    return inside.get(inside.size() - 1);
  }

  private boolean isInsideFromBefore() {
    return !inside.isEmpty() && standing.inside().contains(innermost());
  }

  private int enter(int leading, int from) {
    Read read = reads.get(leading);
    Statement statement = read.statement();
    inside.add(wayIn(leading, read.here(), Optional.of(read.leading()), Evidence.doubt(statement)));
    return BlankLines.isBlankFrom(text, from) ? text.length() : type(leading, from);
  }

  private WayIn wayIn(
      int read, HostUse where, Optional<Statement> leading, Optional<String> doubt) {
    Statement statement = reads.get(read).statement();
    return new WayIn(
        ShellBlock.shortened(statement.text()),
        where,
        leading,
        List.of(),
        prompts.at(statement.start()),
        doubt,
        WayIn.Position.inItsBlock(read));
  }

  /** What names a host of its own, or is plainly no line for the inside, is outside again. */
  private void stepOut(Statement statement) {
    while (!inside.isEmpty() && Evidence.isOutside(innermost(), statement)) {
      left = Optional.of(inside.remove(inside.size() - 1));
    }
  }

  /** The prompt at which one went inside comes back after others. */
  private void comeBack(Statement statement) {
    String prompt = prompts.at(statement.start());
    if (inside.isEmpty() || prompt.isEmpty() || innermost().prompt().isEmpty()) {
      return;
    }
    boolean same = prompt.equals(innermost().prompt());
    if (same && (otherPrompts || prompt.contains("@"))) {
      inside.remove(inside.size() - 1);
      otherPrompts = false;
    } else {
      otherPrompts |= !same;
    }
  }

  /** Takes the lines that are typed where one is. */
  private int type(int by, int from) {
    WayIn way = inside.remove(inside.size() - 1);
    TypedLines lines = new TypedLines(text, prompts, way, from, by < 0);
    if (!text.substring(from, lines.end()).isBlank()) {
      typed.add(new Typed(by, from, lines.end()));
    }
    if (lines.stillOpen()) {
      inside.add(way.at(lines.further()));
    } else if (lines.leftUnsaid()) {
      left = Optional.of(way);
    }
    done = Math.max(done, lines.end());
    return lines.end();
  }

  /** Several logins at the end of a block are a choice. */
  private static int loginsAtTheEnd(List<Statement> statements) {
    int first = statements.size();
    while (first > 0 && isLogin(statements.get(first - 1))) {
      first--;
    }
    return statements.size() - first;
  }

  private boolean breaksBetween(Statement one, Statement next) {
    return text.substring(one.end(), Math.max(one.end(), next.start())).contains("\n");
  }

  /** Whether a line, read on its own, leads to another host or into a client. */
  static boolean leadsElsewhere(String line) {
    List<Statement> statements = Script.parse(line).statements();
    return statements.size() == 1 && leadsElsewhere(statements.get(0), Catalogue.shipped());
  }

  private boolean leads(Statement statement) {
    return leadsElsewhere(statement, catalogue) || shown.after(statement).isPresent();
  }

  private static boolean leadsElsewhere(Statement statement, Catalogue catalogue) {
    return isLogin(statement) || TerminalNeed.leadsInside(statement, catalogue);
  }

  private static boolean isLogin(Statement statement) {
    return CommandReader.call(statement).filter(ssh -> ssh.command().isEmpty()).isPresent();
  }

  /** Whether no command and no here-document of the whole goes on over an offset. */
  private boolean isTakenApart(int from) {
    List<Statement> all = whole.statements();
    int first = firstFrom(all, Statement::start, from);
    return whole.sound()
        && whole.tree().heredocs().isEmpty()
        && (first == 0 || all.get(first - 1).end() <= from);
  }

  private List<Statement> wholeFrom(int from) {
    List<Statement> all = whole.statements();
    return all.subList(firstFrom(all, Statement::start, from), all.size());
  }

  /** The place of the first of some things, in their order, that begins at or after an offset. */
  private static <T> int firstFrom(List<T> all, ToIntFunction<T> start, int offset) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start.applyAsInt(all.get(middle)) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A part of the text, read with its offsets kept. */
  private Script part(int from, int end) {
    List<Placeholder> within =
        placeholders.stream().filter(each -> each.start() >= from && each.end() <= end).toList();
    return Script.parse(" ".repeat(from) + text.substring(from, end), within);
  }
}
