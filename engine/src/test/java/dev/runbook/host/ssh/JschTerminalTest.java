package dev.runbook.host.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import dev.runbook.host.ssh.config.Transport;
import org.junit.jupiter.api.BeforeEach;

/** Terminals over the library. */
class JschTerminalTest extends SshTerminalContract {
  @BeforeEach
  void needTerminals() {
    assumeTrue(
        Programs.find("socat", System.getenv()).isPresent(),
        "there is no socat to make a pseudo-terminal with");
  }

  @Override
  Transport transport() {
    return Transport.JSCH;
  }
}
