package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import dev.runbook.run.RunResult;
import dev.runbook.testkit.Eventually;
import dev.runbook.testkit.Sshd;
import dev.runbook.testkit.Sshd.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages end truly on hosts whatever the login shell there is called, and all can be ended. */
@Timeout(180)
class LoginShellsTest {
  private static final List<String> SHELLS =
      List.of("bash", "zsh", "ksh", "mksh", "fish", "dash", "tcsh");

  @TempDir static Path serverFolder;
  @TempDir Path folder;

  private static Optional<Sshd> server = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    List<Account> accounts = new ArrayList<>();
    for (String shell : SHELLS) {
      Programs.find(shell, System.getenv())
          .ifPresent(path -> accounts.add(new Account("by-" + shell, path.toString())));
    }
    Path wrapper =
        Files.writeString(
            serverFolder.resolve("our-login"), "#!/bin/bash\nexec /bin/bash \"$@\"\n");
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
    accounts.add(new Account("by-wrapper", wrapper.toString()));
    server = Sshd.start(serverFolder, "", accounts);
  }

  @AfterAll
  static void stop() {
    server.ifPresent(Sshd::close);
  }

  @BeforeEach
  void needServer() {
    assumeTrue(server.isPresent(), "there is no sshd with accounts to test against");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "ksh", "mksh", "fish", "dash", "tcsh", "wrapper"})
  void aPageOfSixStepsEndsAsItDoes(String shell) throws Exception {
    LocalPage played =
        page(
            shell,
            "```bash",
            "# One",
            "ssh far \"echo one\"",
            "",
            "# Two",
            "ssh far \"cd /; pwd\"",
            "```",
            "```bash {host=far}",
            "# Three",
            "x=three",
            "",
            "# Four",
            "echo $x",
            "",
            "# Five",
            "(exit 4)",
            "```",
            "```bash",
            "# Six",
            "ssh far \"sh -c 'exit 3'\"",
            "```");
    played.goingOn().play();
    assertThat(played.problems()).isEmpty();
    assertThat(played.out()).isEqualTo("one\n/\nthree\n");
    assertThat(played.story())
        .containsExactly(
            "One: ok", "Two: ok", "Three: ok", "Four: ok", "Five: failed", "Six: failed");
  }

  /** As on this machine: by PIPESTATUS in bash, by pipestatus in zsh. */
  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "mksh", "wrapper"})
  void aFailureInAnyPartOfAPipelineCounts(String shell) throws Exception {
    Map<String, String> commands = new LinkedHashMap<>();
    commands.put("sh -c 'exit 3' | cat", "failed");
    commands.put("cd / && sh -c 'exit 3' | cat | cat", "failed");
    commands.put("true; sh -c 'exit 3' | cat", "failed");
    commands.put("sh -c 'exit 3' | cat # why", "failed");
    commands.put("echo a | cat <<EOF\nx\nEOF", "ok");
    commands.put("seq 100000 | head -1", "ok");
    commands.put("echo a | grep b", "failed");
    commands.put("echo a | grep a", "ok");
    commands.put("! sh -c 'exit 3' | cat", "failed");
    commands.put("sh -c 'exit 3' | cat || true", "ok");
    commands.put("sh -c 'exit 3' | cat; true", "ok");
    commands.put("set -e; sh -c 'exit 3' | cat", "failed");
    commands.put("set -u; echo a | cat", "ok");
    List<String> lines = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, String> command : commands.entrySet()) {
      number++;
      String call = "ssh far \"" + command.getKey() + "\"";
      lines.addAll(List.of("```bash", "# Number " + number, call, "```"));
      expected.add("Number " + number + ": " + command.getValue());
    }

    LocalPage played = page(shell, lines.toArray(String[]::new)).goingOn().play();

    assertThat(played.problems()).isEmpty();
    assertThat(played.story()).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "ksh", "mksh", "fish", "dash", "tcsh", "wrapper"})
  void sudoAsTheOnlyCommandIsEndedByItsTimeout(String shell) throws Exception {
    needSudo();
    String nap = "sleep 77" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    LocalPage played = page(shell, "```bash {timeout=1s}", "ssh far \"sudo " + nap + "\"", "```");
    played.play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.TIMED_OUT);
    assertThat(running(nap)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "ksh", "mksh", "fish", "dash", "tcsh", "wrapper"})
  void sudoAsTheOnlyCommandIsEndedByCtrlC(String shell) throws Exception {
    needSudo();
    String nap = "sleep 77" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    LocalPage played = page(shell, "```bash", "ssh far \"sudo " + nap + "\"", "```");
    Thread person =
        new Thread(
            () -> {
              Eventually.await("the nap", () -> running(nap) > 0);
              played.interrupt();
            });
    person.start();
    played.play();
    person.join();
    assertThat(played.story()).hasSize(1).first().asString().contains("signalled");
    assertThat(running(nap)).isZero();
  }

  /** Plays a page in a Java process that somebody kills. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) {
      LocalPage.of(Path.of(args[0]), "```bash", args[2], "```").reachedBy("jsch", args[1]).play();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "ksh", "mksh", "fish", "dash", "tcsh", "wrapper"})
  void sudoAsTheOnlyCommandIsEndedWhenThisProgramIsKilled(String shell) throws Exception {
    needSudo();
    String nap = "sleep 77" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    page(shell);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                folder.resolve("config").toString(),
                "ssh far \"sudo " + nap + "\"")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Eventually.await("the nap", () -> running(nap) > 0);
      Thread.sleep(500); // the host's watcher has looked by then
      java.destroyForcibly().waitFor();
      Eventually.await("the end of the nap", () -> running(nap) == 0);
    } finally {
      java.destroyForcibly();
    }
  }

  private static void needSudo() {
    assumeTrue(Programs.find("sudo", System.getenv()).isPresent(), "there is no sudo here");
  }

  /** How many run it, and not only a shell that has it among its words. */
  private static long running(String nap) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.matches("(?:\\S*/)?(?:sudo )?(?:\\S*/)?" + nap))
        .count();
  }

  private LocalPage page(String shell, String... lines) throws IOException {
    boolean there = shell.equals("wrapper") || Programs.find(shell, System.getenv()).isPresent();
    assumeTrue(there, "there is no " + shell + " here");
    String config =
        Files.readString(Path.of(server.orElseThrow().options().get(1)))
                .replace("Host lab", "Host far")
            + "  User by-"
            + shell
            + "\n";
    Path file = Files.writeString(folder.resolve("config"), config);
    return LocalPage.of(folder, lines).reachedBy("jsch", file.toString());
  }
}
