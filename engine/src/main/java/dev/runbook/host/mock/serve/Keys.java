package dev.runbook.host.mock.serve;

import dev.runbook.host.HostException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Set;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** SSH keys that are made for one start of the servers. */
final class Keys {
  private Keys() {}

  /** A new key, of a kind that needs no further library. */
  static KeyPair fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new HostException(HostException.Kind.SETUP, "no SSH key can be made here", e);
    }
  }

  /** Writes a private key that only its owner may read. */
  static void write(KeyPair key, Path file) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "mock hosts", null, text);
    } catch (GeneralSecurityException e) {
      throw new IOException("the key cannot be written", e);
    }
    Files.deleteIfExists(file);
    try (var out =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      out.write(ByteBuffer.wrap(text.toByteArray()));
    }
  }
}
