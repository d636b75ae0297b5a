package dev.runbook.host.ssh;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes unique words that mark the processes and output of one command or one shell. */
final class MarkerWords {
  /** The environment variable that holds one over there. */
  static final String VARIABLE = "RUNBOOK_SHELL";

  private static final SecureRandom RANDOM = new SecureRandom();

  private MarkerWords() {}

  static String next() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
