package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayResult;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import dev.runbook.testkit.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rollouts over a real server that is eight hosts, killed at points by chance and gone on with:
 * each host does each thing once, and what its host wrote down is asked for before anybody is.
 */
@Timeout(600)
class KilledRolloutsOverSshTest {
  private static final int HOSTS = 8;
  private static final int KILLS = Boolean.getBoolean("soak") ? 60 : 3;

  private static final PlayFlags FLAGS = PlayFlags.unattended().confirming("empty@web:" + HOSTS);

  private static Optional<Sshd> server = Optional.empty();

  @TempDir static Path serverFolder;
  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = Sshd.start(serverFolder, "AcceptEnv WHO\n", List.of());
  }

  @AfterAll
  static void stop() {
    server.ifPresent(Sshd::close);
  }

  /** Plays the page unattended, in a Java process that somebody kills. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) {
      try (Runbooks runbooks = runbooks(Path.of(args[0]), args[1], Path.of(args[2]))) {
        runbooks.play(runbooks.plan("page", Map.of()), FLAGS);
      }
    }
  }

  private static Runbooks runbooks(Path folder, String transport, Path config) {
    return Runbooks.onThisMachine(
        EngineConfig.builder()
            .folder(folder)
            .temp(folder)
            .library(List.of(folder))
            .ssh(new SshPreferences(Optional.of(config), Optional.of(transport)))
            .runs(() -> new RunStore(folder.resolve("runs")))
            .build());
  }

  private static List<String> hosts() {
    return IntStream.rangeClosed(1, HOSTS).mapToObj(i -> "web" + i).toList();
  }

  /** Each alias is the same server, which is told as whom it is meant. */
  private Path config(Path home) throws IOException {
    String lab = Files.readString(Path.of(server.orElseThrow().options().get(1)));
    StringBuilder text = new StringBuilder();
    for (String host : hosts()) {
      text.append(lab.replace("Host lab", "Host " + host)).append("  SetEnv WHO=").append(host);
      text.append('\n');
    }
    return Files.writeString(home.resolve("config"), text);
  }

  private static void page(Path home) throws IOException {
    Path effects = Files.createDirectories(home.resolve("effects"));
    Path note = Files.writeString(home.resolve("note"), "echo $1 >> " + effects + "/$WHO\n");
    List<String> lines =
        List.of(
            "---",
            "runbook:",
            "  kind: procedure",
            "  hosts: {web: [" + String.join(", ", hosts()) + "]}",
            "  order: canary 1, then 50 %, then 100 %",
            "  concurrency: 3",
            "---",
            "# Job",
            "",
            "```bash {host=group:web}",
            "# First",
            "sh " + note + " first",
            "",
            "# Empty",
            "# DANGER: must not run twice",
            "sh " + note + " empty",
            "",
            "# Last",
            "sh " + note + " last",
            "```");
    Files.writeString(home.resolve("page.md"), String.join("\n", lines) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void eachHostDoesEachThingOnce(String transport) throws Exception {
    assumeTrue(server.isPresent(), "there is no sshd to test against");
    Random random = new Random(20261201);
    int cut = 0;
    int ended = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path home = Files.createDirectory(folder.resolve(transport + kill));
      page(home);
      Path config = config(home);
      killed(home, transport, config, 1 + random.nextInt(3 * HOSTS - 1));
      cut += isCut(home) ? 1 : 0;
      PlayResult end = goOn(home, transport, config);
      boolean done = end.result() == RunResult.DONE;
      ended += done ? 0 : 1;
      if (!done) {
        // Nobody but a person knows whether to try it again.
        assertThat(end.detail()).contains("it was ended when the connection was lost");
      }
      for (String host : hosts()) {
        Path its = home.resolve("effects").resolve(host);
        List<String> effects = Files.exists(its) ? Files.readAllLines(its) : List.of();
        assertThat(effects).as(transport + " " + kill + " " + host).doesNotHaveDuplicates();
        assertThat(List.of("first", "empty", "last")).startsWith(effects.toArray(String[]::new));
        assertThat(effects.size() == 3 || !done).as(end.detail()).isTrue();
      }
    }
    System.out.println(
        KILLS
            + " rollouts over "
            + transport
            + " were killed by chance, "
            + cut
            + " on their way; "
            + ended
            + " with a command that was ended");
  }

  private static long effects(Path home) throws IOException {
    try (Stream<Path> hosts = Files.list(home.resolve("effects"))) {
      long lines = 0;
      for (Path host : hosts.toList()) {
        lines += Files.readAllLines(host).size();
      }
      return lines;
    }
  }

  private static boolean isCut(Path home) {
    return new RunStore(home.resolve("runs"))
        .newest()
        .filter(RunStore::hasBegun)
        .filter(leader -> !PastRun.read(leader).summary().outcome().equals("done"))
        .isPresent();
  }

  /** What was ended with its connection has failed, and is tried again: it took no effect. */
  private PlayResult goOn(Path home, String transport, Path config) throws IOException {
    RunStore store = new RunStore(home.resolve("runs"));
    try (Runbooks runbooks = runbooks(home, transport, config)) {
      Optional<RunFolder> leader = store.newest();
      if (leader.isEmpty() || !RunStore.hasBegun(leader.get())) {
        return runbooks.play(runbooks.plan("page", Map.of()), FLAGS);
      }
      if (PastRun.read(leader.get()).summary().outcome().equals("done")) {
        return new PlayResult(new RunEnd(RunResult.DONE, ""), leader);
      }
      return runbooks.resume(leader.get().id(), FLAGS);
    }
  }

  /** Kills a play once the hosts have done so many things. */
  private void killed(Path home, String transport, Path config, int done) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName()));
    Stream.of(home.toString(), transport, config.toString()).forEach(command::add);
    Process java =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    while (effects(home) < done && java.isAlive()) {
      Thread.sleep(2);
    }
    java.destroyForcibly().waitFor();
  }
}
