package dev.runbook.junit;

import java.util.LinkedHashMap;
import java.util.Map;

/** A command that a mock host must never receive. */
public final class MockRule {
  private final String match;
  private final Map<String, String> when = new LinkedHashMap<>();
  private String because = "it must never be sent";

  MockRule(String match) {
    this.match = match;
  }

  /** It is forbidden only while the host's state is this. */
  public MockRule when(String name, String value) {
    when.put(name, value);
    return this;
  }

  /** Why; the failed test shows it. */
  public MockRule because(String reason) {
    because = reason;
    return this;
  }

  /** As a mock file writes it. */
  Map<String, Object> written() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("match", match);
    if (!when.isEmpty()) {
      all.put("when", when);
    }
    all.put("because", because);
    return all;
  }
}
