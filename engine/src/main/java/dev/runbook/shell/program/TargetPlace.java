package dev.runbook.shell.program;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of target that a program acts on beyond its host, and its place in the call.
 *
 * @param kind what it is, such as {@code kube context}
 * @param option the options whose value names it; none where no option does
 * @param operand which of its own operands names it, counted from 1; 0 where none does
 * @param form how it is named there
 * @param variable the environment variable that names it; blank for none
 * @param ask a command that asks the program for it and only looks; blank for none
 * @param carry the options of a call that decide what the answer is
 * @param setBy commands that change it, their next word being its name
 * @param here the names that mean the host itself
 * @param part whether it is a part of the one before it, and not typed
 * @param otherwise what it is called where the answer is empty; blank for nothing
 * @param when for which calls it counts
 */
record TargetPlace(
    String kind,
    Optional<OptionChoice> option,
    int operand,
    Form form,
    String variable,
    String ask,
    Optional<OptionChoice> carry,
    List<String> setBy,
    Optional<Wildcard> here,
    boolean part,
    String otherwise,
    CallFilter when) {
  /** How a word names something. */
  enum Form {
    /** By its name. */
    NAME,
    /** By the name or address of a machine, or by a URL. */
    HOST,
    /** By a URL or a connection string; any other word names something else. */
    URL,
    /** By an alias before a colon: {@code web1:/srv}; any other word is a path. */
    REMOTE_PATH
  }

  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.:-]*://(?:[^/?#]*@)?([^/?#]*).*", Pattern.DOTALL);

  private static final Pattern PASSWORD = Pattern.compile("(://[^/?#@:]*):[^/?#]*@");

  private static final Pattern HOST_KEY =
      Pattern.compile("(?:^|\\s)host(?:addr)?\\s*=\\s*'?([^\\s']*)");

  /** {@code db1:27017}, {@code db1/shop}, {@code ops@db1:3306}. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[^@/\\s]*@)?([\\w.-]+(?::\\d+)?)(/.*)?");

  private static final Pattern REMOTE =
      Pattern.compile("([\\w.@-]*[\\w-]):(?!//).*", Pattern.DOTALL);

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?i)|\\.|localhost(?::\\d+)?|127(?:\\.\\d+){3}(?::\\d+)?|\\[?::1]?(?::\\d+)?|/.*");

  TargetPlace {
    setBy = List.copyOf(setBy);
  }

  /** The word of a call that names it; empty where none does. */
  Optional<String> word(ParsedCall line) {
    Optional<String> named =
        option
            .flatMap(choice -> choice.values(line).stream().reduce((first, last) -> last))
            .filter(value -> !value.isEmpty());
    List<String> own = line.ownOperands();
    if (named.isPresent() || own.isEmpty()) {
      return named;
    }
    if (form == Form.REMOTE_PATH && operand == 0) {
      return Optional.of(own.get(own.size() - 1));
    }
    boolean stands = operand > 0 && own.size() >= operand;
    return stands ? Optional.of(own.get(operand - 1)) : Optional.empty();
  }

  /** What a word names; empty where that is the host itself, or nothing of this kind. */
  Optional<String> name(String word) {
    if (here.filter(names -> names.fits(word)).isPresent()) {
      return Optional.empty();
    }
    return switch (form) {
      case NAME -> Optional.of(PASSWORD.matcher(word).replaceFirst("$1@"));
      case HOST -> host(word).filter(TargetPlace::isElsewhere);
      case URL -> connection(word).filter(TargetPlace::isElsewhere);
      case REMOTE_PATH -> remote(word).filter(TargetPlace::isElsewhere);
    };
  }

  /** What an empty answer means. */
  Optional<String> silence() {
    return otherwise.isEmpty() ? Optional.empty() : Optional.of(otherwise);
  }

  /** Whether a call may well act on its host alone: nothing but an answer says otherwise. */
  boolean isMaybe() {
    return ask.isEmpty() || here.isPresent();
  }

  private static boolean isElsewhere(String host) {
    return !LOOPBACK.matcher(host).matches();
  }

  private static Optional<String> host(String word) {
    return connection(word).or(() -> Optional.of(word));
  }

  private static Optional<String> connection(String word) {
    Matcher url = URL.matcher(word);
    if (url.matches()) {
      return Optional.of(url.group(1));
    }
    Matcher key = HOST_KEY.matcher(word);
    if (key.find()) {
      return Optional.of(key.group(1));
    }
    Matcher address = ADDRESS.matcher(word);
    boolean says =
        address.matches()
            && (address.group(1).contains(":") || address.group(2) != null || word.contains("@"));
    return says ? Optional.of(address.group(1)) : Optional.empty();
  }

  private static Optional<String> remote(String word) {
    Matcher remote = REMOTE.matcher(word);
    return remote.matches() ? Optional.of(remote.group(1)) : connectionUrl(word);
  }

  private static Optional<String> connectionUrl(String word) {
    Matcher url = URL.matcher(word);
    return url.matches() ? Optional.of(url.group(1)) : Optional.empty();
  }
}
