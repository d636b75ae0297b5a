package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.KeyPair;
import dev.runbook.host.ssh.config.PublicKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key in a file. The client first offers its public half, and unlocks the key only when the
 * server wants a signature.
 *
 * <p>The library itself would unlock every key before it asks whether the server cares.
 */
final class FileIdentity implements Identity {
  private final Path file;
  private final PublicKey open;
  private final Function<Path, Optional<KeyPair>> unlock;
  private final LoginAttempts attempts;

  /**
   * A key.
   *
   * @param open its public half
   * @param unlock gives the private half
   */
  FileIdentity(
      Path file, PublicKey open, Function<Path, Optional<KeyPair>> unlock, LoginAttempts attempts) {
    this.file = file;
    this.open = open;
    this.unlock = unlock;
    this.attempts = attempts;
  }

  @Override
  public boolean setPassphrase(byte[] passphrase) {
    return true;
  }

  @Override
  public byte[] getPublicKeyBlob() {
    attempts.tried("the key " + file);
    return open.blob();
  }

  @Override
  public byte[] getSignature(byte[] data) {
    return getSignature(data, open.type());
  }

  /** Null, as the library wants it, when there is none to be had. */
  @Override
  public byte[] getSignature(byte[] data, String algorithm) {
    return unlock.apply(file).map(pair -> pair.getSignature(data, algorithm)).orElse(null);
  }

  @Override
  public String getAlgName() {
    return open.type();
  }

  @Override
  public String getName() {
    return file.toString();
  }

  /** Not as far as the library is concerned. */
  @Override
  public boolean isEncrypted() {
    return false;
  }

  @Override
  public void clear() {
    // The keyring forgets it with the others.
  }
}
