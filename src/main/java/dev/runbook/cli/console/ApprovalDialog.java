package dev.runbook.cli.console;

import dev.runbook.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Waits with the operator for a second person's approval: shows what they have to approve, and how.
 */
final class ApprovalDialog {
  private final Dialog dialog;
  private final PlayMode mode;

  ApprovalDialog(Dialog dialog, PlayMode mode) {
    this.dialog = dialog;
    this.mode = mode;
  }

  /**
   * Where to look for the approval: a file's name, or blank for where approvals lie.
   *
   * @param leaves says what Ctrl-C and the end of the input mean
   */
  Optional<String> ask(Question.Approve question, Predicate<PromptAnswer> leaves) {
    show(question);
    while (true) {
      PromptAnswer typed =
          dialog.ask(
              Prompt.of(
                  Text.of("Enter", Style.BOLD)
                      .plus(" looks for it · ", Style.DIM)
                      .plus("the name of its file", Style.BOLD)
                      .plus(" · ", Style.DIM)
                      .plus("n", Style.BOLD)
                      .plus(" leaves the step › ", Style.DIM)));
      if (!typed.isLine()) {
        if (leaves.test(typed)) {
          return Optional.empty();
        }
        continue;
      }
      if (TypedChoice.of(typed.text()).isNo()) {
        dialog.say("It was not approved, and nothing of it ran.");
        return Optional.empty();
      }
      return Optional.of(typed.text().strip());
    }
  }

  private void show(Question.Approve question) {
    int width = Box.inside(dialog.screen().frameWidth());
    List<Text> lines = new ArrayList<>();
    lines.addAll(Wrap.lines(Text.of(question.step().title(), Style.BOLD), width));
    lines.addAll(
        Wrap.lines(Text.of("A second person has to approve this step before it runs."), width));
    if (question.request().group().isPresent()) {
      List<String> hosts = question.request().hosts().orElse(List.of());
      String on = hosts.size() == 1 ? "It is for this host of " : "It is for these hosts of ";
      lines.addAll(Wrap.lines(Text.of(on + question.request().group().get() + "."), width));
      hosts.forEach(host -> lines.addAll(Wrap.lines(Text.of("  " + host), width)));
    }
    for (String reason : question.reasons()) {
      lines.addAll(Wrap.lines(Text.of("✗ ", Style.DANGER).plus(reason), width));
    }
    question.how().forEach(how -> lines.addAll(Wrap.lines(Text.of("  " + how), width)));
    dialog.screen().line();
    dialog.screen().frame(mode.after("APPROVAL"), lines, Style.CAUTION);
    dialog.screen().line();
  }
}
