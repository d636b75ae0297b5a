package dev.runbook.graph;

import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import dev.runbook.work.Lines;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds settings that a file holds, such as {@code .env}: a comment above them names it, or the
 * words just before their block do. No shell has them before it reads that file.
 */
final class SettingsFile {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\w./-])(?:/etc/[\\w./-]*\\w"
              + "|(?:(?:[\\w~.@-]|[{<]\\w+[}>])*/)*[\\w.-]*\\.env(?:\\.[\\w-]+)*"
              + "|(?:[\\w~.-]*/)*[\\w.-]+\\.(?:conf|cfg|cnf|ini|properties))(?![\\w/-])");

  /** What reads the file into the shell, or says that these are commands after all. */
  private static final Pattern RUN =
      Pattern.compile("(?i)\\b(?:run|execute|type|issue|source|export|shell|terminal)\\b");

  /** A value may have words behind it that no shell would take for a command. */
  private static final Pattern SETTING =
      Pattern.compile(
          "\\s*[A-Za-z_]\\w*=(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])*+(?:\\s+[-A-Z]\\S*+)*+(?:\\s+#.*)?\\s*");

  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\(|`");

  private static final int LONGEST_COMMENT = 80;

  private SettingsFile() {}

  /** Whether a comment above settings names the file. */
  static boolean isNamedInComment(String script) {
    String first = Lines.first(script.stripLeading());
    return first.startsWith("#")
        && first.length() <= LONGEST_COMMENT
        && isNamed(first)
        && areSettings(script);
  }

  /**
   * Whether the words just before a block name the file that its settings are for.
   *
   * @param title its section's, which is just before it where there is nothing between
   */
  static boolean isNamedBefore(Fence fence, Optional<Element> before, String title) {
    return fence.isShell()
        && areSettings(fence.prompts().script())
        && isNamed(before.map(SettingsFile::lastSaid).orElse(title));
  }

  private static String lastSaid(Element element) {
    return element instanceof Prose prose ? StatedOutput.lastSentence(prose.plain()) : "";
  }

  private static boolean isNamed(String said) {
    return (said.indexOf('.') >= 0 || said.indexOf('/') >= 0) // as NAME has them
        && NAME.matcher(said).find()
        && !RUN.matcher(said).find();
  }

  private static boolean areSettings(String script) {
    if (script.indexOf('=') < 0) { // as each setting has it
      return false;
    }
    List<String> lines =
        Lines.of(script, line -> !line.isBlank() && !line.stripLeading().startsWith("#"));
    return !lines.isEmpty()
        && lines.stream().allMatch(line -> SETTING.matcher(line).matches())
        && !SUBSTITUTED.matcher(script).find();
  }
}
