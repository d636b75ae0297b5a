package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSchException;
import dev.runbook.host.ssh.config.PublicKey;

/** A key that the agent keeps; it records each attempt to log in with it. */
final class AgentIdentity implements Identity {
  private final Identity key;
  private final PublicKey open;
  private final LoginAttempts attempts;

  AgentIdentity(Identity key, PublicKey open, LoginAttempts attempts) {
    this.key = key;
    this.open = open;
    this.attempts = attempts;
  }

  @Override
  public boolean setPassphrase(byte[] passphrase) throws JSchException {
    return key.setPassphrase(passphrase);
  }

  @Override
  public byte[] getPublicKeyBlob() {
    attempts.tried("the agent's key " + open.label());
    return key.getPublicKeyBlob();
  }

  @Override
  public byte[] getSignature(byte[] data) {
    return key.getSignature(data);
  }

  @Override
  public byte[] getSignature(byte[] data, String algorithm) {
    byte[] signature = key.getSignature(data, algorithm);
    if (signature == null) {
      attempts.hint("the agent would not sign with its key " + open.label());
    }
    return signature;
  }

  @Override
  public String getAlgName() {
    return key.getAlgName();
  }

  @Override
  public String getName() {
    return key.getName();
  }

  @Override
  public boolean isEncrypted() {
    return false;
  }

  @Override
  public void clear() {
    key.clear();
  }
}
