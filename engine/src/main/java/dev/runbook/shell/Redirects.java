package dev.runbook.shell;

import java.util.ArrayList;
import java.util.List;

/** Reads from the grammar's redirections what is fed to a command, and where its output goes. */
final class Redirects {
  private final String text;

  Redirects(String text) {
    this.text = text;
  }

  /** What a redirection puts at the command's standard input. */
  Fed input(SyntaxNode redirect) {
    return switch (redirect.type()) {
      case "heredoc_redirect" -> heredoc(redirect);
      case "herestring_redirect" -> Fed.text(LiteralWord.unquoted(lastWord(redirect)));
      case "file_redirect" ->
          redirect.children().stream().anyMatch(child -> child.is("<")) ? Fed.UNSEEN : Fed.NOTHING;
      default -> Fed.NOTHING;
    };
  }

  private Fed heredoc(SyntaxNode redirect) {
    boolean quoted = false;
    String body = "";
    for (SyntaxNode child : redirect.children()) {
      if (child.is("heredoc_start")) {
        quoted = !written(child).matches("\\w+");
      } else if (child.is("heredoc_body")) {
        body = written(child);
      }
    }
    return Fed.text(quoted ? body : body.replaceAll("\\\\([$`\\\\])", "$1"));
  }

  /** The files that output goes to, wherever among these nodes they are named. */
  List<Redirect> outputs(List<SyntaxNode> nodes) {
    List<Redirect> outputs = new ArrayList<>();
    for (SyntaxNode node : nodes) {
      if (node.is("heredoc_redirect")) {
        outputs.addAll(outputs(node.children()));
      } else if (node.is("file_redirect")) {
        addOutput(node, outputs);
      }
    }
    return outputs;
  }

  /** Messages on the second stream are no result, and {@code >&2} names no file. */
  private void addOutput(SyntaxNode redirect, List<Redirect> outputs) {
    boolean writes = false;
    boolean append = false;
    for (SyntaxNode child : redirect.children()) {
      if (child.is("file_descriptor") && !written(child).equals("1")) {
        return;
      }
      writes |= child.is(">", ">|", ">>", "&>", "&>>", ">&");
      append |= child.is(">>", "&>>");
    }
    String target = LiteralWord.unquoted(lastWord(redirect));
    if (writes && !target.matches("\\d*|-|/dev/(?:null|std\\w+|tty|fd/.*)")) {
      outputs.add(new Redirect(target, append));
    }
  }

  private String lastWord(SyntaxNode redirect) {
    return written(redirect.children().get(redirect.children().size() - 1));
  }

  private String written(SyntaxNode node) {
    return text.substring(node.start(), node.end());
  }
}
