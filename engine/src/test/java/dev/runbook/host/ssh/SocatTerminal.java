package dev.runbook.host.ssh;

import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.process.Programs;
import dev.runbook.testkit.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A pseudo-terminal by the program {@code socat}, as far as a test needs one. It is not raw: ssh
 * gives the terminal over there the modes that this one has at first.
 */
final class SocatTerminal implements PseudoTerminal {
  private final Process socat;
  private final Path folder;

  /** Holds the device open, since socat takes its first closing for the end. */
  private final RandomAccessFile holder;

  private SocatTerminal(Process socat, Path folder) throws IOException {
    this.socat = socat;
    this.folder = folder;
    this.holder = new RandomAccessFile(device().toFile(), "rw");
  }

  /** Empty where the program is not there. */
  static Optional<PseudoTerminal> make(TerminalSize size) {
    if (Programs.find("socat", System.getenv()).isEmpty()) {
      return Optional.empty();
    }
    try {
      Path folder = Files.createTempDirectory("pty");
      Path device = folder.resolve("d");
      Process socat =
          new ProcessBuilder("socat", "PTY,link=" + device, "-")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Eventually.await("a pseudo-terminal", () -> Files.exists(device));
      SocatTerminal terminal = new SocatTerminal(socat, folder);
      terminal.resize(size);
      return Optional.of(terminal);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Path device() {
    return folder.resolve("d");
  }

  @Override
  public InputStream output() {
    return socat.getInputStream();
  }

  @Override
  public OutputStream input() {
    return socat.getOutputStream();
  }

  @Override
  public void resize(TerminalSize size) throws IOException {
    try {
      new ProcessBuilder(
              "stty",
              "-F",
              device().toString(),
              "cols",
              Integer.toString(size.columns()),
              "rows",
              Integer.toString(size.rows()))
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    socat.destroy();
    try {
      holder.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    folder.resolve("d").toFile().delete();
    folder.toFile().delete();
  }
}
