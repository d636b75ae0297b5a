package dev.runbook.host.ssh.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expands the tokens of ssh_config(5) in the name of a file. */
final class FileNameTokens {
  private static final Pattern TOKEN = Pattern.compile("%(.)|\\$\\{([^}]*)\\}");

  private final Path home;
  private final Map<String, String> environment;
  private final Map<String, String> values;

  /**
   * The fillings for one alias.
   *
   * @param values what each letter after {@code %} stands for
   */
  FileNameTokens(Path home, Map<String, String> environment, Map<String, String> values) {
    this.home = home;
    this.environment = environment;
    this.values = values;
  }

  /** The file that is meant; empty when that cannot be known here. */
  Optional<Path> file(String text) {
    return fill(text).map(this::withHome).flatMap(FileNameTokens::path);
  }

  private Optional<String> fill(String text) {
    Matcher matcher = TOKEN.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      Optional<String> value = meaning(matcher.group(1), matcher.group(2));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(matcher.appendTail(filled).toString());
  }

  private Optional<String> meaning(String letter, String variable) {
    if (letter == null) {
      return Optional.ofNullable(environment.get(variable));
    }
    return letter.equals("%") ? Optional.of("%") : Optional.ofNullable(values.get(letter));
  }

  private String withHome(String text) {
    if (text.equals("~")) {
      return home.toString();
    }
    return text.startsWith("~/") ? home + text.substring(1) : text;
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(path -> !text.startsWith("~"));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
