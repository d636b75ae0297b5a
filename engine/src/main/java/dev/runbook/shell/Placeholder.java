package dev.runbook.shell;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a script where a value must be filled in before it may run.
 *
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param name what the value is called, and what {@code --param} takes
 * @param raw the text that stands there now
 * @param kind how it was recognised
 * @param choices the values it offers itself ({@code <start|stop>}); empty where it offers none
 * @param words whether its value is a list of words, each one argument
 */
public record Placeholder(
    int start, int end, String name, String raw, Kind kind, List<String> choices, boolean words) {
  private static final Pattern WORDS = Pattern.compile("command|.*(?:…|\\.{3})");

  /** How a placeholder was recognised. */
  public enum Kind {
    /** {@code {{name}}}, or the text a declared parameter says stands for it. */
    DECLARED,
    /** {@code <name>}. */
    ANGLE,
    /** A word such as {@code YYYYMMDD}, {@code CHANGE_ME} or {@code your-host}. */
    SENTINEL,
    /** {@code [name]} or {@code {name}} where the shell would not mean them. */
    BRACKET,
    /** A variable that nothing on the page or in the environment sets. */
    VARIABLE,
    /**
     * The value of {@code name=} or {@code name=https://}, where the variable is set to nothing, or
     * to what a value only begins with, and used later.
     */
    BLANK,
    /**
     * A value that is never right as it stands, such as {@code user@example.com}; it is offered.
     */
    SAMPLE,
    /**
     * A variable in Java that stands for a parameter: its text stays, the variable gets the value.
     */
    JAVA
  }

  /** Copies the list. */
  public Placeholder {
    choices = List.copyOf(choices);
  }

  /** A placeholder that is a list of words where it says so: {@code <command>}, {@code <args…>}. */
  public Placeholder(int start, int end, String name, String raw, Kind kind, List<String> choices) {
    this(start, end, name, raw, kind, choices, kind == Kind.ANGLE && WORDS.matcher(name).matches());
  }

  /** The same, its place counted from elsewhere. */
  public Placeholder movedBy(int characters) {
    return new Placeholder(start + characters, end + characters, name, raw, kind, choices, words);
  }
}
