package dev.runbook.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides by its name whether a value is a secret. */
public final class Secrets {
  private static final Set<String> WORDS =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "pw",
          "secret",
          "secrets",
          "token",
          "key",
          "apikey",
          "credential",
          "credentials");

  private static final Pattern VARIABLE =
      Pattern.compile(".*(?:TOKEN|SECRET|PASSWD|_KEY)|.*PASSWORD.*", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /**
   * Whether the name of a variable says that its value is a secret: it contains {@code PASSWORD} or
   * ends in {@code TOKEN}, {@code SECRET}, {@code PASSWD} or {@code _KEY}.
   */
  public static boolean isSecretVariable(String name) {
    return VARIABLE.matcher(name).matches();
  }

  /** Whether a name says password, secret, token or key, in any of the usual spellings. */
  public static boolean isSecretName(String name) {
    String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return Arrays.stream(spaced.split("[^a-z]+"))
        .anyMatch(word -> WORDS.contains(word) || word.endsWith("password"));
  }
}
