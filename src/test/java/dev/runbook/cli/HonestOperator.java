package dev.runbook.cli;

import dev.runbook.cli.console.Prompt;
import dev.runbook.cli.console.PromptAnswer;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says yes, types what is to be typed, and tells the truth about what has happened. */
final class HonestOperator implements WithoutTerminal {
  private static final Pattern CONFIRM =
      Pattern.compile("Type (\\S+) to (?:run this|begin this wave)");

  private final BooleanSupplier happened;

  HonestOperator(BooleanSupplier happened) {
    this.happened = happened;
  }

  @Override
  public PromptAnswer ask(Prompt prompt) {
    String question = prompt.text().plain();
    Matcher confirm = CONFIRM.matcher(question);
    if (confirm.find()) {
      return PromptAnswer.line(confirm.group(1));
    }
    if (question.contains("Did it happen?")) {
      return PromptAnswer.line(happened.getAsBoolean() ? "h I looked" : "n I looked");
    }
    return PromptAnswer.line("y");
  }
}
