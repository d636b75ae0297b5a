package dev.runbook.host.jshell.remote;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The socket between the runner and the Java process, in messages; the same class at both ends.
 *
 * <p>Text goes as UTF-16, so that every string arrives as it was, lone surrogates included.
 */
public final class Wire implements AutoCloseable {
  private static final int DEFINE = 'D';
  private static final int EVALUATE = 'E';
  private static final int STOP = 'S';
  private static final int LEAVE = 'L';

  private final SocketChannel socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** A wire over a connected socket. */
  public Wire(SocketChannel socket) {
    this.socket = socket;
    this.in = new DataInputStream(new FromSocket(socket));
    this.out = new DataOutputStream(new ToSocket(socket));
  }

  /**
   * Sends a request; one at a time, from any thread.
   *
   * @throws IOException when the other end is gone
   */
  public synchronized void send(Request request) throws IOException {
    if (request instanceof Request.Define define) {
      out.writeByte(DEFINE);
      write(define.name());
      write(define.type());
      write(define.value());
    } else if (request instanceof Request.Evaluate evaluate) {
      out.writeByte(EVALUATE);
      out.writeInt(evaluate.number());
      write(evaluate.text());
      write(evaluate.mark());
    } else if (request instanceof Request.Stop stop) {
      out.writeByte(STOP);
      out.writeInt(stop.number());
    } else {
      out.writeByte(LEAVE);
    }
    out.flush();
  }

  /**
   * The next request.
   *
   * @throws IOException when the other end is gone
   */
  public Request request() throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case DEFINE -> new Request.Define(read(), read(), read());
      case EVALUATE -> new Request.Evaluate(in.readInt(), read(), read());
      case STOP -> new Request.Stop(in.readInt());
      case LEAVE -> new Request.Leave();
      default -> throw new IOException("no such request: " + kind);
    };
  }

  /**
   * Sends a reply.
   *
   * @throws IOException when the other end is gone
   */
  public synchronized void send(EvaluationResult reply) throws IOException {
    out.writeBoolean(reply.begun());
    out.writeInt(reply.findings().size());
    for (SnippetProblem finding : reply.findings()) {
      write(finding.message());
      out.writeInt(finding.places().size());
      for (TextRange place : finding.places()) {
        out.writeInt(place.evaluation());
        out.writeInt(place.start());
        out.writeInt(place.end());
      }
    }
    out.flush();
  }

  /**
   * The next reply.
   *
   * @throws IOException when the other end is gone
   */
  public EvaluationResult reply() throws IOException {
    boolean begun = in.readBoolean();
    List<SnippetProblem> findings = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String message = read();
      List<TextRange> places = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        places.add(new TextRange(in.readInt(), in.readInt(), in.readInt()));
      }
      findings.add(new SnippetProblem(message, places));
    }
    return new EvaluationResult(begun, findings);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void write(String text) throws IOException {
    byte[] bytes = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    out.writeInt(text.length());
    out.write(bytes);
  }

  private String read() throws IOException {
    char[] text = new char[in.readInt()];
    byte[] bytes = in.readNBytes(text.length * 2);
    if (bytes.length < text.length * 2) {
      throw new EOFException();
    }
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xFF);
    }
    return new String(text);
  }

  /**
   * The streams that the JDK makes of a channel share one lock before version 19: a reader that
   * waits would keep every writer out.
   */
  private static final class FromSocket extends InputStream {
    private final SocketChannel socket;

    FromSocket(SocketChannel socket) {
      this.socket = socket;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return socket.read(ByteBuffer.wrap(buffer, offset, length));
    }
  }

  /** Collects a message and writes it at once. */
  private static final class ToSocket extends OutputStream {
    private final SocketChannel socket;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    ToSocket(SocketChannel socket) {
      this.socket = socket;
    }

    @Override
    public void write(int one) {
      message.write(one);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      message.write(buffer, offset, length);
    }

    @Override
    public void flush() throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(message.toByteArray());
      message.reset();
      while (bytes.hasRemaining()) {
        socket.write(bytes);
      }
    }
  }
}
