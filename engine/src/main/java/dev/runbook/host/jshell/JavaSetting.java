package dev.runbook.host.jshell;

import java.nio.file.Path;
import java.util.Map;

/**
 * The settings with which a Java process starts.
 *
 * @param javaHome the Java that runs it
 * @param environment all of its environment
 * @param workingFolder where it starts
 * @param temporaryFolder where its private folder is made
 */
record JavaSetting(
    Path javaHome, Map<String, String> environment, Path workingFolder, Path temporaryFolder) {
  /** Copies the map. */
  JavaSetting {
    environment = Map.copyOf(environment);
  }
}
