package dev.runbook.graph;

import dev.runbook.shell.Statement;
import dev.runbook.shell.program.TerminalNeed;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises comments that ask a person for work that no command of the block does: "edit the file
 * by hand now", "wait until the nodes are back".
 *
 * <p>Most comments say what the command under them does. Such a one must begin with the verb and
 * say that it is done by hand; where the command under it opens an editor, or waits, it is about
 * that.
 */
final class ManualWorkComments {
  private static final String LEAD_IN =
      "(?:(?:now|then|next|first|finally|afterwards|please|and)\\b[,:]? ?)";

  private static final String BY_HAND =
      "(?:by hand|manually|(?:in|with|using) (?:your|an?|the|any) (?:\\w+ ){0,2}editor)\\b";

  private static final Pattern EDIT =
      Pattern.compile(
          "^(?:\\d+[.)] )?"
              + LEAD_IN
              + "*(?:manually )?(?:edit|modify|adjust|fill in|fill out|uncomment|comment"
              + " out|paste|open|fix|resolve)\\b.*?\\b"
              + BY_HAND
              + "(?! only).*|^(?:\\d+[.)] )?"
              + LEAD_IN
              + "*manually (?:edit|modify|adjust|fill in|uncomment|comment out|paste)\\b.*",
          Pattern.CASE_INSENSITIVE);

  /** "Change the limit manually" above a command may be what the command does: "now" tells. */
  private static final Pattern CHANGE =
      Pattern.compile(
          "^(?:\\d+[.)] )?(?:"
              + LEAD_IN
              + "+(?:manually )?(?:change|update|set|add|remove|replace|delete|copy)\\b.*?\\b"
              + BY_HAND
              + "|(?:change|update|set|add|remove|replace|delete|copy)\\b.*?\\b"
              + BY_HAND
              + ",? (?:now|first|before)\\b).*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WAIT =
      Pattern.compile(
          "^(?:\\d+[.)] )?" + LEAD_IN + "*wait (?:here )?(?:until|till|for)\\b.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EDITS =
      Pattern.compile(
          "(?:sudo )?(?:sed|perl|ed|ex|yq|tee|patch|crudini|augtool|vipw|visudo|crontab"
              + " -e|sudoedit)\\b.*"
              + "|.*\\b(?:edit|patch|\\$\\{?(?:EDITOR|VISUAL)\\}?)\\b.*|(?:cat|echo|printf)\\b.*>.*",
          Pattern.DOTALL);

  private static final Pattern WAITS =
      Pattern.compile(
          "(?:sleep|wait|watch|while|until|for|timeout|read)\\b.*|.*\\b(?:wait|rollout"
              + " status|--watch|--retry|status|get|ps|is-active|top|tail)\\b.*",
          Pattern.DOTALL);

  private ManualWorkComments() {}

  /**
   * Whether a comment asks for such work.
   *
   * @param next the command after it, if there is one
   */
  static boolean isAskedBy(String comment, Optional<Statement> next) {
    if (EDIT.matcher(comment).matches() || CHANGE.matcher(comment).matches()) {
      return next.filter(ManualWorkComments::edits).isEmpty();
    }
    return WAIT.matcher(comment).matches()
        && next.filter(each -> WAITS.matcher(each.text()).matches()).isEmpty();
  }

  private static boolean edits(Statement statement) {
    return TerminalNeed.of(statement) == TerminalNeed.OPERATOR
        || EDITS.matcher(statement.text()).matches();
  }
}
