package dev.runbook.plan;

/** The word in the place of a secret's value, where only another process knows the value. */
public final class SecretWord {
  private static final String BEGINNING = "runbook_secret_";

  private SecretWord() {}

  /** The word for the secret of a parameter. */
  public static String of(String name) {
    return BEGINNING + name.replaceAll("[^A-Za-z0-9]", "_");
  }

  /** Whether a value is only that word: whether the real one fits is checked where it is known. */
  static boolean isOne(PlanParam param, String value) {
    return param.secret() && value.equals(of(param.name()));
  }
}
