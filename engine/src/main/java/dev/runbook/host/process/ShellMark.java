package dev.runbook.host.process;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The mark in the environment of every process that one shell starts. By it we find a process that
 * has lost its parent and its session.
 *
 * <p>The shell itself is started with {@code RUNBOOK_SHELL=value}; for each command it exports
 * {@code RUNBOOK_SHELL=value.nonce}. Nobody can guess the value, so nobody is taken for its child
 * by accident.
 *
 * @param value what is found in no other environment
 */
public record ShellMark(String value) {
  /** The variable's name. */
  public static final String VARIABLE = "RUNBOOK_SHELL";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one. */
  public static ShellMark fresh() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new ShellMark(HexFormat.of().formatHex(bytes));
  }

  /** An environment with the variable as the shell itself has it. */
  public Map<String, String> in(Map<String, String> environment) {
    Map<String, String> marked = new HashMap<>(environment);
    marked.put(VARIABLE, value);
    return Map.copyOf(marked);
  }

  /** The variable as the shell itself has it. */
  public String assignment() {
    return VARIABLE + "=" + value;
  }

  /** The variable as the programs of one command have it. */
  public String assignment(String nonce) {
    return assignment() + "." + nonce;
  }

  /**
   * Whose an environment is: this command's, only the shell's, another command's, or nobody's that
   * is known.
   */
  Owner owner(byte[] environment, String nonce) {
    String text = "\0" + new String(environment, StandardCharsets.ISO_8859_1) + "\0";
    if (text.contains("\0" + assignment(nonce) + "\0")) {
      return Owner.COMMAND;
    }
    if (text.contains("\0" + assignment() + "\0")) {
      return Owner.SHELL;
    }
    return text.contains("\0" + assignment() + ".") ? Owner.ANOTHER_COMMAND : Owner.OTHER;
  }

  /** Whose a process is. */
  enum Owner {
    /** The command's: a program that it started. */
    COMMAND,
    /** A copy that the shell made of itself, for one command or another. */
    SHELL,
    /** Another command's of this shell. */
    ANOTHER_COMMAND,
    /** Nothing that bears the mark. */
    OTHER
  }
}
