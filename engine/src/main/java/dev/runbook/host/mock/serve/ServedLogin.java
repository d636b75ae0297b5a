package dev.runbook.host.mock.serve;

import java.io.IOException;

/** A login without a command, that is, a shell that stays open. */
final class ServedLogin extends ChannelTask {
  private final String host;

  ServedLogin(String host) {
    this.host = host;
  }

  @Override
  int serve() throws IOException {
    complain(
        "This mock host keeps no shell open; give it commands one by one: ssh "
            + host
            + " 'command'");
    return NO_STATUS;
  }
}
