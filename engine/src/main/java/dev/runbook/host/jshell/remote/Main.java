package dev.runbook.host.jshell.remote;

import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/** The Java process that snippets run in: it does what its socket says, and ends with it. */
public final class Main {
  /** The classes it is made of. */
  public static final List<Class<?>> CLASSES =
      List.of(
          Main.class,
          Session.class,
          Folder.class,
          Offspring.class,
          Wire.class,
          Request.class,
          Reply.class,
          Finding.class,
          TextRange.class,
          VariableValues.class,
          Streams.class,
          Evaluator.class,
          Splitter.class,
          Gaps.class,
          Origins.class,
          Thrown.class,
          Unresolved.class,
          Answers.class);

  private Main() {}

  /**
   * Runs it.
   *
   * @param args the socket of the runner
   */
  public static void main(String[] args) {
    Streams streams = new Streams();
    streams.install();
    Path path = Path.of(args[0]);
    File folder = path.getParent().toFile();
    try {
      SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
      new Session(new Wire(socket), streams, folder).run();
    } catch (IOException e) {
      // The runner has gone before we came; what it made for us is of no use to anybody.
      Folder.delete(folder);
    }
  }
}
