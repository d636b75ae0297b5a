package dev.runbook.shell.program;

import dev.runbook.shell.StandardInput;
import java.util.Optional;

/**
 * Code in some language that a call receives.
 *
 * @param language the language
 * @param text the code, where the page shows it
 * @param file the file it is read from, where it is one
 * @param place where it stands
 * @param written the argument that it stands in, as written; blank for none
 */
public record Code(
    String language, Optional<String> text, Optional<String> file, Place place, String written) {
  /** Where code may stand. */
  public enum Place {
    /** In an argument or an option's value. */
    ARGUMENT,
    /** At the standard input. */
    INPUT,
    /** In a file. */
    FILE
  }

  static Code argument(String language, String text) {
    return new Code(language, Optional.of(text), Optional.empty(), Place.ARGUMENT, text);
  }

  static Code file(String language, String file) {
    return new Code(language, Optional.empty(), Optional.of(file), Place.FILE, "");
  }

  static Code input(String language, Optional<String> text) {
    return new Code(language, text, Optional.empty(), Place.INPUT, "");
  }

  /** What stands at a standard input. */
  static Code fed(String language, StandardInput fed) {
    return new Code(language, fed.text(), fed.file(), Place.INPUT, "");
  }

  /** What a command prints that an argument is nothing but: {@code "$(curl …)"}. */
  static Code printed(String language, Optional<String> text, String written) {
    return new Code(language, text, Optional.empty(), Place.INPUT, written);
  }

  /** Whether it is text for a shell. */
  public boolean isShell() {
    return language.equals(CodeLanguage.SHELL);
  }

  /** Whether it comes over the input and the page does not show it. */
  boolean isUnseen() {
    return place == Place.INPUT && text.isEmpty();
  }
}
