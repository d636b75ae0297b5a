package dev.runbook.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.runbook.host.HostException;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlockingReader;

/**
 * Asks with JLine's line editor, on the terminal that the process was started from.
 *
 * <p>Nothing that is typed is remembered.
 */
public final class JLinePrompter implements Prompter {
  private static final long QUIET_MILLIS = 10;
  private static final long GRAVE_QUIET_MILLIS = 150;

  /** The rest of a paste is there at once; no hand presses the next key after Enter so soon. */
  private static final long PASTE_MILLIS = 20;

  private static final String PLAIN = "ansi";
  private static final String DUMB = "dumb";
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  private static final char COVER = '•';

  private final Terminal terminal;
  private final LineReader reader;
  private final Optional<PlainLines> plain;
  private final boolean colours;
  private final Optional<TerminalSettings> settings;
  private volatile boolean asking;
  private boolean grave;
  private boolean pastedMore;
  private int lastColumns = COLUMNS;
  private int lastRows = ROWS;

  JLinePrompter(
      Terminal terminal,
      boolean colours,
      boolean dumb,
      Runnable onInterrupt,
      Optional<TerminalSettings> settings) {
    this.terminal = terminal;
    this.colours = colours;
    this.settings = settings;
    this.plain = dumb ? Optional.of(new PlainLines(terminal)) : Optional.empty();
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .variable(LineReader.DISABLE_HISTORY, true)
            .variable(LineReader.DISABLE_COMPLETION, true)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    reader.getWidgets().put(LineReader.CALLBACK_INIT, this::throwAwayInput);
    reader.getWidgets().put(LineReader.ACCEPT_LINE, this::acceptLine);
    // The editor takes Ctrl-C while it reads and then gives it back to what is set here.
    terminal.handle(Terminal.Signal.INT, signal -> onInterrupt.run());
  }

  /**
   * Opens the terminal.
   *
   * @param colours whether prompts are coloured
   * @param onInterrupt what Ctrl-C does while nothing is asked
   * @throws TerminalException when it cannot be used
   */
  public static JLinePrompter open(boolean colours, Runnable onInterrupt) {
    try {
      TerminalSettings settings = TerminalSettings.ofStandardInput();
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              // Its library in C is loaded anyway, for the terminal's settings; Java takes half a
              // second to make ready what calls the system's own.
              .ffm(false)
              .systemOutput(TerminalBuilder.SystemOutput.SysErrOrSysOut)
              .nativeSignals(false)
              .type(known(System.getenv("TERM")))
              .dumb(false)
              .build();
      if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
        // The editor draws nothing on a terminal without a size; a serial line says none.
        terminal.setSize(new Size(COLUMNS, ROWS));
      }
      boolean dumb = DUMB.equals(System.getenv("TERM"));
      return new JLinePrompter(terminal, colours, dumb, onInterrupt, Optional.of(settings));
    } catch (IOException e) {
      throw new TerminalException(e);
    }
  }

  /** Asks nobody once, so that Java can archive the classes that a question takes. */
  public static void rehearse() {
    InputStream nothing = InputStream.nullInputStream();
    OutputStream nowhere = OutputStream.nullOutputStream();
    try (Terminal terminal = new ExternalTerminal("rehearsal", PLAIN, nothing, nowhere, UTF_8)) {
      terminal.setSize(new Size(COLUMNS, ROWS));
      new JLinePrompter(terminal, true, false, () -> {}, Optional.empty())
          .ask(Prompt.of(Text.of("Run this?")));
    } catch (IOException e) {
      throw new TerminalException(e);
    }
  }

  /**
   * The kind of the terminal; a plain one where nobody here knows that kind. Of a dumb one JLine
   * would not even set whether it shows what is typed.
   */
  private static String known(String term) {
    if (term == null || term.isEmpty() || term.equals(DUMB)) {
      return PLAIN;
    }
    try {
      InfoCmp.getInfoCmp(term);
      return term;
    } catch (IOException e) {
      return PLAIN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PLAIN;
    }
  }

  @Override
  public PromptAnswer ask(Prompt prompt) {
    grave = prompt.grave();
    asking = true;
    pastedMore = false;
    try {
      String line = plain.isPresent() ? readPlainly(plain.get(), prompt) : edited(prompt);
      if (pastedMore || prompt.initial().isEmpty() && line.strip().indexOf('\n') >= 0) {
        return PromptAnswer.severalLines();
      }
      return prompt.secret() ? PromptAnswer.exactly(line) : PromptAnswer.line(line);
    } catch (UserInterruptException e) {
      return PromptAnswer.interrupted();
    } catch (EndOfFileException | IOError e) {
      return PromptAnswer.ended(); // Ctrl-D, or there is no terminal any more.
    } finally {
      asking = false;
    }
  }

  private String edited(Prompt prompt) {
    Character cover = prompt.secret() ? COVER : null;
    return reader.readLine(prompt.text().render(colours), null, cover, prompt.initial());
  }

  private String readPlainly(PlainLines lines, Prompt prompt) {
    return lines.read(
        prompt, prompt.text().render(colours), this::throwAwayInput, () -> pastedMore = hasMore());
  }

  /** Runs when the editor owns the terminal and before it draws its prompt. */
  private boolean throwAwayInput() {
    NonBlockingReader keys = terminal.reader();
    long quiet = grave ? GRAVE_QUIET_MILLIS : QUIET_MILLIS;
    try {
      int key = keys.read(quiet);
      while (key >= 0) {
        key = keys.read(quiet);
      }
      return true;
    } catch (InterruptedIOException e) {
      throw new UserInterruptException("");
    } catch (IOException e) {
      throw new EndOfFileException(e);
    }
  }

  /**
   * Enter ends the line; where more comes with it, the line was one of several. The next question
   * throws that away.
   */
  private boolean acceptLine() {
    pastedMore = hasMore();
    return reader.getBuiltinWidgets().get(LineReader.ACCEPT_LINE).apply();
  }

  private boolean hasMore() {
    try {
      return terminal.reader().peek(PASTE_MILLIS) >= 0;
    } catch (InterruptedIOException e) {
      throw new UserInterruptException("");
    } catch (IOException e) {
      throw new EndOfFileException(e);
    }
  }

  @Override
  public void interrupt() {
    if (asking) {
      terminal.raise(Terminal.Signal.INT);
    }
  }

  @Override
  public int columns() {
    try {
      int columns = terminal.getWidth();
      lastColumns = columns > 0 ? columns : lastColumns;
      return lastColumns;
    } catch (IOError e) {
      return lastColumns; // The terminal is gone; what is written now is for the record only.
    }
  }

  @Override
  public int rows() {
    try {
      int rows = terminal.getHeight();
      lastRows = rows > 0 ? rows : lastRows;
      return lastRows;
    } catch (IOError e) {
      return lastRows;
    }
  }

  @Override
  public TerminalLoan lend() {
    return new JLineLoan(terminal, ownSettings());
  }

  @Override
  public PseudoTerminal pseudoTerminal(TerminalSize size) {
    return NativePty.open(size, ownSettings());
  }

  private TerminalSettings ownSettings() {
    return settings.orElseThrow(
        () -> new HostException(HostException.Kind.SETUP, "there is no terminal to lend"));
  }

  @Override
  public void close() {
    try {
      terminal.close();
      settings.ifPresent(TerminalSettings::restore);
    } catch (IOException | IOError e) {
      // It is gone, and took its settings with it.
    }
  }
}
