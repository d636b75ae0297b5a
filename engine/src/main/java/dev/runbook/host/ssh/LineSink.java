package dev.runbook.host.ssh;

import dev.runbook.host.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Passes on standard output line by line, and discards standard error.
 *
 * <p>A login shell's start-up files may print something first, which is nobody's answer.
 */
final class LineSink implements OutputSink {
  private final Consumer<String> lines;
  private boolean begun;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

  LineSink(Consumer<String> lines) {
    this.lines = lines;
    begun = true;
  }

  /** Passes on what follows the line that is this word, which nobody else knows. */
  LineSink(String word, Consumer<String> lines) {
    this.lines = line -> pass(line, word, lines);
  }

  private void pass(String line, String word, Consumer<String> to) {
    if (begun) {
      to.accept(line);
    }
    begun |= line.equals(word);
  }

  @Override
  public void stdout(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '\n') {
        String line = partial.toString(StandardCharsets.UTF_8);
        partial.reset();
        lines.accept(line);
      } else {
        partial.write(buffer[i]);
      }
    }
  }

  @Override
  public void stderr(byte[] buffer, int offset, int length) {}
}
