package dev.runbook.host.ssh.jsch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * The input from a server; a wait for it times out between two packets only.
 *
 * <p>When nothing arrives for a while the library asks whether the server is still there, and
 * begins to read a packet anew. In the middle of one it would lose its place, and with it a
 * connection that was only slow.
 */
final class PacketInput extends FilterInputStream {
  private final int patience;

  /**
   * A stream.
   *
   * @param patience how often to wait again in the middle of a packet
   */
  PacketInput(InputStream in, int patience) {
    super(in);
    this.patience = patience;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    SocketTimeoutException silence = null;
    for (int i = 0; i <= patience; i++) {
      try {
        return in.read(buffer, offset, length);
      } catch (SocketTimeoutException e) {
        if (beginsAPacket(length)) {
          throw e;
        }
        silence = e;
      }
    }
    throw new IOException("it fell silent in the middle of a packet", silence);
  }

  /** The library reads the length alone, or the first block: before there is a key, 8 bytes. */
  private static boolean beginsAPacket(int length) {
    return length == 4 || length == 8 || length == 16;
  }
}
