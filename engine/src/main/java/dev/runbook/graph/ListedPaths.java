package dev.runbook.graph;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises lists of paths that are not programs to run. */
final class ListedPaths {
  private static final Pattern PATH =
      Pattern.compile("(?!\\.{1,2}/)(?:[\\w.~@*-]|<[^<>]*>|\\{\\w+})*/\\S*");

  /** Where programs stand, and what scripts are called. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:.*/)?(?:s?bin|libexec|scripts?|tools?|hooks|init\\.d|plugins|exe)/.*"
              + "|.*\\.(?:sh|bash|py|pl|rb|js|exe|run|bin|AppImage)");

  /** {@code /reindex}, {@code /var/lib/app}: addresses, words of a chat, and folders of data. */
  private static final Pattern DATA =
      Pattern.compile(
          "/[\\w-]+|/(?:api|boot|dev|etc|media|mnt|proc|sys|v\\d+|var/(?:lib|log|www|spool|cache))/\\S*");

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");

  private static final Pattern ABSOLUTE = Pattern.compile("/[^\\s?*]+");

  /** Nobody calls so many programs without a word to any of them. */
  private static final int TOO_MANY_TO_CALL = 6;

  private ListedPaths() {}

  /**
   * Whether every line of a text is nothing but a path, and none is known for a program.
   *
   * @param atLeast how many lines it takes to be a list
   */
  static boolean areAll(String text, int atLeast) {
    if (text.indexOf('/') < 0) {
      return false;
    }
    List<String> lines =
        text.lines()
            .map(line -> withoutComment(line).strip())
            .filter(line -> !line.isEmpty())
            .toList();
    return (lines.size() >= atLeast && lines.stream().allMatch(ListedPaths::isOne))
        || (lines.size() == 1 && isDataAlone(lines.get(0)))
        || (lines.size() >= TOO_MANY_TO_CALL
            && lines.stream().allMatch(line -> ABSOLUTE.matcher(line).matches()));
  }

  private static String withoutComment(String line) {
    return line.indexOf('#') < 0 ? line : COMMENT.matcher(line).replaceFirst("");
  }

  /** Nobody's program stands there: right under the root, or where data do. */
  private static boolean isDataAlone(String line) {
    return isOne(line) && DATA.matcher(line).matches();
  }

  private static boolean isOne(String line) {
    return line.length() < 1_000
        && line.indexOf(' ') < 0
        && PATH.matcher(line).matches()
        && !PROGRAM.matcher(line).matches();
  }
}
