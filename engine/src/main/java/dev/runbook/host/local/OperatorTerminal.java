package dev.runbook.host.local;

import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.bash.BashWire.Asking;
import dev.runbook.host.bash.BashWire.Running;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.ShellMark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a command that owns the operator's terminal.
 *
 * <p>It runs in a bash of its own, since the run's bash is away from every terminal. That bash
 * starts in the same folder with the same exported variables and functions; variables that are not
 * exported, options and traps are not there, and nothing that the command changes ({@code cd},
 * {@code export}) comes back.
 *
 * <p>The bash sits at a pseudo-terminal, so that what the program draws can be recorded and what it
 * does to the terminal can be undone. Where there is none to be had, it gets the terminal itself,
 * and its output goes past the sink.
 */
final class OperatorTerminal {
  private final LocalPrograms tools;
  private final Operator operator;
  private final ShellMark mark;
  private final Map<String, String> environment;
  private final Path temporaryFolder;

  OperatorTerminal(
      LocalPrograms tools,
      Operator operator,
      ShellMark mark,
      Map<String, String> environment,
      Path temporaryFolder) {
    this.tools = tools;
    this.operator = operator;
    this.mark = mark;
    this.environment = mark.in(environment);
    this.temporaryFolder = temporaryFolder;
  }

  Outcome run(Invocation command, OutputSink sink, Asking shell, Running running)
      throws IOException, InterruptedException {
    if (command.directory().isPresent() || command.interpreter().isPresent()) {
      return Outcome.notStarted(
          "a step with its own folder or interpreter cannot have the terminal");
    }
    ShellFolder folder = ShellFolder.create(temporaryFolder, tools, environment);
    try {
      TerminalBash bash = new TerminalBash(tools, mark, folder, command);
      return seat(bash, folder, sink, shell, running);
    } finally {
      folder.delete();
    }
  }

  private Outcome seat(
      TerminalBash bash, ShellFolder folder, OutputSink sink, Asking shell, Running running)
      throws IOException, InterruptedException {
    Optional<TerminalLoan> lent = lend();
    if (lent.isEmpty()) {
      return bash.run(directly(folder), () -> {}, shell, running);
    }
    try (TerminalLoan loan = lent.get();
        PseudoTerminal terminal = operator.pseudoTerminal(loan.size())) {
      TerminalBridge bridge = new TerminalBridge(loan, terminal, sink);
      bridge.open();
      try {
        return bash.run(at(terminal.device(), folder), terminal::programOpened, shell, running);
      } finally {
        bridge.finish();
      }
    }
  }

  /** Without a session of its own a program could not be reached by Ctrl-C at its new terminal. */
  private Optional<TerminalLoan> lend() {
    if (tools.detach().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(operator.lend());
    } catch (HostException e) {
      return Optional.empty(); // There is nobody here to lend it.
    }
  }

  private Launch at(Path device, ShellFolder folder) {
    return Launch.of(tools.bashAt(device), environment, folder.path());
  }

  private Launch directly(ShellFolder folder) {
    return Launch.of(tools.bashHere(), environment, folder.path()).onTerminal();
  }
}
