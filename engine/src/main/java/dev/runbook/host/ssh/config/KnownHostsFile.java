package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The file of known hosts that new keys are added to. */
public final class KnownHostsFile {
  private static final int SALT_BYTES = 20;

  private final Path file;

  /** The file need not exist. */
  public KnownHostsFile(Path file) {
    this.file = file;
  }

  /**
   * Adds a key at the end: a whole line or nothing, on disk when this returns.
   *
   * @param name what the host is known by, such as {@code [db]:2222}
   * @param hashed whether the name is hidden, as {@code HashKnownHosts} wants it
   * @throws HostException when the file cannot be written
   */
  public void add(String name, boolean hashed, PublicKey key) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, mode("rwx------"));
      }
      append(KnownHostsLine.write(name, hashed, salt, key) + "\n");
    } catch (IOException e) {
      throw new HostException(
          Kind.SETUP, "the key cannot be written to " + file + ": " + e.getMessage(), e);
    }
  }

  private void append(String line) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    try (FileChannel channel = FileChannel.open(file, options, mode("rw-------"))) {
      // Let go of with the channel: two writers must not both see the same last line.
      channel.lock();
      long end = channel.size();
      String text = isLineOpen(channel, end) ? "\n" + line : line;
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      try {
        for (long at = end; bytes.hasRemaining(); at = end + bytes.position()) {
          channel.write(bytes, at);
        }
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    }
  }

  private static boolean isLineOpen(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
