package dev.runbook.host.mock.serve;

import java.io.IOException;
import java.io.OutputStream;

/** Holds a connection open until its client lets go of it. */
final class ServedLifeline extends ChannelTask {
  @Override
  int serve() throws IOException {
    in().transferTo(OutputStream.nullOutputStream());
    return 0;
  }
}
