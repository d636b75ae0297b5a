package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import dev.runbook.host.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The private keys of a run, each unlocked once.
 *
 * <p>A passphrase is asked for only when a server wants a signature of its key, and forgotten as
 * soon as it has been tried.
 */
final class Keyring {
  private static final int TRIES = 3;

  private final Map<Path, KeyPair> unlocked = new HashMap<>();

  /**
   * The key in a file, unlocked; empty when it cannot be, with the reason among the hints.
   *
   * @param operator is asked for its passphrase
   */
  synchronized Optional<KeyPair> unlock(Path file, Operator operator, LoginAttempts attempts) {
    KeyPair known = unlocked.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<KeyPair> key =
        load(file, attempts).filter(pair -> open(pair, file, operator, attempts));
    key.ifPresent(pair -> unlocked.put(file, pair));
    return key;
  }

  /** Forgets all keys. */
  synchronized void clear() {
    unlocked.values().forEach(KeyPair::dispose);
    unlocked.clear();
  }

  private static Optional<KeyPair> load(Path file, LoginAttempts attempts) {
    if (isOpenToOthers(file)) {
      attempts.hint(
          "others may read the key "
              + file
              + ", so it is not used, as ssh would not: chmod 600 "
              + file);
      return Optional.empty();
    }
    try {
      return Optional.of(KeyPair.load(new JSch(), file.toString()));
    } catch (JSchException e) {
      attempts.hint(
          "the key "
              + file
              + " cannot be read by the library in this process"
              + " (--transport openssh uses the system's ssh)");
      return Optional.empty();
    }
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(Keyring::isForOthers);
    } catch (IOException e) {
      // Anyone who loads it says what is wrong with it.
      return false;
    }
  }

  private static boolean isForOthers(PosixFilePermission permission) {
    return !permission.name().startsWith("OWNER_");
  }

  private static boolean open(KeyPair key, Path file, Operator operator, LoginAttempts attempts) {
    String again = "";
    for (int i = 0; i < TRIES && key.isEncrypted(); i++) {
      Optional<String> passphrase = operator.secret("Passphrase for the key " + file + again);
      if (passphrase.isEmpty()) {
        attempts.hint(
            "the key "
                + file
                + " is locked and nobody gave its passphrase; unlock it first:"
                + " ssh-add "
                + file);
        return false;
      }
      decrypt(key, passphrase.get());
      again = " (that was not it)";
    }
    if (key.isEncrypted()) {
      attempts.hint("the key " + file + " stayed locked after " + TRIES + " wrong passphrases");
    }
    return !key.isEncrypted();
  }

  private static void decrypt(KeyPair key, String passphrase) {
    byte[] bytes = passphrase.getBytes(StandardCharsets.UTF_8);
    try {
      key.decrypt(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
