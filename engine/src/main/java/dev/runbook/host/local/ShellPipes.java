package dev.runbook.host.local;

import dev.runbook.host.OutputSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Our ends of the pipes to one shell.
 *
 * @param commands what we tell the shell
 * @param keeper the other end of it, so that nothing blocks until the shell has opened it
 * @param status what it reports
 * @param alive what its watcher waits on: our end closes when we die
 * @param out its standard output
 * @param err its standard error
 */
record ShellPipes(
    FileChannel commands,
    FileChannel keeper,
    StatusChannel status,
    FileChannel alive,
    OutputPump out,
    OutputPump err) {
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(2);

  static ShellPipes open(ShellFolder folder, OutputSink between) throws IOException {
    // Open for both directions first: opening one end of a named pipe waits for the other.
    FileChannel keeper = openBothWays(folder.commands());
    return new ShellPipes(
        FileChannel.open(folder.commands(), StandardOpenOption.WRITE),
        keeper,
        new StatusChannel(folder.status()),
        openBothWays(folder.alive()),
        new OutputPump(folder.out(), between::stdout),
        new OutputPump(folder.err(), between::stderr));
  }

  /** The shell has opened its end: from now on the end of our words is the end of its input. */
  void closeKeeper() {
    closeQuietly(keeper);
  }

  /** Ends the shell's input, and frees a writer that waits for it to be read. */
  void closeCommands() {
    closeQuietly(keeper);
    closeQuietly(commands);
  }

  /** Tells the watcher that this is an orderly end, so that jobs in the background live on. */
  void sayFarewell() {
    try {
      alive.write(ByteBuffer.wrap("bye\n".getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      // Without it the watcher ends what is left of the shell's group, as when we die.
      return;
    }
  }

  /** Lets late writers finish, a short while only, and closes everything. */
  void close() {
    closeCommands();
    out.close(OUTPUT_GRACE);
    err.close(OUTPUT_GRACE);
    closeQuietly(status);
    closeQuietly(alive);
  }

  private static FileChannel openBothWays(Path pipe) throws IOException {
    return FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void closeQuietly(Closeable channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // A pipe that cannot be closed is closed already.
      return;
    }
  }
}
