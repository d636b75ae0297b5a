package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Languages;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.Session;
import dev.runbook.shell.Session.Kind;
import dev.runbook.shell.Session.Line;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.TerminalNeed;
import dev.runbook.work.Lines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the lines of a shell block that are commands: all of them, or those after its prompts.
 *
 * <p>A console fence with a prompt is a session: what has none was printed. One without any is
 * shell text. In any other fence prompts are cut off where every command has one; where some lines
 * have none and plainly were printed, it is a session as well; where such a line reads as a
 * command, nobody can tell, and it is in doubt.
 */
public final class Sessions {
  /** What a lone character before a command may be: the prompts of root, zsh and others. */
  private static final List<Character> WEAK = List.of('#', '%', '>');

  /** {@code for the first}, {@code if it is there}: no loop and no condition of a shell. */
  private static final Pattern SAID = Pattern.compile("(?:for|if|while|until|case) [\\w ,.:()'-]*");

  private static final Pattern LOOP = Pattern.compile("(?:for|case) \\S+ in\\b.*|while read\\b.*");

  private static final Pattern CUT_OFF = Pattern.compile("\\s+--?[A-Za-z][\\w-]*(?:[ =].*)?");

  /** The path of a file, and nothing else. */
  private static final Pattern PATH = Pattern.compile("\\s*/[\\w.@+-]+(?:/[\\w.@+-]*)+\\s*");

  /** Alone in its line, it does nothing as a command. */
  private static final Pattern TRUTH = Pattern.compile("\\s*(?:true|false)(?:\\s+#.*)?\\s*");

  /**
   * A block's commands.
   *
   * @param prompts its text with the commands alone
   * @param doubt the line of which nobody can tell whether it is a command or was printed
   */
  record Reading(Prompts prompts, Optional<Line> doubt) {
    static Reading certain(Prompts prompts) {
      return new Reading(prompts, Optional.empty());
    }
  }

  private Sessions() {}

  /** The commands of a block. */
  public static Prompts of(Block block) {
    return of(block.language(), block.text());
  }

  /** The commands of a text in a fence of a language. */
  public static Prompts of(String language, String text) {
    return read(language, text).prompts();
  }

  /** Where the first prompt begins in a block's text, if a command has one. */
  public static OptionalInt firstPrompt(Block block) {
    return Session.read(block.text(), Optional.empty(), CommandText::begins)
        .all(Kind.PROMPTED)
        .stream()
        .mapToInt(line -> line.start() + line.text().length() - line.text().stripLeading().length())
        .findFirst();
  }

  static Reading read(String language, String text) {
    return Languages.isSession(language) ? console(text) : shell(text);
  }

  private static Reading console(String text) {
    if (Session.hasPrompt(text)) {
      Session session = session(text, line -> false);
      return new Reading(session.prompts(Sessions::leadsInside), cutOff(session));
    }
    return weak(text)
        .map(
            mark ->
                Session.read(text, Optional.of(mark), line -> false).prompts(Sessions::leadsInside))
        .map(Reading::certain)
        .orElseGet(() -> unprompted(text));
  }

  /**
   * A lone character is a prompt where what follows it reads as a command, and all else does not.
   */
  private static Optional<Character> weak(String text) {
    return WEAK.stream()
        .filter(mark -> text.indexOf(mark) >= 0)
        .filter(mark -> isPrompt(mark, text))
        .findFirst();
  }

  private static boolean isPrompt(char mark, String text) {
    Session session = Session.read(text, Optional.of(mark), CommandText::begins);
    return session.all(Kind.PROMPTED).stream()
            .findFirst()
            .filter(line -> CommandText.begins(line.typed()))
            .isPresent()
        && session.all(Kind.OTHER).stream().noneMatch(Sessions::mayBeCommand);
  }

