package dev.runbook;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * This machine's host name, for the record: from the system where it says, else from the network.
 */
public final class MachineName {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private MachineName() {}

  /** The name; {@code unknown} where nobody says it. */
  public static String find() {
    try {
      return Files.isReadable(LINUX)
          ? Files.readString(LINUX).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
