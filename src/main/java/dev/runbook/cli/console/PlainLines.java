package dev.runbook.cli.console;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.NonBlockingReader;

/**
 * Reads lines on a terminal whose cursor only moves forwards, such as a screen reader's: it shows
 * typed text once, and Backspace removes the end of it.
 *
 * <p>JLine's editor leaves the driver's echo on there and prints each line again; a secret it
 * covers by writing over it, which such a terminal has shown by then.
 */
final class PlainLines {
  private static final int CTRL_D = 4;
  private static final int CTRL_U = 21;
  private static final int ESCAPE = 27;
  private static final int DELETE = 127;
  private static final long SEQUENCE_MILLIS = 5;

  private final Terminal terminal;
  private final StringBuilder line = new StringBuilder();
  private Prompt prompt = Prompt.of(Text.EMPTY);
  private String shown = "";

  PlainLines(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Asks for a line.
   *
   * @param asked what is asked
   * @param text the prompt's text as the terminal shows it
   * @param before does something to the terminal first: drops the keys of before
   * @param after does something to it when the line is over
   * @throws UserInterruptException for Ctrl-C
   * @throws EndOfFileException for Ctrl-D, and when the terminal is gone
   */
  String read(Prompt asked, String text, Runnable before, Runnable after) {
    prompt = asked;
    shown = text;
    line.setLength(0);
    line.append(asked.initial());
    Attributes attributes = terminal.enterRawMode();
    Thread reading = Thread.currentThread();
    SignalHandler onInterrupt = terminal.handle(Signal.INT, signal -> reading.interrupt());
    SignalHandler onReturn = terminal.handle(Signal.CONT, signal -> comeBack());
    try {
      before.run();
      show();
      readKeys();
      after.run();
      return line.toString();
    } catch (InterruptedIOException e) {
      print("\n");
      throw new UserInterruptException(line.toString());
    } catch (IOException e) {
      throw new EndOfFileException(e);
    } finally {
      terminal.handle(Signal.CONT, onReturn);
      terminal.handle(Signal.INT, onInterrupt);
      terminal.setAttributes(attributes);
    }
  }

  /** A shell that had the terminal in between has set it its own way. */
  private void comeBack() {
    terminal.enterRawMode();
    show();
  }

  private void show() {
    print(shown + (prompt.secret() ? "" : line));
  }

  private void readKeys() throws IOException {
    NonBlockingReader keys = terminal.reader();
    int key = keys.read();
    while (key != '\r' && key != '\n') {
      if (key < 0 || key == CTRL_D && line.isEmpty()) {
        throw new EndOfFileException();
      }
      take(key, keys);
      key = keys.read();
    }
    print("\n");
  }

  private void take(int key, NonBlockingReader keys) throws IOException {
    if (key == DELETE || key == '\b') {
      takeBack();
    } else if (key == CTRL_U) {
      line.setLength(0);
      print("\n");
      show();
    } else if (key == ESCAPE) {
      passOver(keys);
    } else if (key >= ' ') {
      line.append((char) key);
      print(prompt.secret() ? "" : String.valueOf((char) key));
    }
  }

  /** The rest of what an arrow or another such key sends: there is no cursor for it to move. */
  private static void passOver(NonBlockingReader keys) throws IOException {
    int key = keys.read(SEQUENCE_MILLIS);
    if (key == '[' || key == 'O') {
      do {
        key = keys.read(SEQUENCE_MILLIS);
      } while (key >= ' ' && key < '@');
    }
  }

  /** One step to the left is all that the cursor is asked for. */
  private void takeBack() {
    if (line.isEmpty()) {
      return;
    }
    int last = line.codePointBefore(line.length());
    line.setLength(line.length() - Character.charCount(last));
    if (prompt.secret()) {
      return;
    }
    if (last >= ' ' && last < DELETE) {
      print("\b \b");
    } else {
      print("\n");
      show();
    }
  }

  private void print(String text) {
    terminal.writer().print(text);
    terminal.flush();
  }
}
