package dev.runbook.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A fingerprint of secrets that only the owner of a key can compare: HMAC-SHA-256.
 *
 * <p>It tells whether two runs were given the same secret, and nothing to whoever reads the journal
 * without the key, who could try out passwords against a plain hash.
 */
public final class KeyedHash {
  private static final int KEY_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private KeyedHash(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * One by the key in a file, which is made with mode 0600 where there is none yet.
   *
   * @throws IOException when the key can neither be read nor made, or is not whole
   */
  public static KeyedHash by(Path file, RandomGenerator random) throws IOException {
    if (!Files.exists(file)) {
      make(file, random);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException("it is not whole; delete it, and a new one is made");
    }
    return new KeyedHash(key);
  }

  /** Written under another name first: nobody may read half a key. */
  private static void make(Path file, RandomGenerator random) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    PrivateFiles.createFolders(file.toAbsolutePath().getParent());
    Path draft =
        file.resolveSibling(file.getFileName() + "." + Long.toHexString(random.nextLong()));
    PrivateFiles.write(draft, key);
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException e) {
      Files.delete(draft); // Another run has just made one, which counts.
    }
  }

  /** The hash of a value that goes by a name, in hexadecimal digits. */
  public String of(String name, String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
