package dev.runbook.host.mock;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The circumstances in which a mock host receives a command.
 *
 * @param state the host's state
 * @param way how the host is reached
 * @param folder the folder a kept shell is in; nothing where it has never left its first one
 */
public record ReceivedContext(Map<String, String> state, HostAccess way, String folder) {
  /** Copies the map, order kept. */
  public ReceivedContext {
    state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
  }
}
