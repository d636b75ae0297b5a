package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import java.util.regex.Pattern;

/**
 * A candidate for a placeholder, by its text alone.
 *
 * @param placeholder the place
 * @param standing where it must stand
 * @param notAfter what stands before it in its command where it is none
 */
record PlaceholderCandidate(Placeholder placeholder, Position standing, Pattern notAfter) {
  /** Nothing before it says that it is none. */
  static final Pattern NOTHING = Pattern.compile("(?!)");

  /** Where a placeholder can stand. */
  enum Position {
    /** Anywhere but in comments and in the marks of here-documents. */
    ANYWHERE,
    /** There, but in no program's text of another language. */
    OUTSIDE_CODE,
    /** In an argument, a file's name or a variable's value, in no program's text. */
    ARGUMENT,
    /** There, or in a here-document. */
    ARGUMENT_OR_INPUT,
    /** In an argument, whatever language it is in. */
    WORD,
    /** In an argument without quotes. */
    BARE
  }

  /** One that is a placeholder wherever it stands. */
  static PlaceholderCandidate certain(Placeholder placeholder) {
    return new PlaceholderCandidate(placeholder, Position.ANYWHERE, NOTHING);
  }

  /** Whether it is a placeholder where it stands. */
  boolean fits(ShellContext context) {
    int start = placeholder.start();
    int end = placeholder.end();
    return !context.isComment(start)
        && !context.isMark(start, end)
        && stands(context)
        && (notAfter == NOTHING || !notAfter.matcher(context.commandBefore(start, end)).find());
  }

  private boolean stands(ShellContext context) {
    int start = placeholder.start();
    int end = placeholder.end();
    return switch (standing) {
      case ANYWHERE -> true;
      case OUTSIDE_CODE -> context.language(start, end) != QuotedLanguage.CODE;
      case WORD -> context.isArgument(start, end);
      case BARE -> context.isArgument(start, end) && context.isBare(start, end);
      case ARGUMENT_OR_INPUT ->
          (context.isArgument(start, end) || context.isInput(start, end))
              && context.language(start, end) != QuotedLanguage.CODE;
      case ARGUMENT ->
          context.isArgument(start, end) && context.language(start, end) != QuotedLanguage.CODE;
    };
  }
}
