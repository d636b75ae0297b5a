package dev.runbook.host.ssh;

import dev.runbook.host.Connection;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.ssh.link.SshLink;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one connection to an alias that all its shells share.
 *
 * <p>It is opened when first asked for. One that was lost is opened anew for the next that asks,
 * with every check done again; nobody who holds the old one gets the new one under their feet.
 */
final class SharedLine implements AutoCloseable {
  /** A connection, and the warden on it. */
  record Line(SshLink link, RemoteSupervisor warden) implements AutoCloseable {
    boolean isOpen() {
      return link.isOpen() && warden.isOpen();
    }

    @Override
    public void close() {
      warden.close();
      link.close();
    }
  }

  private final String alias;
  private final Supplier<SshLink> opener;
  private final Object opening = new Object();
  private Optional<Line> line = Optional.empty();
  private boolean doubted;
  private boolean closed;

  SharedLine(String alias, Supplier<SshLink> opener) {
    this.alias = alias;
    this.opener = opener;
  }

  /**
   * The line that is open, else a new one.
   *
   * @throws HostException when the host cannot be reached
   */
  Line line() {
    synchronized (opening) {
      Optional<Line> good = good();
      return good.isPresent() ? good.get() : keep(connect());
    }
  }

  private synchronized Optional<Line> good() {
    refuseClosed();
    if (line.isPresent() && !isGood(line.get())) {
      line.get().close();
      line = Optional.empty();
    }
    doubted = false;
    return line;
  }

  /** Anyone who has closed this meanwhile did not wait for a host that does not answer. */
  private synchronized Line keep(Line opened) {
    if (closed) {
      opened.close();
    }
    refuseClosed();
    line = Optional.of(opened);
    return opened;
  }

  private void refuseClosed() {
    if (closed) {
      throw new HostException(Kind.UNREACHABLE, "the connection to " + alias + " is closed");
    }
  }

  /** The line that is open; none is opened for this. */
  synchronized Optional<Line> open() {
    return line.filter(Line::isOpen);
  }

  /** How it was reached, once it has been. */
  synchronized Optional<Connection> connection() {
    return line.map(open -> open.link().connection());
  }

  /** Something on it ended without a word: anyone who asks next makes sure that it still is. */
  synchronized void doubt() {
    doubted = true;
  }

  @Override
  public synchronized void close() {
    closed = true;
    line.ifPresent(Line::close);
    line = Optional.empty();
  }

  private boolean isGood(Line open) {
    return open.isOpen() && (!doubted || open.warden().answers());
  }

  private Line connect() {
    SshLink link = new WideLink(opener);
    try {
      return new Line(link, RemoteSupervisor.start(link, alias));
    } catch (HostException e) {
      link.close();
      throw e;
    }
  }
}
