package dev.runbook.cli;

import dev.runbook.cli.console.ShellOpener;
import dev.runbook.graph.HostUse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Opens the operator's own shell, or their own ssh, on the terminal of this process. */
final class OperatorShell implements ShellOpener {
  private final Map<String, String> environment;

  OperatorShell(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String open(String host) {
    List<String> command =
        HostUse.once(host, List.of()).isHere()
            ? List.of(environment.getOrDefault("SHELL", "/bin/sh"))
            : List.of("ssh", "--", host);
    try {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().keySet().retainAll(environment.keySet());
      environment.forEach(builder.environment()::put);
      builder.start().waitFor();
      return "";
    } catch (IOException e) {
      return "No shell could be opened: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
