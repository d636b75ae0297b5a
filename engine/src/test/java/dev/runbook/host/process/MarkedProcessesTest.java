package dev.runbook.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command has started is found wherever it went. */
@Timeout(60)
class MarkedProcessesTest {
  @TempDir Path root;

  @Test
  void anOrphanWithoutAnEnvironmentIsFoundInASessionWhereAParentWasSeen() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here to look in");
    ShellMark mark = ShellMark.fresh();
    MarkedProcesses marked = MarkedProcesses.from(mark, "nonce", ProcessHandle.current());
    ProcessBuilder builder =
        new ProcessBuilder(
            "setsid",
            "bash",
            "-c",
            "read -r x; (env -i /bin/sh -c 'echo $$ >pid; mv pid go; exec /bin/sleep 1021'"
                + " >/dev/null 2>&1 &); exit");
    String[] variable = mark.assignment("nonce").split("=", 2);
    builder.environment().put(variable[0], variable[1]);
    Process parent = builder.directory(root.toFile()).start();
    while (!sessionOf(parent.pid()).equals(Long.toString(parent.pid()))) {
      Thread.sleep(5);
    }
    assertThat(marked.pids()).containsExactly(parent.pid());
    parent.getOutputStream().close();
    parent.waitFor();
    while (!Files.exists(root.resolve("go"))) {
      Thread.sleep(5);
    }
    long orphan = Long.parseLong(Files.readString(root.resolve("go")).strip());
    Set<Long> found = marked.pids();
    ProcessHandle.of(orphan).ifPresent(ProcessHandle::destroyForcibly);
    assertThat(found).containsExactly(orphan);
  }

  private static String sessionOf(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
  }
}
