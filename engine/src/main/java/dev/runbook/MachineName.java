package dev.runbook;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds this machine's host name for the record: from the system, or else from the network. */
public final class MachineName {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private MachineName() {}

  /** The name; {@code unknown} where nobody says it. */
  public static String find() {
    try {
      Optional<String> system = ofSystem();
      return system.isPresent() ? system.get() : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown";
    }
  }

  /**
   * The name that Linux keeps, as {@code hostname} prints it, without starting a program; empty on
   * other systems.
   */
  static Optional<String> ofSystem() {
    try {
      return Files.isReadable(LINUX)
          ? Optional.of(Files.readString(LINUX).strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
