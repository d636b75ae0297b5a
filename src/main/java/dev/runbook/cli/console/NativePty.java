package dev.runbook.cli.console;

import dev.runbook.host.HostException;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalSize;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineLibrary;

/**
 * A pseudo-terminal of this machine, by the native part of JLine.
 *
 * <p>Its own two ends are used and not JLine's {@code Pty}: that one cannot be resized once the
 * program's end is closed on our side, which it has to be, or the output would never end.
 */
final class NativePty implements PseudoTerminal {
  private static final int NAME = 128;

  private final int master;
  private final Path device;
  private final FileOutputStream programsEnd;
  private final FileChannel out;
  private final FileChannel in;

  private NativePty(int master, int slave, Path device) {
    this.master = master;
    this.device = device;
    this.programsEnd = new FileOutputStream(JLineLibrary.newFileDescriptor(slave));
    FileDescriptor ours = JLineLibrary.newFileDescriptor(master);
    this.out = new FileInputStream(ours).getChannel();
    this.in = new FileOutputStream(ours).getChannel();
  }

  /**
   * Makes one that is set as another terminal is.
   *
   * @throws HostException when this machine cannot
   */
  static NativePty open(TerminalSize size, TerminalSettings settings) {
    int[] master = new int[1];
    int[] slave = new int[1];
    byte[] name = new byte[NAME];
    try {
      if (CLibrary.openpty(master, slave, name, null, window(size)) == 0) {
        settings.applyTo(slave[0]);
        return new NativePty(master[0], slave[0], Path.of(text(name)));
      }
    } catch (LinkageError e) {
      throw new HostException(
          HostException.Kind.SETUP, "no pseudo-terminals are known for this system", e);
    }
    throw new HostException(
        HostException.Kind.SETUP, "this machine has no pseudo-terminal left to give");
  }

  @Override
  public Path device() {
    return device;
  }

  @Override
  public InputStream output() {
    return new Output();
  }

  @Override
  public void programOpened() {
    closeQuietly(programsEnd);
  }

  @Override
  public OutputStream input() {
    return Channels.newOutputStream(in);
  }

  @Override
  public void resize(TerminalSize size) throws IOException {
    if (in.isOpen() && CLibrary.ioctl(master, CLibrary.TIOCSWINSZ, window(size)) != 0) {
      throw new IOException("the pseudo-terminal cannot be resized");
    }
  }

  @Override
  public void close() {
    closeQuietly(programsEnd);
    closeQuietly(out);
    closeQuietly(in);
  }

  /** Reads through a channel: closing one frees a thread that reads from it. */
  private final class Output extends InputStream {
    private final byte[] one = new byte[1];
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (buffer.capacity() < length) {
        buffer = ByteBuffer.allocateDirect(length);
      }
      buffer.clear().limit(length);
      int n = receive();
      if (n > 0) {
        buffer.flip().get(bytes, offset, n);
      }
      return n;
    }

    /** Linux says by an error that the last program is gone, other systems by the end. */
    private int receive() {
      try {
        return out.read(buffer);
      } catch (IOException e) {
        return -1;
      }
    }
  }

  private static CLibrary.WinSize window(TerminalSize size) {
    return new CLibrary.WinSize((short) size.rows(), (short) size.columns());
  }

  private static String text(byte[] name) {
    int end = 0;
    while (end < name.length && name[end] != 0) {
      end++;
    }
    return new String(name, 0, end, StandardCharsets.US_ASCII);
  }

  private static void closeQuietly(Closeable end) {
    try {
      end.close();
    } catch (IOException e) {
      // An end that cannot be closed is closed already.
      return;
    }
  }
}
