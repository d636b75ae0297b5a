package dev.runbook.cli.console;

import dev.runbook.host.mock.MockPlace;
import dev.runbook.host.mock.Received;
import java.util.List;

/** Shows what is to be said of mock hosts. */
public final class MockView {
  /** How many replies are shown where nobody asked for all. */
  private static final int SHOWN = 5;

  private final Screen screen;

  /** Shows it on a screen. */
  public MockView(Screen screen) {
    this.screen = screen;
  }

  /** The commands that had no reply. */
  public void unfit(List<Received> commands) {
    if (commands.isEmpty()) {
      return;
    }
    screen.line();
    screen.paragraph(
        Text.of(
            commands.size() == 1
                ? "A command had no reply:"
                : commands.size() + " commands had no reply:",
            Style.DANGER));
    for (Received each : commands) {
      screen.hanging(
          Text.of("  " + each.host() + "  ", Style.ofHost(each.host())), Text.of(each.text()));
      each.nearest().stream()
          .findFirst()
          .ifPresent(
              near ->
                  screen.hanging(
                      Text.of("    nearest  ", Style.DIM),
                      Text.of(near.reply().at() + ": " + near.why(), Style.DIM)));
    }
  }

  /**
   * The replies that nobody has asked for.
   *
   * @param all whether each of them is shown
   */
  public void unused(List<MockPlace> replies, boolean all) {
    if (replies.isEmpty()) {
      return;
    }
    screen.line();
    screen.paragraph(
        Text.of(
            replies.size() == 1
                ? "A reply was never asked for:"
                : replies.size() + " replies were never asked for:",
            Style.NOTE));
    int shown = all || replies.size() <= SHOWN + 1 ? replies.size() : SHOWN;
    replies.subList(0, shown).forEach(this::reply);
    if (shown < replies.size()) {
      screen.line(
          Text.of("  … and " + (replies.size() - shown) + " more; -v shows them", Style.DIM));
    }
  }

  private void reply(MockPlace reply) {
    String text = reply.text().lines().findFirst().orElse("");
    screen.hanging(
        Text.of("  " + reply.at() + "  ", Style.DIM),
        Text.of(reply.host(), Style.ofHost(reply.host())).plus("  " + text));
  }
}
