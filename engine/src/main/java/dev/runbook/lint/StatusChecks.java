package dev.runbook.lint;

import dev.runbook.lint.LostStatuses.Loss;
import dev.runbook.lint.LostStatuses.Lost;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Finds commands whose failure does not show in the status of the whole command. */
final class StatusChecks {
  /** A mask of {@link ReadCommand}; a short one is a word of its own. */
  private static final Pattern MASKED = Pattern.compile("QZx*|(?<!\\w)xx?(?!\\w)");

  private static final int LONGEST = 48;

  private StatusChecks() {}

  static void swallowed(Page page, Findings findings) {
    find(
        page,
        findings,
        EnumSet.of(Loss.FOLLOWED, Loss.IN_A_LOOP),
        (lost, text) ->
            lost.how() == Loss.IN_A_LOOP
                ? "when `" + text + "` fails in one turn, the loop goes on and may still succeed"
                : "when `"
                    + text
                    + "` fails, the next command runs all the same and may still succeed",
        "join them by `&&`, begin with `set -e`, or write `… || exit 1`");
  }

  static void ignored(Page page, Findings findings) {
    find(
        page,
        findings,
        EnumSet.of(Loss.IGNORED, Loss.CONDITION),
        (lost, text) ->
            lost.how() == Loss.CONDITION
                ? "when `" + text + "` fails, only another branch is taken, and that succeeds"
                : "a failure of `" + text + "` counts as success here",
        "let it fail; where some statuses are fine, say so with `ok-exit=`");
  }

  static void background(Page page, Findings findings) {
    find(
        page,
        findings,
        EnumSet.of(Loss.BACKGROUND),
        (lost, text) ->
            "`" + text + "` goes on in the background: success only means that it was started",
        "`wait` for it, or look afterwards whether it has done its work (`verify=`)");
  }

  static void declared(Page page, Findings findings) {
    find(
        page,
        findings,
        EnumSet.of(Loss.DECLARATION),
        (lost, text) ->
            "`"
                + text
                + "` succeeds whatever becomes of the command in it, and its value may be"
                + " empty",
        "set the variable first, `NAME=$(…)`, and declare it on the next line");
  }

  private static void find(
      Page page,
      Findings findings,
      Set<Loss> losses,
      BiFunction<Lost, String, String> message,
      String hint) {
    for (Lost lost : page.lost()) {
      if (losses.contains(lost.how())) {
        String said = message.apply(lost, shown(lost.text())) + (lost.silent() ? SILENT : "");
        findings.add(lost.read().place(firstWord(lost.text())), said, hint);
      }
    }
  }

  private static final String SILENT = "; its error message is thrown away";

  private static String firstWord(String text) {
    return text.split("\\s", 2)[0];
  }

  private static String shown(String text) {
    String line = MASKED.matcher(text.replaceAll("\\s+", " ").strip()).replaceAll("…");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST).stripTrailing() + "…";
  }
}
