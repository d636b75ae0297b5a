package dev.runbook.cli.console;

/** A question and its choices, each with its letter and a word. */
final class ChoiceQuestion {
  private final Text question;
  private Text line = Text.EMPTY;

  private ChoiceQuestion(Text question) {
    this.question = question;
  }

  static ChoiceQuestion after(String question) {
    return new ChoiceQuestion(Text.of(question, Style.BOLD));
  }

  /** One more; there is no line break between a letter and its word. */
  ChoiceQuestion or(String letter, String word) {
    line =
        line.plus(line.runs().isEmpty() ? "" : "  ")
            .plus(letter, Style.BOLD)
            .plus("\u00a0" + word.replace(' ', '\u00a0'), Style.DIM);
    return this;
  }

  /** One more, if it is offered. */
  ChoiceQuestion orIf(boolean offered, String letter, String word) {
    return offered ? or(letter, word) : this;
  }

  Text question() {
    return question;
  }

  Text line() {
    return line;
  }
}
