package dev.runbook.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command that a mock host answers, and its answer. */
public final class MockCommand {
  private final Map<String, Object> keys = new LinkedHashMap<>();
  private final Map<String, String> when = new LinkedHashMap<>();
  private final Map<String, String> set = new LinkedHashMap<>();
  private final List<Map<String, Object>> replies = new ArrayList<>();

  MockCommand(String key, String text) {
    keys.put(key, text);
  }

  /**
   * What it answers; called several times, what it answers the first time, the second time, and so
   * on. The last reply stays.
   */
  public MockCommand reply(Reply reply) {
    replies.add(reply.keys());
    return this;
  }

  /** It answers only while the host's state is this. */
  public MockCommand when(String name, String value) {
    when.put(name, value);
    return this;
  }

  /** It leaves the host in this state. */
  public MockCommand set(String name, String value) {
    set.put(name, value);
    return this;
  }

  /** It answers this often; then the next command that fits does. */
  public MockCommand times(int count) {
    keys.put("times", count);
    return this;
  }

  /** It answers only where the page says this {@code cwd}. */
  public MockCommand cwd(String folder) {
    keys.put("cwd", folder);
    return this;
  }

  /** It answers only where the page's shell on that host has gone to this folder. */
  public MockCommand in(String folder) {
    keys.put("in", folder);
    return this;
  }

  /** It may stay unused. */
  public MockCommand spare() {
    keys.put("spare", true);
    return this;
  }

  /** As a mock file writes it. */
  Map<String, Object> written() {
    Map<String, Object> all = new LinkedHashMap<>(keys);
    if (!when.isEmpty()) {
      all.put("when", when);
    }
    if (!set.isEmpty()) {
      all.put("set", set);
    }
    if (replies.size() == 1) {
      all.putAll(replies.get(0));
    } else if (replies.size() > 1) {
      all.put("replies", replies);
    }
    return all;
  }
}
