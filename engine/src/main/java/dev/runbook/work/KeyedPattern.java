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
  private final SearchedText[] keys;
  private volatile Pattern compiled;

  private KeyedPattern(String regex, SearchedText[] keys) {
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
    SearchedText[] searched = new SearchedText[keys.length];
    for (int at = 0; at < keys.length; at++) {
      searched[at] = SearchedText.of(keys[at]);
    }
    return new KeyedPattern(regex, searched);
  }

  /** Does something at each match in a text, in order. */
  public void each(String text, Consumer<Matcher> at) {
    if (mayMatch(text)) {
      matches(text, at);
    }
  }

  private void matches(String text, Consumer<Matcher> at) {
    Matcher matcher = compiled().matcher(text);
    while (matcher.find()) {
      at.accept(matcher);
    }
  }

  /** The same, in a text in which other patterns are looked for as well. */
  public void each(SearchedText text, Consumer<Matcher> at) {
    if (mayMatch(text)) {
      matches(text.text(), at);
    }
  }

  /** Whether it matches somewhere in a text. */
  public boolean isIn(String text) {
    return mayMatch(text) && compiled().matcher(text).find();
  }

  /** Whether a text holds one of the keys. */
  public boolean mayMatch(String text) {
    for (SearchedText key : keys) {
      if (text.contains(key.text())) {
        return true;
      }
    }
    return false;
  }

  /** The same, of a text in which other patterns are looked for as well. */
  public boolean mayMatch(SearchedText text) {
    for (SearchedText key : keys) {
      if (text.holds(key)) {
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