  private static Reading shell(String text) {
    if (Session.hasPrompt(text)) {
      return prompted(session(text, CommandText::begins));
    }
    if (RootPrompts.mayStandIn(text)) {
      Session asRoot = withRootPrompts(text, CommandText::begins);
      if (asRoot.has(Kind.PROMPTED)) {
        return prompted(withCommandsFirst(asRoot, Kind.PROMPTED));
      }
    }
    if (PrefixedOutput.standsIn(text)) {
      return Reading.certain(PrefixedOutput.prompts(text));
    }
    for (char mark : WEAK) {
      Optional<Reading> weak = weakInShell(mark, text);
      if (weak.isPresent()) {
        return weak.get();
      }
    }
    return unprompted(text);
  }

  private static Session session(String text, Predicate<String> command) {
    return RootPrompts.mayStandIn(text)
        ? withRootPrompts(text, command)
        : Session.read(text, gluedDollar(text), command);
  }

  private static Session withRootPrompts(String text, Predicate<String> command) {
    Session read = Session.read(text, gluedDollar(text), command);
    BitSet root = RootPrompts.in(read);
    return root.isEmpty() ? read : Session.read(text, root, command);
  }

  /** {@code $terraform plan} among prompts: nobody has set a variable that is called so. */
  private static Optional<Character> gluedDollar(String text) {
    List<String> programs =
        Session.behind('$', text).stream().map(typed -> typed.split("\\s", 2)[0]).toList();
    boolean prompt =
        !programs.isEmpty()
            && programs.stream()
                .allMatch(name -> KnownPrograms.isKnown(name) && !text.contains(name + "="));
    return prompt ? Optional.of('$') : Optional.empty();
  }

  /** Lines for a terminal of Windows among others are left out, and named as typed elsewhere. */
  private static Reading unprompted(String text) {
    if (!Lines.any(text, OtherTerminal::isPlainlyOfWindows)) {
      return new MixedText(text).read();
    }
    List<Prompts.Elsewhere> windows = new ArrayList<>();
    StringBuilder rest = new StringBuilder(text);
    for (Line line : Session.read(text, Optional.empty(), CommandText::begins).all(Kind.OTHER)) {
      if (OtherTerminal.isPlainlyOfWindows(line.text())) {
        int end = line.start() + line.text().length();
        windows.add(new Prompts.Elsewhere(line.start(), line.text()));
        rest.replace(line.start(), end, " ".repeat(line.text().length()));
      }
    }
    if (rest.toString().lines().allMatch(line -> line.strip().matches("(?:#.*)?"))) {
      return new MixedText(text).read();
    }
    Reading read = new MixedText(rest.toString()).read();
    Prompts prompts = read.prompts();
    return new Reading(
        new Prompts(prompts.script(), prompts.output(), prompts.cuts(), windows), read.doubt());
  }

  /** Whether a command leads to where a line is typed: by its name, or by the prompt there. */
  private static boolean leadsInside(Statement command, String line) {
    return TerminalNeed.leadsInside(command) || ClientEvidence.after(command, line).isPresent();
  }

  /** What stands before the prompts of a client, none of its own, was typed where they are not. */
  private static Session withCommandsFirst(Session session, Kind until) {
    List<Line> lines = new ArrayList<>();
    boolean before = true;
    boolean first = true;
    for (Line line : session.lines()) {
      before &= line.kind() != until;
      boolean other = before && line.kind() == Kind.OTHER;
      boolean command =
          other && (mayBeCommand(line) || (first && OfferedText.isCommands(line.text())));
      first &= !other;
      lines.add(command ? new Line(Kind.PROMPTED, line.start(), line.text(), 0) : line);
    }
    return new Session(session.text(), lines);
  }

  private static Reading prompted(Session read) {
    boolean client = read.has(Kind.ELSEWHERE) && !read.has(Kind.PROMPTED);
    Session session = client ? withCommandsFirst(read, Kind.ELSEWHERE) : read;
    if (!session.has(Kind.PROMPTED) && !session.has(Kind.ELSEWHERE)) {
      return Reading.certain(Prompts.none(session.text()));
    }
    Set<Line> answered = answered(session);
    Stream<Line> commands =
        session.all(Kind.OTHER).stream()
            .filter(line -> mayBeCommand(line) && !answered.contains(line))
            .limit(1);
    Optional<Line> doubt =
        Stream.concat(commands, cutOff(session).stream()).min(Comparator.comparingInt(Line::start));
    return new Reading(session.prompts(Sessions::leadsInside), doubt);
  }

