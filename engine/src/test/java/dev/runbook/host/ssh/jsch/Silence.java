package dev.runbook.host.ssh.jsch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a server's sessions fall silent without closing a connection, as a black hole would. */
final class Silence {
  private Silence() {}

  /**
   * Stops what the server has started since.
   *
   * @param before what ran before
   */
  static void fall(Lab lab, List<ProcessHandle> before) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", "-STOP"));
    lab.processes().stream()
        .filter(process -> !before.contains(process))
        .forEach(process -> command.add(Long.toString(process.pid())));
    Lab.run(lab.file("."), command);
  }
}
