package dev.runbook.cli.console;

import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.source.PrintableText;
import java.io.PrintStream;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Calls back an operator who looks elsewhere: the terminal's title shows the current step and an
 * open question, and the bell rings when a step ends or asks after a long time.
 */
public final class Attention implements RunListener, AutoCloseable {
  /** Whoever waits for less is still looking. */
  private static final long LONG_MILLIS = 10_000;

  private static final int LONGEST_TITLE = 80;

  /** Terminals that are known to take a title as xterm does; others may print it. */
  private static final Pattern TITLED =
      Pattern.compile(
          "(xterm|screen|tmux|rxvt|alacritty|foot|kitty|konsole|gnome|vte|st|wezterm|iterm)"
              + "([-.].*)?|xterm.*");

  private static final String BELL = "\u0007";
  private static final String KEEP_TITLE = "\u001b[22;0t";
  private static final String GIVE_TITLE_BACK = "\u001b[23;0t";

  private final PrintStream terminal;
  private final boolean rings;
  private final boolean titles;
  private final LongSupplier millis;
  private UnaryOperator<String> mask = UnaryOperator.identity();
  private String target = "";
  private String title = "";
  private long since;
  private boolean titled;

  /**
   * For one command.
   *
   * @param terminal where bells and titles go
   * @param live whether that is a terminal that is more than a printer
   * @param term the terminal's type, as {@code TERM} says it
   * @param millis tells the time
   */
  public Attention(PrintStream terminal, boolean live, String term, LongSupplier millis) {
    this.terminal = terminal;
    this.rings = live;
    this.titles = live && TITLED.matcher(term).matches();
    this.millis = millis;
    this.since = millis.getAsLong();
  }

  /** From now on titles pass this on their way. */
  public void covers(UnaryOperator<String> secrets) {
    mask = secrets;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      beginRun(started.plan().target());
    } else if (event instanceof RunEvent.RunResumed resumed) {
      beginRun(resumed.plan().target());
    } else if (event instanceof RunEvent.StepShown shown) {
      titled(target + " · step " + shown.position() + " of " + shown.total());
    } else if (event instanceof RunEvent.StepFinished || event instanceof RunEvent.RunFinished) {
      ringAfterALongWait();
    }
  }

  private void beginRun(String played) {
    target = played;
    titled(played);
  }

  /** The title says this, and that it asks while it does. */
  void titled(String what) {
    title = what;
    show(title);
  }

  /** A prompter that calls before it asks. */
  public Prompter before(Prompter prompter) {
    return new ForwardingPrompter(prompter) {
      @Override
      public PromptAnswer ask(Prompt prompt) {
        ringAfterALongWait();
        show(title.isEmpty() ? "" : "asks: " + title);
        try {
          return super.ask(prompt);
        } finally {
          since = millis.getAsLong();
          show(title);
        }
      }
    };
  }

  private void ringAfterALongWait() {
    long now = millis.getAsLong();
    if (rings && now - since >= LONG_MILLIS) {
      send(BELL);
    }
    since = now;
  }

  private void show(String text) {
    if (!titles || text.isEmpty()) {
      return;
    }
    String safe = PrintableText.line(mask.apply("runbook · " + text));
    send((titled ? "" : KEEP_TITLE) + "\u001b]2;" + Columns.fit(safe, LONGEST_TITLE) + BELL);
    titled = true;
  }

  private void send(String sequence) {
    terminal.print(sequence);
    terminal.flush();
  }

  /** The terminal has the title that it had. */
  @Override
  public void close() {
    if (titled) {
      send(GIVE_TITLE_BACK);
      titled = false;
    }
  }
}
