package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The connection that the commands of one shell share, and its private folder. */
final class SshConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String alias;
  private final Path bash;
  private final Map<String, String> environment;
  private final Path folder;
  private final SshCommandLine line;
  private volatile boolean open = true;

  private SshConnection(
      String alias, Path bash, Map<String, String> environment, Path folder, SshCommandLine line) {
    this.alias = alias;
    this.bash = bash;
    this.environment = environment;
    this.folder = folder;
    this.line = line;
  }

  /** Prepares the folder; the first command connects. */
  static SshConnection create(
      String alias,
      Path ssh,
      Path bash,
      List<String> options,
      Map<String, String> environment,
      Path parent) {
    try {
      Path folder =
          Files.createTempDirectory(
              parent,
              "ssh-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      SshCommandLine line = new SshCommandLine(ssh, alias, options, folder);
      return new SshConnection(alias, bash, environment, folder, line);
    } catch (IOException e) {
      throw new HostException(Kind.SETUP, "no private folder can be made in " + parent, e);
    }
  }

  String alias() {
    return alias;
  }

  /** The bash whose builtin sends signals. */
  Path bash() {
    return bash;
  }

  boolean isOpen() {
    return open;
  }

  /** How the text is run there. */
  Launch launch(List<String> flags, String text) {
    return Launch.of(line.running(flags, text), environment, folder);
  }

  /** What ssh itself said since the last time. */
  String takeLog() throws IOException {
    Path log = line.log();
    if (!Files.exists(log)) {
      return "";
    }
    String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    Files.delete(log);
    return said;
  }

  @Override
  public void close() {
    open = false;
    if (line.isShared()) {
      endShared();
    }
    File[] left = folder.toFile().listFiles();
    if (left != null) {
      for (File file : left) {
        file.delete();
      }
    }
    folder.toFile().delete();
  }

  private void endShared() {
    try {
      Captured.run(Launch.of(line.ending(), environment, folder), PATIENCE);
    } catch (IOException e) {
      // It ends by itself a minute after its last command.
      return;
    }
  }
}
