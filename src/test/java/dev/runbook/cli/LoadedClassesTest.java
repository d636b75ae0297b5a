package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only one command needs costs the others nothing. */
@Timeout(60)
class LoadedClassesTest {
  @TempDir Path folder;

  @Test
  void theSshServerIsLoadedByNoOtherCommandThanTheOneThatServes() throws Exception {
    String loaded = loadedBy("list") + loadedBy("--help");

    assertThat(loaded)
        .contains("dev.runbook.cli.Main")
        .doesNotContain("org.apache.sshd", "org.slf4j");
  }

  private String loadedBy(String argument) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load:stdout",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.runbook.cli.Main",
                    argument))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    java.getOutputStream().close();
    String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    java.waitFor();
    return out;
  }
}
