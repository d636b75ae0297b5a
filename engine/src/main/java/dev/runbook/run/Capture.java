package dev.runbook.run;

import dev.runbook.host.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Keeps what a step prints to standard output, for later steps. */
final class Capture {
  /** A value of more is hardly one that somebody wants in a variable. */
  private static final int MOST_BYTES = 1 << 20;

  private final String name;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean tooLong;
  private boolean incomplete;

  Capture(String name) {
    this.name = name;
  }

  /** The same sink, with what goes to standard output kept on the way. */
  OutputSink around(OutputSink sink) {
    return new OutputSink() {
      @Override
      public void stdout(byte[] buffer, int offset, int length) {
        keep(buffer, offset, length);
        sink.stdout(buffer, offset, length);
      }

      @Override
      public void stderr(byte[] buffer, int offset, int length) {
        sink.stderr(buffer, offset, length);
      }
    };
  }

  /** Why it cannot be a value; it says so as soon as that is certain. */
  synchronized Optional<String> complaint() {
    if (incomplete) {
      return complaint("was in part written before the run was cut off, and is not recorded");
    }
    if (tooLong) {
      return complaint("is longer than 1 MiB");
    }
    String text;
    try {
      text = text();
    } catch (CharacterCodingException e) {
      return complaint("is not UTF-8 text");
    }
    return text.indexOf('\0') >= 0 ? complaint("holds a NUL character") : Optional.empty();
  }

  /** The value: as for {@code $(…)} in a shell, without the newlines at its end. */
  synchronized String value() {
    try {
      return value(text());
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("asked for in spite of a complaint", e);
    }
  }

  /** What is left of a text as a value. */
  static String value(String printed) {
    return printed.replaceAll("\\n+\\z", "");
  }

  /** Keeps what commands of the same step had written before the run was cut off. */
  void keep(String printed) {
    byte[] bytes = printed.getBytes(StandardCharsets.UTF_8);
    keep(bytes, 0, bytes.length);
  }

  /** What commands of the same step had written before is lost. */
  synchronized void isIncomplete() {
    incomplete = true;
  }

  private synchronized void keep(byte[] buffer, int offset, int length) {
    tooLong |= kept.size() + length > MOST_BYTES;
    if (!tooLong) {
      kept.write(buffer, offset, length);
    }
  }

  private Optional<String> complaint(String what) {
    return Optional.of("what it prints cannot be kept as " + name + ": it " + what);
  }

  private String text() throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(kept.toByteArray()))
        .toString();
  }
}
