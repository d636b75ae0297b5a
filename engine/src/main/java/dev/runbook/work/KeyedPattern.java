package dev.runbook.work;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that can match only where a text holds one of a few keys. Most texts hold none: there
 * it is neither tried nor compiled.
 */
public final class KeyedPattern {
  private final String regex;
  private final String[] keys;
  private volatile Pattern compiled;

  private KeyedPattern(String regex, String[] keys) {
    this.regex = regex;
    this.keys = keys;
  }

  /**
   * A pattern and its keys.
   *
   * @param regex the regular expression
   * @param keys texts, of which every match holds one
   */
  public static KeyedPattern of(String regex, String... keys) {
    return new KeyedPattern(regex, keys.clone());
  }

  /** Does something at each match in a text, in order. */
  public void each(String text, Consumer<Matcher> at) {
    if (mayMatch(text)) {
      Matcher matcher = compiled().matcher(text);
      while (matcher.find()) {
        at.accept(matcher);
      }
    }
  }

  /** Whether it matches somewhere in a text. */
  public boolean isIn(String text) {
    return mayMatch(text) && compiled().matcher(text).find();
  }

  /** Whether a text holds one of the keys. */
  public boolean mayMatch(String text) {
    for (String key : keys) {
      if (text.contains(key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it was ever needed. */
  public boolean isCompiled() {
    return compiled != null;
  }

  /** The pattern itself. */
  public Pattern compiled() {
    if (compiled == null) {
      compiled = Pattern.compile(regex);
    }
    return compiled;
  }
}
