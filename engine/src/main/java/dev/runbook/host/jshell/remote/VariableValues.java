package dev.runbook.host.jshell.remote;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values for variables. A snippet asks for each by name, so that a value is never a part of a
 * program's text.
 */
public final class VariableValues {
  private static final Map<String, String> WAITING = new ConcurrentHashMap<>();

  private VariableValues() {}

  static void put(String name, String value) {
    WAITING.put(name, value);
  }

  /** The text of a value; it can be taken once. */
  public static String takeText(String name) {
    return WAITING.remove(name);
  }

  /** The number of a value; it can be taken once. */
  public static long takeNumber(String name) {
    return Long.parseLong(WAITING.remove(name));
  }
}
