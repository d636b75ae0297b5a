package dev.runbook.host.ssh.openssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The private folder of one connection, short enough for a socket in it.
 *
 * @param path the folder, readable by its owner only
 */
record PrivateFolder(Path path) {
  /** Socket paths hold 104 bytes on some systems, and ssh adds 17 of its own while it makes one. */
  private static final int LONGEST = 104 - 18 - "/runbook-ssh-1234567890123456789/s".length();

  private static final Path SHORT = Path.of("/tmp");

  static PrivateFolder create(Path wanted) {
    Path parent =
        wanted.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST ? SHORT : wanted;
    try {
      return new PrivateFolder(
          Files.createTempDirectory(
              parent,
              "runbook-ssh-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    } catch (IOException e) {
      throw new HostException(Kind.SETUP, "no private folder can be made in " + parent, e);
    }
  }

  /** Where the shared connection listens. */
  Path socket() {
    return path.resolve("s");
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Removes the folder; what cannot be removed is left to the system's own cleaning. */
  void delete() {
    File[] left = path.toFile().listFiles();
    if (left != null) {
      for (File file : left) {
        file.delete();
      }
    }
    path.toFile().delete();
  }
}
