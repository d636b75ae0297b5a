package dev.runbook.shell.placeholder;

import dev.runbook.shell.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The scripts that stand in single quotes or in a quoted heredoc, for another shell to expand:
 * {@code sudo bash -c '…'}, {@code ssh db '…'}, {@code ssh db bash <<'EOF'}.
 *
 * <p>Containers are left out: what their shells find set is the image's affair.
 */
final class QuotedScripts {
  private static final Pattern SHELL_WITH_TEXT =
      Pattern.compile(
          "(?s)(?:.*\\s)?(?:\\S*/)?(?:bash|sh|zsh|dash|ksh)\\s+(?:-\\w+\\s+){0,9}-\\w*c\\s*");

  private static final Pattern SSH_WITH_HOST =
      Pattern.compile("(?s)ssh\\s[^'\"]*(?<!-[a-zA-Z])\\s+");

  private static final Pattern FED_SHELL =
      Pattern.compile(
          "(?s)(?:ssh\\s.*|(?:sudo\\s(?:.*\\s)?)?(?:bash|sh|zsh|dash|ksh)(?:\\s+-\\w+){0,9})\\s*");

  private static final Pattern CONTAINER =
      Pattern.compile(
          "\\b(?:docker|podman|nerdctl|crictl|kubectl|oc|lxc|incus|chroot|nsenter|xargs|find|parallel)\\b");

  private QuotedScripts() {}

  /** Where such scripts stand in a text, without their quotes. */
  static List<SyntaxNode> in(SyntaxNode root, String text) {
    List<SyntaxNode> found = new ArrayList<>();
    root.walk(
        node -> {
          if (node.is("command")) {
            addQuoted(node, text, found);
          } else if (node.is("redirected_statement")) {
            addFed(node, text, found);
          }
        });
    return found;
  }

  private static void addQuoted(SyntaxNode command, String text, List<SyntaxNode> out) {
    for (SyntaxNode child : command.children()) {
      if (child.is("raw_string")) {
        String before = text.substring(command.start(), child.start());
        boolean read =
            SHELL_WITH_TEXT.matcher(before).matches() || SSH_WITH_HOST.matcher(before).matches();
        if (read && !CONTAINER.matcher(before).find() && child.end() - child.start() > 2) {
          out.add(new SyntaxNode("program", child.start() + 1, child.end() - 1, List.of()));
        }
      }
    }
  }

  private static void addFed(SyntaxNode statement, String text, List<SyntaxNode> out) {
    SyntaxNode first = statement.children().get(0);
    String program = text.substring(first.start(), first.end());
    for (SyntaxNode child : statement.children()) {
      if (child.is("heredoc_redirect")
          && text.substring(child.start(), child.end()).matches("(?s)<<-?\\s*[\\\\'\"].*")
          && FED_SHELL.matcher(program).matches()
          && !CONTAINER.matcher(program).find()) {
        child.children().stream().filter(part -> part.is("heredoc_body")).forEach(out::add);
      }
    }
  }
}
