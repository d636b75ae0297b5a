package dev.runbook.shell.program;

import java.util.regex.Pattern;

/** A regular expression that is compiled when it is first tried; dots match line breaks. */
final class LazyPattern {
  private final String regex;
  private final int flags;
  private volatile Pattern pattern;

  LazyPattern(String regex) {
    this(regex, Pattern.DOTALL);
  }

  LazyPattern(String regex, int flags) {
    this.regex = regex;
    this.flags = flags;
  }

  /** One that had to be compiled before, to see whether it can be. */
  LazyPattern(Pattern compiled) {
    this(compiled.pattern(), compiled.flags());
    this.pattern = compiled;
  }

  Pattern get() {
    Pattern compiled = pattern;
    if (compiled == null) {
      compiled = Pattern.compile(regex, flags);
      pattern = compiled;
    }
    return compiled;
  }
}
