package dev.runbook.host.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.testkit.Sshd;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests against a real server, one for each class; skipped where there is none. */
public abstract class NeedsSshd {
  /** Where the server's keys and files are. */
  @TempDir protected static Path serverFolder;

  private static Optional<Sshd> server = Optional.empty();

  @BeforeAll
  static void startServer() throws Exception {
    server = Sshd.start(serverFolder);
  }

  @AfterAll
  static void stopServer() {
    server.ifPresent(Sshd::close);
  }

  @BeforeEach
  void needServer() {
    assumeTrue(server.isPresent(), "there is no sshd to test against");
  }

  /** The server. */
  protected static Sshd server() {
    return server.orElseThrow();
  }
}
