package dev.runbook.cli.web;

import dev.runbook.json.Json;
import dev.runbook.report.LivePage;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a run while somebody plays it, and sends each browser the pieces of the page that have
 * changed since what it was sent last (as server-sent events of the HTML standard).
 *
 * <p>One thread looks for all browsers, and each browser has a thread of its own.
 */
final class RunFeed {
  /** What the journal has is shown within a second. */
  private static final long PAUSE_MILLIS = 250;

  /** A browser that has gone is noticed when something is sent to it. */
  private static final long HEARTBEAT_MILLIS = 15_000;

  private final LivePage page;
  private LivePage.State state;
  private String failure = "";
  private boolean closed;

  /**
   * A feed.
   *
   * @throws UnreadableException when the run cannot be read
   */
  RunFeed(LivePage page) {
    this.page = page;
    this.state = page.look();
  }

  /** Looks until the run is over, or the feed is closed. */
  void look() {
    try {
      while (goesOn()) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        LivePage.State seen = page.look();
        synchronized (this) {
          if (seen != state) {
            state = seen;
            notifyAll();
          }
        }
      }
    } catch (UnreadableException e) {
      synchronized (this) {
        failure = "The run cannot be read any more: " + e.problem().message();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  private synchronized boolean goesOn() {
    return !closed && !state.over();
  }

  synchronized String colours() {
    return state.colours();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Sends a browser the whole page, and then what changes, until the run is over. */
  void send(OutputStream out) throws IOException, InterruptedException {
    Sent sent = new Sent(out);
    View view = after(null);
    LivePage.State last = null;
    while (true) {
      if (view.state() == last) {
        sent.heartbeat();
      } else {
        sent.change(view.state());
      }
      if (view.last()) {
        sent.end(view.why());
        return;
      }
      last = view.state();
      view = after(last);
    }
  }

  /**
   * What is to be shown.
   *
   * @param last whether nothing follows
   * @param why why not, where that is no end of the run
   */
  private record View(LivePage.State state, boolean last, String why) {}

  /** The next state; the same one where nothing has changed for a while. */
  private synchronized View after(LivePage.State shown) throws InterruptedException {
    if (state == shown && goesOn()) {
      wait(HEARTBEAT_MILLIS);
    }
    return new View(state, !goesOn(), failure);
  }

  /** What one browser has got. */
  private static final class Sent {
    private final OutputStream out;
    private final List<String> pieces = new ArrayList<>();
    private String colours = "";
    private String title = "";

    Sent(OutputStream out) {
      this.out = out;
    }

    void heartbeat() throws IOException {
      out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    void change(LivePage.State state) throws IOException {
      if (!state.title().equals(title)) {
        title = state.title();
        event("title", title);
      }
      if (!state.colours().equals(colours)) {
        colours = state.colours();
        event("colours", Integer.toHexString(colours.hashCode()));
      }
      for (int at = 0; at < state.pieces().size(); at++) {
        String piece = state.pieces().get(at);
        if (at == pieces.size()) {
          pieces.add("");
        }
        if (!pieces.get(at).equals(piece)) {
          pieces.set(at, piece);
          event("piece", Json.map("at", at, "html", piece));
        }
      }
      if (pieces.size() > state.pieces().size()) {
        pieces.subList(state.pieces().size(), pieces.size()).clear();
        event("pieces", pieces.size());
      }
      event("now", state.now());
      out.flush();
    }

    void end(String why) throws IOException {
      event("over", why);
      out.flush();
    }

    private void event(String name, Object data) throws IOException {
      String text = "event: " + name + "\ndata: " + Json.line(data) + "\n\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
