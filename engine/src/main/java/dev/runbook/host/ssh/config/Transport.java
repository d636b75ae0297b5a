package dev.runbook.host.ssh.config;

import java.util.Locale;

/** An implementation of SSH that reaches hosts. */
public enum Transport {
  /** The library in this process. */
  JSCH,
  /** The system's own {@code ssh}. */
  OPENSSH;

  /** The word that plans and journals use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
