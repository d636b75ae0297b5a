package dev.runbook.host.ssh.jsch;

import dev.runbook.source.PrintableText;

/** Makes a server's text fit for a message: one short line without control sequences. */
final class ServerText {
  private static final int LONGEST = 300;

  private ServerText() {}

  static String text(String said) {
    return PrintableText.line(said.substring(0, Math.min(LONGEST, said.length())).strip());
  }
}
