package dev.runbook.host.ssh;

import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.link.SshLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests against a real server that hold for every transport. */
@Timeout(120)
abstract class SshContract extends NeedsSshd {
  @TempDir Path root;
  Path temporary;

  abstract Transport transport();

  @BeforeEach
  void makeTemporary() throws IOException {
    temporary = Files.createDirectory(root.resolve("t"));
  }

  LinkOpener opener() {
    return Transports.opener(transport(), temporary, Operator.nobody());
  }

  SshLink link(SshSettings settings) {
    return opener().open(new Route(settings, transport(), ""));
  }

  SshLink link() throws IOException {
    return link(server().settings());
  }

  SshHosts hosts(SshSettings settings, Operator operator) {
    return new SshHosts(
        (alias, options) -> new Route(settings, transport(), ""),
        Transports.opener(transport(), temporary, operator),
        operator);
  }

  /** How many processes carry a word on their command line, here and there. */
  static long processesWith(String word) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> commandLine(process).contains(word))
        .count();
  }

  /** As the kernel has it, which names the dead no more. */
  static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
              Path.of("/proc/" + process.pid() + "/cmdline"),
              java.nio.charset.StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }

  boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      return left.findAny().isEmpty();
    }
  }
}
