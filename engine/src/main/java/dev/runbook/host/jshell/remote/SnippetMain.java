package dev.runbook.host.jshell.remote;

import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * The main class of the Java process that runs snippets: it does the requests of its socket, and
 * ends when the socket does.
 */
public final class SnippetMain {
  /** The classes it is made of. */
  public static final List<Class<?>> CLASSES =
      List.of(
          SnippetMain.class,
          SnippetSession.class,
          FolderTree.class,
          StartedProcesses.class,
          Wire.class,
          Request.class,
          EvaluationResult.class,
          SnippetProblem.class,
          TextRange.class,
          VariableValues.class,
          ProcessStreams.class,
          Evaluator.class,
          Splitter.class,
          BlankSource.class,
          SnippetOrigins.class,
          ExceptionText.class,
          UnresolvedNames.class,
          LastValue.class);

  private SnippetMain() {}

  /**
   * Runs it.
   *
   * @param args the socket of the runner
   */
  public static void main(String[] args) {
    ProcessStreams streams = new ProcessStreams();
    streams.install();
    Path path = Path.of(args[0]);
    File folder = path.getParent().toFile();
    try {
      SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
      new SnippetSession(new Wire(socket), streams, folder).run();
    } catch (IOException e) {
      // The runner has gone before we came; what it made for us is of no use to anybody.
      FolderTree.delete(folder);
    }
  }
}
