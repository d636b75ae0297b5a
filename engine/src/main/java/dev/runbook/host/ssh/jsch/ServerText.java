package dev.runbook.host.ssh.jsch;

import dev.runbook.source.PrintableText;

/** Makes what a server says fit for a message: one line, short, nothing that moves a cursor. */
final class ServerText {
  private static final int LONGEST = 300;

  private ServerText() {}

  static String text(String said) {
    return PrintableText.line(said.substring(0, Math.min(LONGEST, said.length())).strip());
  }
}
