package dev.runbook.bashcheck;

import dev.runbook.host.process.Captured;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Many texts in one script, which {@code bash -n} reads at once: it says whether it accepts all of
 * them, and starts no process for any.
 *
 * <p>The script opens a {@code case} for each text and closes one behind each. Where a text is not
 * complete, whatever it has left open either meets {@code ;;}, which nothing but a {@code case}
 * takes, or swallows the {@code esac} that belongs to it. No text brings one of its own, so one
 * {@code case} is open at the end then, whatever a later text has closed.
 */
final class JoinedTexts {
  private static final String FILE = "joined";

  private static final String OPEN = "case x in x)\n";
  private static final String CLOSE = "\n;; esac\n";

  /**
   * The last line. With no {@code case} open bash refuses it, which shows that bash has read
   * everything before.
   */
  private static final String REFUSED = ";;\n";

  private static final Pattern ALL_ACCEPTED =
      Pattern.compile(
          "[^\n]*: line \\d+: syntax error near unexpected token `;;'\n"
              + "[^\n]*: line \\d+: `;;'\n");

  /** What closes a {@code case} or one of its clauses; bash leaves out the character NUL. */
  private static final List<String> OF_CASES = List.of("esac", ";;", ";&", "\0");

  private final InstalledBash bash;
  private final Path folder;

  JoinedTexts(InstalledBash bash, Path folder) {
    this.bash = bash;
    this.folder = folder;
  }

  /** Whether a text may be joined with others, complete or not. */
  static boolean canHold(CheckedText text) {
    if (text.extglob() || text.text().endsWith("\\")) {
      return false;
    }
    // As bash joins lines, also within a word.
    String joined = text.text().replace("\\\n", "");
    return OF_CASES.stream().noneMatch(joined::contains);
  }

  /** Whether bash accepts every one of them; none of it is executed. */
  boolean areAccepted(List<CheckedText> texts) throws IOException {
    try (Writer script = Files.newBufferedWriter(folder.resolve(FILE))) {
      script.write(OPEN.repeat(texts.size()));
      for (CheckedText text : texts) {
        script.write(text.text());
        script.write(CLOSE);
      }
      script.write(REFUSED);
    }
    Captured answer = bash.run(folder, "-n", "./" + FILE);
    return ALL_ACCEPTED.matcher(answer.stderr()).matches();
  }
}
