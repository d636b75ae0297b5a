package dev.runbook.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux says of processes under {@code /proc}. */
class ProcessTableTest {
  @TempDir Path proc;

  private void process(String name, int pid, long start) throws IOException {
    Files.createDirectories(proc.resolve(name));
    Files.writeString(
        proc.resolve(name).resolve("stat"),
        pid + " (a) b) S 1 2 3 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 " + start + " 0 0\n");
  }

  @Test
  void nowIsWhatTheMachineSays() throws IOException {
    process("self", 12, 123400);
    process("12", 12, 123400);
    Files.writeString(proc.resolve("uptime"), "1234.56 99.00\n");
    assertThat(new ProcessTable(proc).now()).isEqualTo(123456);
    assertThat(new ProcessTable(proc).rows())
        .containsExactly(new ProcessTable.Row(12, 1, 3, 123400));
  }

  /** There {@code uptime} is the container's, and every older process would look new. */
  @Test
  void nowIsJustAfterTheYoungestProcessWhereAContainerHasAClockOfItsOwn() throws IOException {
    process("self", 12, 900_000);
    process("12", 12, 900_000);
    process("15", 15, 900_250);
    Files.writeString(proc.resolve("uptime"), "7.00 3.00\n");
    assertThat(new ProcessTable(proc).now()).isEqualTo(900_251);
  }

  @Test
  void whereThereIsNoneItIsZero() {
    assertThat(new ProcessTable(proc).now()).isZero();
  }
}
