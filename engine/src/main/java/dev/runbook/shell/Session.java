package dev.runbook.shell;

import dev.runbook.work.Lines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A text read as a terminal session: commands after prompts, and output between them.
 *
 * <p>What was typed goes on until it is a complete command, whatever its lines begin with. What a
 * line without a prompt is, a command or something printed, is not decided here.
 *
 * @param text the text
 * @param lines its lines in order
 */
public record Session(String text, List<Line> lines) {
  /** What an interpreter shows before the rest of what it was given. */
  private static final String SECOND_ELSEWHERE = "... ";

  /** What a line is. */
  public enum Kind {
    /** Nothing but blanks. */
    BLANK,
    /** A comment, where {@code #} is no prompt. */
    COMMENT,
    /** A prompt with what was typed after it. */
    PROMPTED,
    /** The rest of a command that the line before began. */
    CONTINUED,
    /** Typed at the prompt of another program. */
    ELSEWHERE,
    /** A line without a prompt. */
    OTHER
  }

  /**
   * One line.
   *
   * @param start the offset of its first character
   * @param text the line, its line end left out
   * @param cut how many characters of it are its prompt
   */
  public record Line(Kind kind, int start, String text, int cut) {
    /** What stands after the prompt. */
    public String typed() {
      return text.substring(cut);
    }
  }

  /** Copies the list. */
  public Session {
    lines = List.copyOf(lines);
  }

  /** Whether any line of a text begins as a prompt does that can be nothing else. */
  public static boolean hasPrompt(String text) {
    return Lines.any(text, Session::isPrompted);
  }

  private static boolean isPrompted(String line) {
    return PromptMark.at(line).filter(mark -> mark.kind() != PromptMark.Kind.WEAK).isPresent();
  }

  /** What stands after a weak prompt on each line that begins with it. */
  public static List<String> behind(char weak, String text) {
    List<String> behind = new ArrayList<>(0);
    for (String line : Lines.of(text, any -> any.indexOf(weak) >= 0)) {
      Optional<PromptMark> mark = PromptMark.at(line);
      if (mark.isPresent() && mark.get().isWeak(line, weak)) {
        behind.add(line.substring(mark.get().end()));
      }
    }
    return behind;
  }

  /**
   * Reads a session.
   *
   * @param weak a lone {@code #}, {@code %} or {@code >} that is a prompt here, or a dollar without
   *     a blank after it; else these are none
   * @param command whether a line without a prompt is a command, which then goes on until it is
   *     complete
   */
  public static Session read(String text, Optional<Character> weak, Predicate<String> command) {
    return new Session(text, new Reader(text, weak, command, new BitSet()).read());
  }

  /**
   * Reads a session in which a lone {@code #} is root's prompt on some lines.
   *
   * @param root the numbers of these lines, counted from 0
   */
  public static Session read(String text, BitSet root, Predicate<String> command) {
    return new Session(text, new Reader(text, Optional.empty(), command, root).read());
  }

