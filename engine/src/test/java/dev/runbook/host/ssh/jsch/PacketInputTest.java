package dev.runbook.host.ssh.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** A server that pauses: between two packets the reader is told, in the middle it waits. */
class PacketInputTest {
  @Test
  void aPauseBeforeAPacketIsTold() {
    for (int beginning : new int[] {4, 8, 16}) {
      assertThatThrownBy(() -> read(new Pausing(1), beginning))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aPauseInAPacketIsWaitedFor() throws IOException {
    assertThat(read(new Pausing(3), 96)).isEqualTo(96);
    assertThat(read(new Pausing(3), 2)).isEqualTo(2);
  }

  @Test
  void aPauseThatDoesNotEndIsAnErrorThatEndsTheConnection() {
    assertThatThrownBy(() -> read(new Pausing(4), 96))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class);
  }

  private static int read(InputStream in, int length) throws IOException {
    return new PacketInput(in, 3).read(new byte[length], 0, length);
  }

  /** Times out some times, then gives all that is wanted. */
  private static final class Pausing extends InputStream {
    private int pauses;

    Pausing(int pauses) {
      this.pauses = pauses;
    }

    @Override
    public int read() {
      throw new AssertionError("packets are read in stretches");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (pauses-- > 0) {
        throw new SocketTimeoutException("nothing yet");
      }
      return length;
    }
  }
}
