package dev.runbook.host.jshell.remote;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The two output streams of the process: UTF-8, whatever the locale says. */
final class ProcessStreams {
  private static final int BUFFER = 8192;

  private final PrintStream out = stream(FileDescriptor.out);
  private final PrintStream err = stream(FileDescriptor.err);

  /** Makes them those that snippets find as {@code System.out} and {@code System.err}. */
  void install() {
    System.setOut(out);
    System.setErr(err);
  }

  /** Writes a mark to each, after all that was written before. */
  void mark(String mark) {
    for (PrintStream stream : new PrintStream[] {out, err}) {
      stream.print("\0" + mark + "\0");
      stream.flush();
    }
  }

  /** A line of standard output. */
  void say(String line) {
    out.println(line);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        true,
        StandardCharsets.UTF_8);
  }
}
