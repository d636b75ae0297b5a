package dev.runbook.junit;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;

/** The hosts of a test in the order in which it names them, including those that it names later. */
final class SharedHosts extends AbstractList<MockHost> {
  private final Map<String, MockHost> byName;

  SharedHosts(Map<String, MockHost> byName) {
    this.byName = byName;
  }

  @Override
  public MockHost get(int index) {
    return List.copyOf(byName.values()).get(index);
  }

  @Override
  public int size() {
    return byName.size();
  }
}
