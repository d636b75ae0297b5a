package dev.runbook.json;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.runbook.source.PrintableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes and reads JSON made of maps, lists, strings, numbers, booleans and nulls.
 *
 * <p>What is not seen in a string is escaped, so that a terminal obeys nothing of it and a reader
 * sees all of it; a program reads the string as it was.
 */
public final class Json {
  private static final JSON COMPACT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
  private static final JSON PRETTY = COMPACT.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  /** One line, without a line feed at its end. */
  public static String line(Object value) {
    return write(COMPACT, value);
  }

  /** Indented, for people. */
  public static String pretty(Object value) {
    return write(PRETTY, value);
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException when the text is not a JSON object
   */
  public static Map<String, Object> object(String text) {
    try {
      return COMPACT.mapFrom(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a JSON object: " + e.getMessage(), e);
    }
  }

  /**
   * Reads anything.
   *
   * @throws IllegalArgumentException when the text is not JSON
   */
  public static Object any(String text) {
    try {
      return COMPACT.anyFrom(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
  }

  /** A map with the given keys and values, in order. */
  public static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static String write(JSON json, Object value) {
    try {
      return PrintableText.json(json.asString(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
