package dev.runbook.host.mock.serve;

import java.io.IOException;
import java.io.OutputStream;

/** Keeps a connection open until its client closes it. */
final class ServedLifeline extends ChannelTask {
  @Override
  int serve() throws IOException {
    in().transferTo(OutputStream.nullOutputStream());
    return 0;
  }
}
