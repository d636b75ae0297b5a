package dev.runbook.graph;

import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds lines that their author wants in a shell's profile: "Add the following to your {@code
 * ~/.zshrc}:". By hand, nobody runs them here.
 */
final class ProfileText {
  /** What is said one after the other, each found once: one pattern would try all their pairs. */
  private static final List<Pattern> ADD =
      List.of(
          Pattern.compile("(?i)\\b(?:add|append|put|paste|place|include|set)\\b"),
          Pattern.compile("(?i)\\b(?:to|in|into|at the end of)\\b"),
          Pattern.compile(
              "(?i)\\.(?:bashrc|zshrc|profile|bash_profile|zprofile|zshenv|kshrc|envrc)\\b"
                  + "|config\\.fish"
                  + "|(?:shell|bash|zsh)(?:'s)? (?:profile|config|rc|startup)\\b"));

  /** What adds them itself is a command, whatever it is called. */
  private static final Pattern RUN = Pattern.compile("(?i)\\b(?:run|execute|type|issue|source)\\b");

  /** What a profile holds. */
  private static final Set<String> OF_A_PROFILE =
      Set.of(
          "export", "alias", "eval", "source", ".", "[", "[[", "test", "declare", "typeset", "set");

  private ProfileText() {}

  /** Whether a block of shell text is meant for a profile, by the words just before it. */
  static boolean is(Fence fence, Optional<Element> before) {
    return fence.isShell()
        && before
            .filter(each -> each instanceof Prose)
            .map(each -> (Prose) each)
            .map(Prose::plain)
            .filter(said -> saysToAdd(said) && !RUN.matcher(said).find())
            .isPresent()
        && isOfAProfile(Script.parse(fence.prompts().script()));
  }

  private static boolean saysToAdd(String said) {
    int from = 0;
    for (Pattern part : ADD) {
      Matcher found = part.matcher(said);
      if (!found.find(from)) {
        return false;
      }
      from = found.end();
    }
    return true;
  }

  private static boolean isOfAProfile(Script script) {
    return script.statements().stream().allMatch(ProfileText::isOfAProfile);
  }

  private static boolean isOfAProfile(Statement statement) {
    return statement.commands().isEmpty()
        || OF_A_PROFILE.contains(statement.commands().get(0).argv().get(0))
        || statement.text().matches("(?s)(?:export|alias|function)\\s.*|[\\w-]+\\s*\\(\\).*");
  }
}
