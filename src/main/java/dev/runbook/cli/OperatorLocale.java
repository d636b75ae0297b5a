package dev.runbook.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's own locale, which may differ from the locale of this process.
 *
 * <p>Java reads arguments, environment and file names by the locale, and loses letters outside
 * ASCII where that is C or POSIX. So the launcher starts it in UTF-8 by LC_ALL, and says what
 * LC_ALL was: shells get that.
 */
final class OperatorLocale {
  /** Stands in what Java has read for bytes that are no letters of its locale. */
  private static final char LOST = '\uFFFD';

  private OperatorLocale() {}

  /**
   * The environment with the operator's own LC_ALL.
   *
   * @param told what the launcher says: {@code =} and the value it had, {@code -} where it was not
   *     set, nothing where it was left alone
   */
  static Map<String, String> restored(Map<String, String> environment, String told) {
    Map<String, String> own = new LinkedHashMap<>(environment);
    if (told.startsWith("=")) {
      own.put("LC_ALL", told.substring(1));
    } else if (told.equals("-")) {
      own.remove("LC_ALL");
    }
    return own;
  }

  /** Why this Java must not go on: it has changed what it was given. */
  static Optional<String> loss(Charset charset, List<String> arguments, Map<String, String> given) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return Optional.empty();
    }
    Optional<String> lost =
        arguments.stream()
            .filter(OperatorLocale::isDamaged)
            .findFirst()
            .map(argument -> "the argument `" + argument + "`")
            .or(
                () ->
                    given.entrySet().stream()
                        .filter(each -> isDamaged(each.getKey()) || isDamaged(each.getValue()))
                        .findFirst()
                        .map(each -> "the environment's " + each.getKey()));
    return lost.map(
        what ->
            "this Java reads text as "
                + charset.name()
                + ", which does not hold the letters of "
                + what
                + "\n  = start it by bin/runbook, or with LC_ALL=C.UTF-8 in the environment");
  }

  private static boolean isDamaged(String text) {
    return text.indexOf(LOST) >= 0;
  }
}
