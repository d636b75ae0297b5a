package dev.runbook.cli.console;

import dev.runbook.host.mock.MockPlace;
import dev.runbook.host.mock.ReceivedCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows the results of a check of mock hosts. */
public final class MockView {
  /** How many replies are shown where nobody asked for all. */
  private static final int SHOWN = 5;

  private final Screen screen;

  /** Shows it on a screen. */
  public MockView(Screen screen) {
    this.screen = screen;
  }

  /** The commands that had no reply. */
  public void unfit(List<ReceivedCommand> commands) {
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
    for (ReceivedCommand each : commands) {
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
   * The replies that nobody has asked for, by file, one on each line.
   *
   * @param all whether each of them is shown
   */
  public void unused(List<MockPlace> replies, boolean all) {
    Map<String, List<MockPlace>> byFile = new LinkedHashMap<>();
    replies.forEach(
        each -> byFile.computeIfAbsent(each.file(), key -> new ArrayList<>()).add(each));
    byFile.forEach((file, its) -> unused(file, its, all));
  }

  private void unused(String file, List<MockPlace> replies, boolean all) {
    screen.line();
    screen.paragraph(
        Text.of(
            replies.size() == 1
                ? "A reply of " + file + " was never asked for:"
                : replies.size() + " replies of " + file + " were never asked for:",
            Style.NOTE));
    int shown = all || replies.size() <= SHOWN + 1 ? replies.size() : SHOWN;
    List<MockPlace> told = replies.subList(0, shown);
    int number = told.stream().mapToInt(each -> digits(each.line())).max().orElse(1);
    int host = told.stream().mapToInt(each -> Columns.of(each.host())).max().orElse(1);
    told.forEach(each -> reply(each, number, host));
    if (shown < replies.size()) {
      screen.line(
          Text.of("  … and " + (replies.size() - shown) + " more; -v shows them", Style.DIM));
    }
  }

  private static int digits(int line) {
    return Integer.toString(line).length();
  }

  /** Of a longer command its beginning is enough: the line says where the whole of it stands. */
  private void reply(MockPlace reply, int number, int host) {
    Text where =
        Text.of("  line " + " ".repeat(number - digits(reply.line())) + reply.line(), Style.DIM)
            .plus("  ")
            .plus(Columns.pad(reply.host(), host), Style.ofHost(reply.host()))
            .plus("  ");
    List<String> lines = reply.text().lines().toList();
    String first = lines.isEmpty() ? "" : lines.get(0) + (lines.size() > 1 ? " …" : "");
    screen.line(where.plus(Columns.fit(first, screen.width() - where.width())));
  }
}
