package dev.runbook.cli.console;

import dev.runbook.diff.PageDiff;
import dev.runbook.diff.StepChange;
import java.util.List;

/** Shows how the steps of pages differ from before. */
public final class DiffView {
  private static final int WORD = 17;

  private final Screen screen;
  private final boolean verbose;

  /**
   * Shows it on a screen.
   *
   * @param verbose whether the lines of the plan text are shown, too
   */
  public DiffView(Screen screen, boolean verbose) {
    this.screen = screen;
    this.verbose = verbose;
  }

  /** Each page with its changes. */
  public void show(List<PageDiff> pages) {
    if (pages.isEmpty()) {
      screen.line("no step has changed");
    }
    pages.forEach(this::page);
  }

  private void page(PageDiff page) {
    String was = page.before().filter(before -> !before.equals(page.page())).orElse("");
    String headline =
        page.gone()
            ? "  is gone"
            : page.before().isEmpty() ? "  is new" : was.isEmpty() ? "" : "  was " + was;
    screen.line(Text.of(page.page(), Style.BOLD).plus(headline));
    page.unreadable()
        .ifPresent(why -> screen.line(Text.of("  cannot be compared: " + why, Style.DANGER)));
    page.changes().forEach(this::change);
    if (verbose || page.gone() || page.before().isEmpty()) {
      page.text().forEach(line -> line(line));
    }
    screen.line();
  }

  private void change(StepChange change) {
    String word = change.kind().word();
    screen.line(
        Text.of("  " + word, change.kind().isImportant() ? Style.DANGER : Style.BOLD)
            .plus(" ".repeat(Math.max(1, WORD - word.length())))
            .plus(change.step().isEmpty() ? "" : change.step() + "  ", Style.CODE)
            .plus(change.what()));
    change.before().forEach(gone -> line("- " + gone));
    change.after().forEach(added -> line("+ " + added));
  }

  private void line(String line) {
    screen.line(Text.of("      " + line, line.startsWith("-") ? Style.DANGER : Style.GOOD));
  }
}
