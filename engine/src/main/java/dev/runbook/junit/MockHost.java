package dev.runbook.junit;

import dev.runbook.replay.Played;
import dev.runbook.replay.SentCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A host that a test scripts. A command without a scripted answer fails the test.
 *
 * <p>It takes what a mock file takes; the first command that fits answers. One test uses it, on one
 * thread.
 */
public final class MockHost {
  private final String name;
  private final Map<String, String> identity = new LinkedHashMap<>();
  private final Map<String, String> state = new LinkedHashMap<>();
  private final List<MockCommand> commands = new ArrayList<>();
  private final List<MockRule> rules = new ArrayList<>();
  private Object otherwise = "fail";
  private List<String> received = List.of();
  private Map<String, String> stateAfter = Map.of();

  /** A host of this name, which says that it is {@code ops} on a machine of the same name. */
  public MockHost(String name) {
    this(name, name, "ops");
  }

  /**
   * A host.
   *
   * @param name its name on the page: an alias, or {@code local}
   * @param hostname what it says that its host name is
   * @param user what it says that its user is
   */
  public MockHost(String name, String hostname, String user) {
    this.name = name;
    identity.put("hostname", hostname);
    identity.put("user", user);
  }

  /** Its name on the page. */
  public String name() {
    return name;
  }

  /**
   * A command that it knows, in exactly these words.
   *
   * @param run the command; {@code {{name}}} stands for a value, in whatever quotes the page has it
   */
  public MockCommand on(String run) {
    return add(new MockCommand("run", run));
  }

  /**
   * Commands that it knows by a pattern.
   *
   * @param pattern a regular expression for the whole command
   */
  public MockCommand onMatch(String pattern) {
    return add(new MockCommand("match", pattern));
  }

  private MockCommand add(MockCommand command) {
    commands.add(command);
    return command;
  }

  /** Its state at the beginning; commands change it. */
  public MockHost state(String key, String value) {
    state.put(key, value);
    return this;
  }

  /** Its state after the last play; at the beginning where nothing was played. */
  public String state(String key) {
    return stateAfter.getOrDefault(key, state.get(key));
  }

  /**
   * What it must never receive.
   *
   * @param pattern a regular expression for the whole command
   */
  public MockRule forbid(String pattern) {
    MockRule rule = new MockRule(pattern);
    rules.add(rule);
    return rule;
  }

  /**
   * What it answers to a command that it does not know; such a command fails the test unless said.
   */
  public MockHost otherwise(Reply reply) {
    otherwise = reply.keys().isEmpty() ? "ok" : reply.keys();
    return this;
  }

  /** The commands that it received in the last play, in order. */
  public List<String> received() {
    return received;
  }

  void remember(Played played) {
    received =
        played.sent().stream()
            .filter(sent -> sent.received().host().equals(name))
            .filter(sent -> !sent.received().typed())
            .map((SentCommand sent) -> sent.received().text())
            .toList();
    stateAfter = played.state().getOrDefault(name, Map.of());
  }

  /** As a mock file writes it. */
  Map<String, Object> written() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("identity", identity);
    if (!state.isEmpty()) {
      all.put("state", state);
    }
    all.put("commands", commands.stream().map(MockCommand::written).toList());
    if (!rules.isEmpty()) {
      all.put("forbid", rules.stream().map(MockRule::written).toList());
    }
    all.put("otherwise", otherwise);
    return all;
  }
}
