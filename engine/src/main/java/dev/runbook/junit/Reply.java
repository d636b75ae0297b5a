package dev.runbook.junit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer of a mock host to a command: unless told otherwise, it prints nothing and ends with
 * status 0.
 */
public final class Reply {
  private final Map<String, Object> keys;

  private Reply(Map<String, Object> keys) {
    this.keys = keys;
  }

  /** The command ends well. */
  public static Reply ok() {
    return new Reply(Map.of());
  }

  /** The command ends with this status. */
  public static Reply exit(int status) {
    return ok().and("exit", status);
  }

  /** The command prints this to standard output, as it is. */
  public static Reply stdout(String text) {
    return ok().and("stdout", text);
  }

  /**
   * Something goes wrong on the way.
   *
   * @param kind a word of the mock format: {@code disconnect}, {@code hang}, {@code refuse}, {@code
   *     auth-failure}, {@code host-key-changed}
   */
  public static Reply fault(String kind) {
    return ok().and("fault", kind);
  }

  /** It also prints this to standard output. */
  public Reply andStdout(String text) {
    return and("stdout", text);
  }

  /** It also prints this to standard error. */
  public Reply stderr(String text) {
    return and("stderr", text);
  }

  /** It takes this long, in virtual time: {@code 5s}, {@code 2m}. */
  public Reply after(String delay) {
    return and("delay", delay);
  }

  Map<String, Object> keys() {
    return keys;
  }

  private Reply and(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(keys);
    more.put(key, value);
    return new Reply(Collections.unmodifiableMap(more));
  }
}