  /** Whether it has a line of a kind. */
  public boolean has(Kind kind) {
    for (Line line : lines) {
      if (line.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /** The lines of a kind. */
  public List<Line> all(Kind kind) {
    List<Line> all = new ArrayList<>(lines.size());
    for (Line line : lines) {
      if (line.kind() == kind) {
        all.add(line);
      }
    }
    return all;
  }

  /**
   * The commands alone: lines without a prompt count as printed.
   *
   * @param leadsInside whether a command leads somewhere else and stays there, a line that is typed
   *     there being at hand
   */
  public Prompts prompts(BiPredicate<Statement, String> leadsInside) {
    return new Cutter(this, leadsInside).cut();
  }

  /** The lines alone that were typed at the prompt of another program. */
  public Prompts typed() {
    Cutter cutter = new Cutter(this, (command, line) -> false);
    cutter.inside = true;
    return cutter.cut();
  }

  /** Reads line by line; a command takes the lines that complete it. */
  private static final class Reader {
    private final List<String> texts;
    private final HeredocEnds ends;
    private final Optional<Character> weak;
    private final Predicate<String> command;
    private final BitSet root;
    private final List<Line> lines = new ArrayList<>();
    private int start;

    Reader(String text, Optional<Character> weak, Predicate<String> command, BitSet root) {
      this.texts = List.of(text.split("\n", -1));
      this.ends = new HeredocEnds(texts);
      this.weak = weak;
      this.command = command;
      this.root = root;
    }

    List<Line> read() {
      while (lines.size() < texts.size()) {
        String text = texts.get(lines.size());
        boolean asRoot = root.get(lines.size());
        Optional<PromptMark> mark = prompt(text, asRoot);
        if (text.isBlank()) {
          add(Kind.BLANK, 0);
        } else if (goesOnElsewhere(text)) {
          add(Kind.ELSEWHERE, SECOND_ELSEWHERE.length());
        } else if (mark.isPresent() && mark.get().kind() == PromptMark.Kind.ELSEWHERE) {
          add(Kind.ELSEWHERE, mark.get().end());
        } else if (mark.isPresent()) {
          command(Kind.PROMPTED, mark.get().end(), line -> prompt(line, asRoot).isPresent());
        } else if (text.stripLeading().startsWith("#")) {
          add(Kind.COMMENT, 0);
        } else if (command.test(text)) {
          command(Kind.OTHER, 0, line -> false);
        } else {
          add(Kind.OTHER, 0);
        }
      }
      return lines;
    }

    private Optional<PromptMark> prompt(String line, boolean asRoot) {
      return PromptMark.at(line)
          .filter(
              mark ->
                  mark.kind() != PromptMark.Kind.WEAK
                      || (asRoot && mark.isWeak(line, '#'))
                      || weak.filter(one -> mark.isWeak(line, one)).isPresent());
    }

    private boolean goesOnElsewhere(String line) {
      return line.startsWith(SECOND_ELSEWHERE)
          && !lines.isEmpty()
          && lines.get(lines.size() - 1).kind() == Kind.ELSEWHERE;
    }

    private void add(Kind kind, int cut) {
      String text = texts.get(lines.size());
      lines.add(new Line(kind, start, text, cut));
      start += text.length() + 1;
    }

    /** A command without a prompt may have lines in it that begin as one does. */
    private void command(Kind kind, int cut, Predicate<String> another) {
      int first = lines.size();
      add(kind, cut);
      UnfinishedCommand unfinished = new UnfinishedCommand(texts, ends, first, cut, another);
      for (int rest : unfinished.continuations()) {
        add(Kind.CONTINUED, rest);
      }
    }
  }

  /** Cuts prompts off and empties what was printed. */
  private static final class Cutter {
    private final Session session;
    private final StringBuilder script = new StringBuilder();
    private final List<Prompts.Output> output = new ArrayList<>();
    private final List<Prompts.Elsewhere> elsewhere = new ArrayList<>();
    private final List<Integer> cuts = new ArrayList<>();
    private String command = "";
    private boolean printed;
    private boolean inside;
    private final BiPredicate<Statement, String> leadsInside;
    private int outputStart = -1;

    Cutter(Session session, BiPredicate<Statement, String> leadsInside) {
      this.session = session;
      this.leadsInside = leadsInside;
    }

    Prompts cut() {
      for (Line line : session.lines()) {
        if (line.start() > 0) {
          script.append('\n');
        }
        line(line);
      }
      endOutput(session.text().length());
      int count = Lines.count(session.text());
      return new Prompts(script.toString(), output, cuts.subList(0, count), elsewhere);
    }

    private void line(Line line) {
      switch (line.kind()) {
        case PROMPTED -> {
          endOutput(line.start());
          printed = false;
          inside = false;
          command = line.typed();
          keep(line, line.cut());
        }
        case CONTINUED -> continued(line);
        case COMMENT -> {
          endOutput(line.start());
          keep(line, 0);
        }
        case ELSEWHERE -> elsewhere(line);
        case OTHER, BLANK -> {
          printed |= line.kind() == Kind.OTHER;
          print(line);
        }
      }
    }

    private void continued(Line line) {
      if (printed) {
        print(line);
      } else {
        command += "\n" + line.typed();
        keep(line, line.cut());
      }
    }

    private void print(Line line) {
      outputStart = outputStart < 0 ? line.start() : outputStart;
      keep(line, line.text().length());
    }

    /** After a command that leads there, what is typed there is the author's own. */
    private void elsewhere(Line line) {
      endOutput(line.start());
      inside = inside || leadsInside(line.text());
      if (inside) {
        keep(line, line.cut());
      } else {
        elsewhere.add(new Prompts.Elsewhere(line.start(), line.text()));
        keep(line, line.text().length());
      }
    }

    private boolean leadsInside(String line) {
      List<Statement> statements = Script.parse(command).statements();
      return !statements.isEmpty() && leadsInside.test(statements.get(statements.size() - 1), line);
    }

    private void keep(Line line, int cut) {
      script.append(line.text(), cut, line.text().length());
      cuts.add(cut);
    }

    private void endOutput(int end) {
      if (outputStart >= 0) {
        String text = session.text().substring(outputStart, end);
        if (!text.isBlank()) {
          output.add(new Prompts.Output(outputStart, text));
        }
      }
      outputStart = -1;
    }
  }
}
