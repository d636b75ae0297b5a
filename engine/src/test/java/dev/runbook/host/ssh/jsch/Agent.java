package dev.runbook.host.ssh.jsch;

import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An ssh-agent with a socket of its own, for the time of a test. */
final class Agent implements AutoCloseable {
  private final Path folder;
  private final Path socket;
  private final Program program;

  Agent(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.socket = folder.resolve("a");
    this.program =
        Program.start(
            Launch.of(List.of("ssh-agent", "-D", "-a", socket.toString()), System.getenv(), folder),
            (b, from, n) -> {},
            (b, from, n) -> {});
    for (int i = 0; i < 200 && !Files.exists(socket); i++) {
      Thread.sleep(20);
    }
  }

  Path socket() {
    return socket;
  }

  void add(Path key) throws IOException {
    Lab.run(folder, List.of("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", key.toString()));
  }

  @Override
  public void close() {
    program.handle().destroyForcibly();
    program.exit().join();
  }
}
