package dev.runbook.graph;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds conditions, alternatives and warnings in titles and sentences. */
final class Titles {
  private static final String WANTED =
      "(?:if|when|as) (?:needed|necessary|missing|required|applicable|desired)";

  /** A condition ends its clause: "if required packages are there" is none. */
  private static final Pattern CONDITIONAL =
      Pattern.compile(
          "^(?:only )?if\\b(?! and only)|^when (?:needed|necessary|required)\\b"
              + "|^optional(?:ly\\b|\\s*(?:[:,(–—-]|$))"
              + "|[(\\[](?:only )?(?:if|when|optional)\\b[^)\\]]*[)\\]]"
              + "|(?<!check |verify |see |test |know |ask )\\b"
              + WANTED
              + "\\s*(?:$|[,;:.()–—-])"
              + "|\\btemporary fix\\b",
          Pattern.CASE_INSENSITIVE);

  /** Taking a temporary fix away again is no temporary fix. */
  private static final Pattern TAKES_AWAY =
      Pattern.compile("^(?:remove|revert|undo|drop|clean up)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern ALTERNATIVE =
      Pattern.compile("^(?:or\\b|alternatively\\b|option [a-z0-9]\\b)", Pattern.CASE_INSENSITIVE);

  private static final Pattern FIRST_OPTION =
      Pattern.compile("^option [a1]\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern DANGER = Pattern.compile("\\bDANGER(?:OUS)?\\b");

  private static final Pattern CRITICAL =
      Pattern.compile("\\bcritical\\b|\\bexplicit approval\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern DESTROYS =
      Pattern.compile("\\bdestroys?\\b", Pattern.CASE_INSENSITIVE);

  private Titles() {}

  /** The condition that a title states, if it states one. */
  static Optional<String> condition(String title) {
    Matcher said = CONDITIONAL.matcher(title);
    boolean conditional =
        said.find()
            && !(said.group().equalsIgnoreCase("temporary fix")
                && TAKES_AWAY.matcher(title).find());
    return conditional ? Optional.of(title) : Optional.empty();
  }

  /** Whether a paragraph is a condition for what follows it: "If migrations are needed:". */
  static boolean introducesCondition(String paragraph) {
    String text = paragraph.strip();
    return text.endsWith(":") && text.regionMatches(true, 0, "If ", 0, 3);
  }

  /** Whether a title makes its step an alternative to the one before. */
  static boolean isAlternative(String title) {
    return ALTERNATIVE.matcher(title).find() && !FIRST_OPTION.matcher(title).find();
  }

  /** Whether a heading or comment marks danger; the word counts in capitals only. */
  static boolean marksDanger(String text) {
    return DANGER.matcher(text).find();
  }

  /** Whether the text asks for care. */
  static boolean marksCaution(String text) {
    return CRITICAL.matcher(text).find();
  }

  /** Whether an alert speaks of destruction. */
  static boolean destroys(String text) {
    return DESTROYS.matcher(text).find();
  }
}