  /** Options right under a command of several lines: one of these lost its backslash. */
  private static Optional<Line> cutOff(Session session) {
    List<Line> lines = session.lines();
    for (int at = 1; at < lines.size(); at++) {
      if (lines.get(at).kind() == Kind.OTHER
          && lines.get(at - 1).kind() == Kind.CONTINUED
          && CUT_OFF.matcher(lines.get(at).text()).matches()) {
        return Optional.of(lines.get(at));
      }
    }
    return Optional.empty();
  }

  /** The lines right under prompted commands that these were answered, or that are mere paths. */
  private static Set<Line> answered(Session session) {
    Answers answers = new Answers();
    Set<Line> found = new HashSet<>();
    List<Line> lines = session.lines();
    for (int at = 0; at < lines.size(); at++) {
      int end = at + 1;
      while (end < lines.size() && lines.get(end).kind() == Kind.OTHER) {
        end++;
      }
      List<Line> below = lines.subList(at + 1, end);
      boolean typed = lines.get(at).kind() == Kind.PROMPTED;
      if (typed && answers.are(lines.get(at).typed(), below.stream().map(Line::text).toList())) {
        found.addAll(below);
      } else if (typed) {
        below.stream().filter(line -> PATH.matcher(line.text()).matches()).forEach(found::add);
      }
    }
    return found;
  }

  /** Whether a line without a prompt reads as a command. */
  static boolean mayBeCommand(Line line) {
    return CommandText.begins(line.text())
        && !PrintedText.isOutput(line.text())
        && !TRUTH.matcher(line.text()).matches();
  }

  /** Comments begin with words that are programs' as well: "find the volume". */
  static boolean isText(String typed) {
    String[] words = typed.strip().split("\\s+");
    return (SAID.matcher(typed).matches() && !LOOP.matcher(typed).matches())
        || KnownPrograms.isShared(words[0])
            && typed.matches("[\\w ,.:'-]*")
            && !typed.contains(" -");
  }

  /** A word alone may be anything, but a script's path is called. */
  private static boolean isCalled(String typed) {
    return typed.contains(" ") || typed.startsWith("./");
  }

  private static boolean isCommand(char mark, String typed) {
    return CommandText.begins(typed) || (mark != '#' && ForeignText.mayBeginWithCommand(typed));
  }

  /**
   * A lone character before what reads as a command. {@code #} makes it a comment, so that only
   * output around it tells; {@code > make clean} empties a file called make, which nobody means.
   */
  private static Optional<Reading> weakInShell(char mark, String text) {
    // Most comments are no commands: then nothing has to be read.
    boolean mayBe =
        text.indexOf(mark) >= 0
            && text.lines()
                .map(line -> mark == '#' ? line.stripLeading() : line)
                .anyMatch(line -> line.startsWith(mark + " "))
            && Session.behind(mark, text).stream()
                .anyMatch(typed -> isCalled(typed) && isCommand(mark, typed));
    if (!mayBe) {
      return Optional.empty();
    }
    Session session = Session.read(text, Optional.of(mark), CommandText::begins);
    boolean command =
        session.all(Kind.PROMPTED).stream()
            .findFirst()
            .filter(line -> isCalled(line.typed()) && isCommand(mark, line.typed()))
            .filter(line -> mark != '#' || !isText(line.typed()))
            .isPresent();
    List<Line> others = session.all(Kind.OTHER);
    boolean shown =
        !others.isEmpty() && others.stream().allMatch(line -> PrintedText.isOutput(line.text()));
    return command && (mark != '#' || shown) ? Optional.of(prompted(session)) : Optional.empty();
  }
}
