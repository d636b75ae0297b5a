package dev.runbook.host.local;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The private folder with the named pipes between us and one shell.
 *
 * <p>Pipes that have names need no open descriptor in the shell: the author's commands inherit
 * nothing of ours, and cannot lose it for us by closing or moving descriptors.
 *
 * @param path the folder, readable by its owner only
 */
record ShellFolder(Path path) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static ShellFolder create(Path parent, LocalPrograms tools, Map<String, String> environment) {
    try {
      Path made =
          Files.createTempDirectory(
              parent,
              "runbook-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      ShellFolder folder = new ShellFolder(made);
      folder.makePipes(tools, environment);
      return folder;
    } catch (IOException e) {
      throw new HostException(Kind.SETUP, "no private folder can be made in " + parent, e);
    }
  }

  /** The commands; named so that messages of the shell begin with {@code bash: line …}. */
  Path commands() {
    return path.resolve("bash");
  }

  /** What the shell is started with; a file, and no pipe. */
  Path start() {
    return path.resolve("start");
  }

  /** What the shell says about its commands. */
  Path status() {
    return path.resolve("status");
  }

  /** Held open while we live. */
  Path alive() {
    return path.resolve("alive");
  }

  /** The shell's standard output. */
  Path out() {
    return path.resolve("out");
  }

  /** The shell's standard error. */
  Path err() {
    return path.resolve("err");
  }

  /** Programs of ours that its bash finds first; there only where somebody has made it. */
  Path programs() {
    return path.resolve("bin");
  }

  /** Removes the folder; what cannot be removed is left to the system's own cleaning. */
  void delete() {
    delete(programs().toFile());
    delete(path.toFile());
  }

  private static void delete(File folder) {
    File[] left = folder.listFiles();
    if (left != null) {
      for (File file : left) {
        file.delete();
      }
    }
    folder.delete();
  }

  private void makePipes(LocalPrograms tools, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>(List.of(tools.mkfifoPath().toString(), "-m", "600"));
    for (Path pipe : List.of(commands(), status(), alive(), out(), err())) {
      command.add(pipe.toString());
    }
    Captured made = Captured.run(Launch.of(command, environment, path), PATIENCE);
    if (made.status() != 0) {
      delete();
      throw new IOException(made.stderr().strip());
    }
  }
}
