package dev.runbook.shell.fill;

import java.util.regex.Pattern;

/** The values that a place can hold, from any value to none. */
public enum AllowedValues {
  /** Every value: it is quoted for each reader on its way. */
  ANY(".+", "any value"),
  /** Every value that a shell at a terminal does not take for a command of its history. */
  NO_HISTORY("[^!]+", "a value without `!`"),
  /**
   * Every value without a backslash, which the program itself would read as the start of an escape.
   */
  NO_BACKSLASH("[^\\\\]+", "a value without a backslash"),
  /** Every value that {@code printf} reads neither as a directive nor as an option. */
  NO_FORMAT(
      "[^\\\\%-][^\\\\%]*", "a value without a backslash and `%` that does not begin with `-`"),
  /** Every value that opens no quote and no bracket. */
  NO_QUOTES("[^\\\\\"'`()]+", "a value without quotes, backslashes and round brackets"),
  /** Only characters that mean themselves in every shell and every quote. */
  PLAIN("[\\p{Alnum}_@%+:,./=-]+", "only letters, digits and _ @ % + : , . / = -"),
  /** What can be a program's name, and never an option. */
  PROGRAM("[\\p{Alnum}_./][\\p{Alnum}_@%+:,./=-]*", "only a program's name"),
  /** What can be a host's name, perhaps with a user, and never an option. */
  HOST("[\\p{Alnum}_][\\p{Alnum}_@%+:,./=-]*", "only a host's name"),
  /**
   * Only characters that mean themselves in a string of the languages of programs such as awk and
   * jq.
   */
  STRING("[\\p{Alnum}_.:+,=/@-]+", "only letters, digits and _ @ + : , . / = -"),
  /** Only characters that mean themselves in the languages of programs such as awk and sed. */
  CODE("[\\p{Alnum}_.][\\p{Alnum}_.-]*", "only letters, digits and _ . -"),
  /** A name or a part of one. */
  WORD("\\w+", "only letters, digits and _"),
  /** A name, perhaps with its schema. */
  NAME("[\\p{Alpha}_]\\w*(?:\\.[\\p{Alpha}_]\\w*)*", "only a name: letters, digits and _"),
  /** A number. */
  NUMBER("-?\\d+(?:\\.\\d+)?", "only a number"),
  /** No value at all. */
  NONE("(?!)", "no value");

  private final Pattern values;
  private final String words;

  AllowedValues(String values, String words) {
    this.values = Pattern.compile(values, Pattern.DOTALL);
    this.words = words;
  }

  /** Whether a value can be held. */
  public boolean holds(String value) {
    return values.matcher(value).matches();
  }

  /** What can be held, in words that follow "it takes". */
  public String words() {
    return words;
  }
}
