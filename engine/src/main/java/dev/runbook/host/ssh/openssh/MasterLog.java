package dev.runbook.host.ssh.openssh;

import dev.runbook.host.process.ByteSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the log of the shared connection ({@code ssh -v}) as it comes. It keeps only the lines that
 * somebody may still ask for, so that it does not grow with the run.
 */
final class MasterLog implements ByteSink {
  /** How the server said that a command ended: the one thing that status 255 hides. */
  enum Ending {
    /** By itself, with a status. */
    STATUS,
    /** By a signal. */
    SIGNAL
  }

  private record Event(long number, Ending ending) {}

  private static final int MOST_LINES = 60;
  private static final int LONGEST_LINE = 8192;
  private static final Pattern ENDED =
      Pattern.compile(
          "debug1: client_input_channel_req: channel (\\d+) rtype exit-(status|signal)\\b.*");
  private static final Pattern HOST_KEY =
      Pattern.compile("debug1: Server host key: (?:ssh-)?([^ ]+) (SHA256:\\S+).*");
  private static final Pattern CHATTER =
      Pattern.compile("debug\\d: .*|OpenSSH_.*|Authenticated to .*|\\s*");
  private static final String LISTENS = "debug1: setting up multiplex master socket";
  private static final String READY = "debug1: Entering interactive session.";

  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final Deque<String> said = new ArrayDeque<>();
  private final Map<Integer, Event> ended = new HashMap<>();
  private long events;
  private boolean listens;
  private boolean over;
  private String fingerprint = "";

  @Override
  public synchronized void take(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '\n') {
        line(partial.toString(StandardCharsets.UTF_8).stripTrailing());
        partial.reset();
      } else if (partial.size() < LONGEST_LINE) {
        partial.write(buffer[i]);
      }
    }
  }

  /** Done once commands can be run. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** The connection is over: nothing more will be said. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  /** What it said that is meant for people. */
  synchronized String said() {
    return String.join("\n", said);
  }

  /** The key that was last shown: the host's own, once all jump hosts are passed. */
  synchronized String fingerprint() {
    return fingerprint;
  }

  /** A moment, to tell a channel's later endings from those of others that had its number. */
  synchronized long now() {
    return events;
  }

  /** How a channel ended after a moment; empty when that is not said in time. */
  synchronized Optional<Ending> ending(int channel, long since, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Event event = ended.get(channel);
      if (event != null && event.number() > since) {
        return Optional.of(event.ending());
      }
      long left = deadline - System.nanoTime();
      if (over || left <= 0) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private void line(String line) {
    Matcher end = ENDED.matcher(line);
    Matcher key = HOST_KEY.matcher(line);
    if (end.matches()) {
      Ending ending = end.group(2).equals("status") ? Ending.STATUS : Ending.SIGNAL;
      ended.put(Integer.valueOf(end.group(1)), new Event(++events, ending));
      notifyAll();
    } else if (key.matches()) {
      fingerprint = kind(key.group(1)) + " " + key.group(2);
    } else if (line.equals(LISTENS)) {
      listens = true;
    } else if (line.equals(READY) && listens) {
      ready.complete(null);
    } else if (!CHATTER.matcher(line).matches()) {
      remember(line);
    }
  }

  private void remember(String line) {
    said.add(line);
    if (said.size() > MOST_LINES) {
      said.remove();
    }
  }

  /** As ssh-keygen names it: {@code ecdsa-sha2-nistp256} is an ECDSA key. */
  private static String kind(String algorithm) {
    return algorithm.replaceFirst("^sk-(?:ssh-)?", "").split("[-@]")[0].toUpperCase(Locale.ROOT);
  }
}
