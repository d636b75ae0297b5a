package dev.runbook.shell.program;

import java.util.regex.Pattern;

/** A regular expression that is compiled when it is first tried; dots match line breaks. */
final class LazyPattern {
  private final String regex;
  private volatile Pattern pattern;

  LazyPattern(String regex) {
    this.regex = regex;
  }

  Pattern get() {
    Pattern compiled = pattern;
    if (compiled == null) {
      compiled = Pattern.compile(regex, Pattern.DOTALL);
      pattern = compiled;
    }
    return compiled;
  }
}
