package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.Logger;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Notices the end of a connection, and why it ended.
 *
 * <p>The library tells nobody when a connection is gone, and {@code isConnected} may say yes for a
 * while. But it reads on one thread, which ends with the connection, and logs why.
 */
final class ConnectionMonitor implements ThreadFactory, Logger {
  private static final String LEAVING = "Caught an exception, leaving main loop";

  private volatile String why = "";
  private volatile boolean over;
  private Runnable listener = () -> {};

  /** Calls back when the connection is gone; at once when it is already. */
  void onEnd(Runnable whenOver) {
    synchronized (this) {
      listener = whenOver;
      if (!over) {
        return;
      }
    }
    whenOver.run();
  }

  /** Why it is gone, as the rest of a sentence; empty while it is not. */
  Optional<String> ended() {
    return over ? Optional.of(why) : Optional.empty();
  }

  @Override
  public Thread newThread(Runnable reader) {
    Thread thread = new Thread(() -> follow(reader), "ssh");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public boolean isEnabled(int level) {
    return level == INFO;
  }

  @Override
  public void log(int level, String message) {
    // Only what comes with an exception says why.
  }

  @Override
  public void log(int level, String message, Throwable cause) {
    if (!message.startsWith(LEAVING)) {
      return;
    }
    if (cause instanceof InterruptedIOException) {
      why = ": it no longer answers";
    } else if (cause instanceof JSchSessionDisconnectException) {
      why = ": the server ended it";
    }
    // The channels are closed after this and before the thread ends; they ask why.
    over = true;
  }

  private void follow(Runnable reader) {
    try {
      reader.run();
    } finally {
      Runnable whenOver;
      synchronized (this) {
        over = true;
        whenOver = listener;
      }
      whenOver.run();
    }
  }
}
