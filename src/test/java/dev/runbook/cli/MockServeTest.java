package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MockServeTest {
  @TempDir Path folder;

  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private CommandLineRun run;

  @Test
  void servesUntilItIsEndedAndThenSaysWhatCameAndWhatDidNot() throws Exception {
    start(
        "- {run: 'git checkout {{rev}}', stdout: \"at {{rev}}\\n\"}\n- run: uptime",
        "--param",
        "rev=a b");

    assertThat(ssh("git checkout 'a b'")).isEqualTo("at a b\n");
    assertThat(ssh("git pull")).isEmpty();
    run.raise("INT");

    assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(run.err())
        .containsPattern("web1 answers on port \\d+ of this machine: ssh -F \\S+/config web1")
        .contains("A command had no reply:\n  web1  git pull")
        .contains("a.yaml was never asked for:")
        .contains("uptime")
        .doesNotContain("SLF4J");
    assertThat(config()).doesNotExist();
    assertThat(config().getParent()).doesNotExist();
  }

  @Test
  void endsWellWhereEachCommandHadAReply() throws Exception {
    start("- run: uptime", "--folder", "ssh");

    ssh("uptime");
    run.raise("TERM");

    assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(run.err()).doesNotContain("had no reply", "asked for");
    assertThat(folder.resolve("ssh/config")).exists();
  }

  @Test
  void servesNothingWhereTheFileHasMistakes() {
    run = new CommandLineRun(folder).file("a.yaml", "hosts: {web1: {comands: [], otherwse: ok}}\n");

    assertThat(run.run("mock", "serve", folder.resolve("a.yaml").toString())).isEqualTo(2);
    assertThat(run.err())
        .contains("did you mean `commands`?")
        .contains("did you mean `otherwise`?");
  }

  @Test
  void printsTheConfigurationBeforeItWaits() throws Exception {
    new CommandLineRun(folder).file("a.yaml", "hosts: {web1: {otherwise: ok}}\n");
    Process served =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.runbook.cli.Main",
                "mock",
                "serve",
                folder.resolve("a.yaml").toString())
            .start();
    try (BufferedReader out = served.inputReader()) {
      String config = out.readLine();

      assertThat(Path.of(config)).exists();
      served.destroy();
      assertThat(served.waitFor()).isZero();
      assertThat(Path.of(config)).doesNotExist();
    } finally {
      served.destroyForcibly();
    }
  }

  private void start(String commands, String... options) throws Exception {
    run =
        new CommandLineRun(folder)
            .file("a.yaml", "hosts:\n  web1:\n    commands:\n" + commands.indent(6));
    String[] args = new String[3 + options.length];
    args[0] = "mock";
    args[1] = "serve";
    args[2] = folder.resolve("a.yaml").toString();
    System.arraycopy(options, 0, args, 3, options.length);
    new Thread(() -> status.complete(run.run(args))).start();
    while (!run.err().contains("Ctrl-C ends it.") && !status.isDone()) {
      Thread.sleep(10);
    }
  }

  private Path config() {
    return Path.of(run.out().strip());
  }

  private String ssh(String command) throws IOException, InterruptedException {
    assertThat(Files.exists(config())).isTrue();
    Process process =
        new ProcessBuilder("ssh", "-F", config().toString(), "-o", "BatchMode=yes", "web1", command)
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
