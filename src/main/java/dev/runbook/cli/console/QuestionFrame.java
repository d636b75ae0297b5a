package dev.runbook.cli.console;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The frame above a question that is confirmed by typing: the operator pages through one that is
 * higher than the terminal.
 */
final class QuestionFrame {
  /** The frame's own two lines, one before and one after it, and the prompt with what wraps. */
  private static final int AROUND = 6;

  private static final int LEAST = 6;

  private final Dialog dialog;
  private final PlayMode mode;

  QuestionFrame(Dialog dialog, PlayMode mode) {
    this.dialog = dialog;
    this.mode = mode;
  }

  /** How many lines of a frame fit on the terminal at once. */
  int room() {
    return Math.max(LEAST, dialog.rows() - AROUND);
  }

  /** How wide its lines may be. */
  int width() {
    return Box.inside(dialog.screen().frameWidth());
  }

  /** The parts of lines that are shown one after another. */
  List<List<Text>> parts(List<Text> lines) {
    int room = room();
    return IntStream.range(0, (lines.size() + room - 1) / room)
        .mapToObj(part -> lines.subList(part * room, Math.min(lines.size(), (part + 1) * room)))
        .toList();
  }

  /** Shows lines under a title: {@code DANGER · part 2 of 3}. */
  void show(String title, String part, List<Text> lines, Style style) {
    Screen screen = dialog.screen();
    screen.line();
    screen.frame(mode.after(title) + part, lines, style);
    screen.line();
  }

  /** {@code · part 2 of 3}; parts count from 0. */
  static String part(int part, int count) {
    return " · part " + (part + 1) + " of " + count;
  }

  /** Whether the operator wants to see the next part. */
  boolean goesOn() {
    PromptAnswer typed =
        dialog.askFreely(
            Prompt.of(Text.of("Enter", Style.BOLD).plus(" goes on, q leaves it › ", Style.DIM))
                .destroying(),
            Help::whenLeafing);
    return typed.isLine() && typed.text().isEmpty();
  }
}
