package dev.runbook.lint;

import dev.runbook.document.Block;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.shell.Reason;
import dev.runbook.source.Source;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks whether a heading, a comment or a sentence near a command names the command's effect.
 *
 * <p>Anyone who reads "Delete the old uploads" above {@code rm -rf} is warned. The words are those
 * of a few kinds of acts: a rule's own sentence says which kinds it is of.
 */
final class AnnouncedActions {
  /** How many lines above and below a command count as near. */
  static final int NEAR = 6;

  /** Words of one kind of act: each names the others well enough for a reader. */
  private static final List<Pattern> KINDS =
      List.of(
          words(
              "delet\\w*|remov\\w*|drop(?:s|ped|ping)?|destroy\\w*|destruct\\w*|wip(?:e|es|ed|ing)"
                  + "|eras\\w*|purg\\w*|prun\\w*|truncat\\w*|empt(?:y|ies|ied|ying)"
                  + "|clean(?:s|ed|ing|up)?|clear(?:s|ed|ing)?|discard\\w*|thrown?|throws|forget\\w*"
                  + "|flush\\w*|uninstall\\w*|tear\\w*|terminat\\w*|reset\\w*|los(?:e|es|t|ing|s)"
                  + "|shrink\\w*|format\\w*|overwrit\\w*|decommission\\w*|gone"),
          words(
              "overwrit\\w*|restor\\w*|recover\\w*|load\\w*|import\\w*|replac\\w*|revert\\w*|roll\\w*["
                  + " -]?(?:back|down)|rollback\\w*|reset\\w*|rewrit\\w*|forc\\w*(?:-push\\w*)?|writes?"
                  + " over|cop(?:y|ies) over|puts? files"
                  + " back|undo\\w*|unpack\\w*|extract\\w*|recreat\\w*|reinstall\\w*|makes? them"
                  + " anew|fed to it"),
          words(
              "stop\\w*|shut\\w*|restart\\w*|reboot\\w*|halt\\w*|power\\w*|down|kill\\w*|ends?|evict\\w*|drain\\w*|scal(?:e|es|ed|ing)|fail(?:s|ed|ing)?["
                  + " -]?over|switch(?:es|ed|ing)?["
                  + " -]?over|primary|promot\\w*|demot\\w*|disabl\\w*|block\\w*|lock\\w*|refus\\w*|suspend\\w*|takes?"
                  + " down|decommission\\w*|off"),
          words("chang\\w*|updat\\w*|appl(?:y|ies|ied|ying)|provision\\w*|permission\\w*|owners?"));

  private static final Pattern DENIED =
      Pattern.compile("(?i)\\b(?:not|never|without|no|cannot|\\w+n['’]t)\\s+(?:\\w+\\s+){0,2}$");

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#(?!!)(?<text>.*)");

  private final Page page;
  private final BitSet commands = new BitSet();

  AnnouncedActions(Page page) {
    this.page = page;
    for (Step step : page.graph().steps()) {
      step.commands().forEach(this::mark);
    }
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?i)(?<![\\w-])(?:" + alternatives + ")(?![\\w-])");
  }

  private void mark(Command command) {
    int last = source().line(Math.max(command.span().start(), command.span().end() - 1));
    commands.set(command.line(), last + 1);
  }

  /** Whether the text near a command names every act that these reasons tell of. */
  boolean name(List<Reason> dangers, Command command) {
    int last = source().line(Math.max(command.span().start(), command.span().end() - 1));
    StringBuilder near = new StringBuilder();
    int from = Math.max(1, command.line() - NEAR);
    for (int line = from; line <= Math.min(source().lines(), last + NEAR); line++) {
      near.append(prose(line)).append('\n');
    }
    return dangers.stream().allMatch(reason -> names(near.toString(), reason.message()));
  }

  private static boolean names(String text, String act) {
    List<Pattern> kinds = KINDS.stream().filter(kind -> kind.matcher(act).find()).toList();
    // What is of no kind takes something away: that is the first.
    return (kinds.isEmpty() ? KINDS.subList(0, 1) : kinds)
        .stream().anyMatch(kind -> says(text, kind));
  }

  private static boolean says(String text, Pattern kind) {
    Matcher word = kind.matcher(text);
    while (word.find()) {
      int lineStart = text.lastIndexOf('\n', word.start()) + 1;
      if (!DENIED.matcher(text.substring(lineStart, word.start())).find()) {
        return true;
      }
    }
    return false;
  }

  /** What a line says to people: prose as it is, of a block only its comments. */
  private String prose(int line) {
    String text = source().lineText(line);
    Optional<Block> block = page.blockAt(source().lineStart(line));
    if (block.isEmpty()) {
      return text;
    }
    Matcher comment = COMMENT.matcher(text);
    boolean own = !commands.get(line);
    return comment.find() && (own ? text.strip().startsWith("#") : comment.start() > 0)
        ? comment.group("text")
        : "";
  }

  private Source source() {
    return page.source();
  }
}
