package dev.runbook.play;

import java.util.Map;

/**
 * Plays runs outside this process. {@link java.util.ServiceLoader} finds those on the class path;
 * the engine has none.
 */
public interface RunPlace {
  /** Whether it understands an address: {@code temporal:HOST:PORT}, say. */
  boolean takes(String address);

  /**
   * Opens a connection to an address that it takes.
   *
   * @param environment of this process, which has the keys and certificates for the connection
   * @param who uses this program
   * @throws dev.runbook.source.UnreadableException when nothing answers there
   */
  RemoteRuns open(String address, Map<String, String> environment, PlayContext.Player who);
}
