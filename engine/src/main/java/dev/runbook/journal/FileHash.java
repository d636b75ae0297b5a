package dev.runbook.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The length of a file and the SHA-256 of its bytes.
 *
 * @param bytes how many there are
 * @param sha256 their hash, in lower-case hexadecimal
 */
public record FileHash(long bytes, String sha256) {
  private static final int CHUNK = 1 << 16;

  /**
   * Of a whole file; one that does not exist has no bytes.
   *
   * @throws IOException when the file cannot be read
   */
  public static FileHash of(Path file) throws IOException {
    return ofBeginning(file, Long.MAX_VALUE);
  }

  /**
   * Of a file's first bytes, or of all where there are fewer.
   *
   * @throws IOException when the file cannot be read
   */
  public static FileHash ofBeginning(Path file, long most) throws IOException {
    MessageDigest digest = digest();
    long bytes = 0;
    if (Files.exists(file)) {
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[CHUNK];
        int read = 0;
        while (read >= 0 && bytes < most) {
          read = in.read(buffer, 0, (int) Math.min(CHUNK, most - bytes));
          bytes += Math.max(0, read);
        }
      }
    }
    return new FileHash(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
