package dev.runbook.host.mock.serve;

import dev.runbook.host.Identity;
import dev.runbook.host.Shell;
import dev.runbook.host.ssh.ExecText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The supervisor that our own connections start: it gives the identity of the mock host, and
 * interrupts its commands. It offers no bash that stays open.
 */
final class ServedSupervisor extends ChannelTask {
  private final Identity identity;
  private final Map<String, Shell> running;

  ServedSupervisor(Identity identity, Map<String, Shell> running) {
    this.identity = identity;
    this.running = running;
  }

  @Override
  int serve() throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !ExecText.endsProgram(line)) {
      line = lines.readLine();
    }
    say("\n" + ExecText.said("0", "ready"));
    for (line = lines.readLine(); line != null; line = lines.readLine()) {
      ExecText.Request request = ExecText.Request.of(line);
      Optional<String> answer = answer(request);
      if (answer.isPresent()) {
        say(ExecText.said(request.number(), answer.get()));
      }
    }
    return 0;
  }

  private Optional<String> answer(ExecText.Request request) {
    Optional<Shell> shell = Optional.ofNullable(running.get(request.marker()));
    return switch (request.word()) {
      case "who" -> Optional.of(ExecText.who(identity));
      case "left" -> Optional.of(shell.isPresent() ? "1 0" : "0 0");
      case "keep" -> Optional.of("- /");
      case "receipts" -> Optional.of("- /");
      case "all" -> {
        shell.ifPresent(Shell::interrupt);
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private void say(String text) throws IOException {
    out().write(text.getBytes(StandardCharsets.UTF_8));
    out().flush();
  }
}
