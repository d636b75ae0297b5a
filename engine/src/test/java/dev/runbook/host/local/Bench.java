package dev.runbook.host.local;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.Shell;
import dev.runbook.testkit.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A shell on this machine in a folder of its own, and what its last command did. */
final class Bench implements AutoCloseable {
  final Path folder;
  final Path temporary;
  final Shell shell;
  final RecordingSink between = new RecordingSink();
  RecordingSink sink = new RecordingSink();

  Bench(Path root) {
    this(root, Map.of());
  }

  Bench(Path root, Map<String, String> more) {
    this.folder = make(root.resolve("work"));
    this.temporary = make(root.resolve("tmp"));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(more);
    this.shell = new LocalHost(environment, folder, temporary).open(between);
  }

  Outcome run(Invocation command) {
    sink = new RecordingSink();
    return shell.run(command, sink);
  }

  Outcome run(String text) {
    return run(Invocation.of(text));
  }

  /** Runs a command that must go well and says what it printed. */
  String out(String text) {
    Outcome outcome = run(text);
    if (!outcome.isOk()) {
      throw new AssertionError(text + ": " + outcome + "\n" + sink.err());
    }
    return sink.out();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    shell.close();
  }

  private static Path make(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
