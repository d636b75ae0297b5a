package dev.runbook.shell;

import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.Redirection;
import java.util.ArrayList;
import java.util.List;

/** Reads the input of a command, and the destinations of its output, from redirections. */
final class Redirects {
  private Redirects() {}

  /** What they put at the command's standard input; the last one counts. */
  static StandardInput input(List<Redirection> redirections) {
    StandardInput fed = StandardInput.NOTHING;
    for (Redirection each : redirections) {
      fed = input(each).or(fed);
    }
    return fed;
  }

  private static StandardInput input(Redirection redirection) {
    if (!redirection.descriptor().isEmpty() && !redirection.descriptor().equals("0")) {
      return StandardInput.NOTHING;
    }
    return switch (redirection.operator()) {
      case HEREDOC, HEREDOC_TABS ->
          redirection
              .heredoc()
              .map(Heredoc::text)
              .map(StandardInput::text)
              .orElse(StandardInput.UNSEEN);
      case HERESTRING -> StandardInput.text(redirection.target().text());
      case READ -> StandardInput.file(redirection.target().text());
      case READ_WRITE, COPY_INPUT -> StandardInput.UNSEEN;
      default -> StandardInput.NOTHING;
    };
  }

  /** The files that output goes to; messages on the second stream are no result. */
  static List<Redirect> outputs(List<Redirection> redirections) {
    List<Redirect> outputs = new ArrayList<>();
    for (Redirection each : redirections) {
      boolean result = each.descriptor().isEmpty() || each.descriptor().equals("1");
      boolean writes =
          each.operator().writes() && each.operator() != Redirection.Operator.READ_WRITE;
      String target = each.target().text();
      if (writes && !target.matches("\\d*|-|/dev/(?:null|std\\w+|tty|fd/.*)")) {
        outputs.add(new Redirect(target, appends(each.operator()), result));
      }
    }
    return outputs;
  }

  private static boolean appends(Redirection.Operator operator) {
    return operator == Redirection.Operator.APPEND || operator == Redirection.Operator.APPEND_BOTH;
  }
}
