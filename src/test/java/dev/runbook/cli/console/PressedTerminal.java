package dev.runbook.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/**
 * A terminal of 80 columns whose keys a test presses: one without a device, whose threads would
 * outlive a test and read from the next one's.
 */
final class PressedTerminal {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PipedOutputStream keys = new PipedOutputStream();
  private final Terminal terminal;

  PressedTerminal() throws IOException {
    terminal =
        new ExternalTerminal(
            "test", "ansi", new PipedInputStream(keys), screen, StandardCharsets.UTF_8);
    terminal.setSize(new Size(80, 24));
  }

  Terminal terminal() {
    return terminal;
  }

  void press(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** How many bytes the screen has been sent. */
  int size() {
    return screen.size();
  }

  /** What the screen has been sent. */
  String shown() {
    return shownSince(0);
  }

  /** What the screen has been sent after its first bytes. */
  String shownSince(int before) {
    byte[] bytes = screen.toByteArray();
    return new String(bytes, before, bytes.length - before, StandardCharsets.UTF_8);
  }
}
