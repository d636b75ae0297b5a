package dev.runbook.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A home for the command line in a test's own folder, so that no test touches the operator's runs.
 *
 * @param home the test's folder
 */
record TemporaryState(Path home) {
  /** The folder of the command line's state. */
  Path folder() {
    return home.resolve("state");
  }

  /** The variables that lead to the home and switch colours off. */
  Map<String, String> environment() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("HOME", home.toString());
    all.put("XDG_STATE_HOME", folder().toString());
    all.put("NO_COLOR", "1");
    return all;
  }

  /** A line of a shell script that leads what it starts to the state, in UTF-8. */
  String export() {
    return "export LANG=C.UTF-8 XDG_STATE_HOME=" + folder();
  }
}
