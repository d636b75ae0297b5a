package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.serve.MockServer;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayResult;
import dev.runbook.report.TextTranscript;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same page against the same mock file: in process, and behind an SSH server. */
@Timeout(120)
class ServedMockTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts: {hemma: {hostname: hemma, user: paunchygent}}
      ---
      # Night

      ```bash
      # Look
      ssh hemma "docker ps"
      ssh hemma "docker ps | grep -c web"

      # Stop
      ssh hemma "docker stop web"

      # DANGER: drops it
      ssh hemma "psql -c 'DROP DATABASE shop'"

      # Check out
      ssh hemma "git checkout <rev>"

      # Log in
      ssh hemma "curl -u 'ops:<db-password>' localhost"

      # Fails
      ssh hemma "make"
      ```
      """;

  private static final String MOCK =
      """
      hosts:
        hemma:
          identity: {hostname: hemma, user: paunchygent}
          state: {web: up}
          commands:
            - run: docker ps
              when: {web: up}
              stdout: "web   Up 3 days\\n"
            - match: docker ps \\| grep -c (\\w+)
              stdout: "{{1}} 1\\n"
            - run: docker stop web
              output: [{err: "stopping\\n"}, {out: "web\\n", after: 20ms}]
              set: {web: down}
            - run: psql -c 'DROP DATABASE shop'
              stdout: "DROP DATABASE\\n"
            - run: git checkout {{rev}}
              stderr: "at {{rev}}\\n"
            - run: curl -u 'ops:{{db-password}}' localhost
              stdout: "hello"
            - run: make
              stdout: "half\\n"
              stderr: "make: *** [all] Error 2\\n"
              exit: 2
          forbid:
            - {match: .*DROP.*, when: {web: up}, because: the app is still writing}
      """;

  private static final Map<String, String> VALUES =
      Map.of("rev", "it's a \"rev\"", "db-password", "tr0ub4dor&3");

  @TempDir Path folder;

  @Test
  void hasTheSameTranscriptInProcessBehindSshByJschAndByOpenssh() throws Exception {
    String inProcess = inProcess();

    assertThat(inProcess)
        .contains("web   Up 3 days", "stopping", "DROP DATABASE", "at it's a", "Error 2")
        .doesNotContain("tr0ub4dor");
    assertThat(served("jsch")).isEqualTo(inProcess);
    assertThat(served("openssh")).isEqualTo(inProcess);
  }

  private String inProcess() throws IOException {
    MockHosts hosts = hosts(MOCK);
    try (Runbooks runbooks = Runbooks.on(hosts, config(PAGE, Optional.empty(), "jsch"))) {
      String transcript = played(runbooks);
      assertThat(hosts.unused()).isEmpty();
      return transcript;
    }
  }

  private String served(String transport) throws IOException {
    MockHosts hosts = hosts(MOCK);
    try (MockServer server = MockServer.start(hosts, VALUES, folder.resolve("ssh-" + transport));
        Runbooks runbooks =
            Runbooks.onThisMachine(config(PAGE, Optional.of(server.config()), transport))) {
      String transcript = played(runbooks);
      assertThat(hosts.unused()).as(transcript).isEmpty();
      assertThat(hosts.unfit()).isEmpty();
      return transcript;
    }
  }

  private String played(Runbooks runbooks) {
    Plan plan = runbooks.plan("night", VALUES);
    assertThat(plan.errors()).map(Problem::render).isEmpty();
    PlayFlags flags = PlayFlags.unattended();
    for (String danger :
        plan.steps().stream().filter(step -> step.isDanger()).map(step -> step.id()).toList()) {
      flags = flags.confirming(danger + "@hemma");
    }
    PlayResult played = runbooks.play(plan, flags);
    assertThat(played.result().exitStatus()).as(played.detail()).isEqualTo(1);
    return told(new TextTranscript(10_000).of(PastRun.read(played.record().orElseThrow())));
  }

  /** Less what is another in each run: when, how long, over what connection. */
  private static String told(String transcript) {
    return transcript
        .substring(transcript.indexOf("Step 1 of"))
        .replaceAll("\\d\\d:\\d\\d:\\d\\d", "TIME")
        .replaceAll("[\\d.]+ m?s\\b", "LONG")
        .replaceAll(", reached at [^\\n]*\\n[^\\n]*SHA256[^\\n]*", "");
  }

  @ParameterizedTest
  @CsvSource({
    "tail, 124",
    "lost, 5",
    "killed, 1",
    "typo, 1",
  })
  void endsAsInProcessWhateverGoesWrong(String command, int exit) throws IOException {
    String mock =
        """
        hosts:
          hemma:
            commands:
              - {run: tail, stdout: first, fault: hang}
              - {run: lost, fault: disconnect}
              - {run: killed, signal: KILL}
        """;
    String page = "# Night\n\n```bash {timeout=1s}\nssh hemma \"" + command + "\"\n```\n";
    MockHosts hosts = hosts(mock);
    try (Runbooks runbooks = Runbooks.on(hosts, config(page, Optional.empty(), "jsch"))) {
      assertThat(exit(runbooks)).isEqualTo(exit);
    }
    for (String transport : List.of("jsch", "openssh")) {
      try (MockServer server = MockServer.start(hosts(mock), Map.of(), folder.resolve("ssh"));
          Runbooks runbooks =
              Runbooks.onThisMachine(config(page, Optional.of(server.config()), transport))) {
        assertThat(exit(runbooks)).as(transport).isEqualTo(exit);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"refuse, 1", "auth-failure, 1", "host-key-changed, 7"})
  void keepsOutWhereTheHostDoes(String fault, int exit) throws IOException {
    String mock = "hosts: {hemma: {fault: " + fault + "}}";
    String page = "# Night\n\n```bash\nssh hemma \"date\"\n```\n";
    for (String transport : List.of("jsch", "openssh")) {
      try (MockServer server = MockServer.start(hosts(mock), Map.of(), folder.resolve("ssh"));
          Runbooks runbooks =
              Runbooks.onThisMachine(config(page, Optional.of(server.config()), transport))) {
        assertThat(exit(runbooks)).as(transport).isEqualTo(exit);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void refusesAShellThatStaysOpenAndSaysWhatToWrite(String transport) throws IOException {
    String page = "# Night\n\n```bash {host=hemma}\ncd /srv\n```\n";
    MockHosts hosts = hosts("hosts: {hemma: {otherwise: ok}}");
    try (MockServer server = MockServer.start(hosts, Map.of(), folder.resolve("ssh"));
        Runbooks runbooks =
            Runbooks.onThisMachine(config(page, Optional.of(server.config()), transport))) {
      PlayResult played = runbooks.play(runbooks.plan("night", Map.of()), PlayFlags.unattended());

      assertThat(played.result().exitStatus()).isEqualTo(1);
      assertThat(played.detail())
          .contains("no shell can stay open there")
          .contains("`ssh hemma \"");
      assertThat(hosts.log()).isEmpty();
    }
  }

  private static int exit(Runbooks runbooks) {
    return runbooks
        .play(runbooks.plan("night", Map.of()), PlayFlags.unattended())
        .result()
        .exitStatus();
  }

  private EngineConfig config(String page, Optional<Path> ssh, String transport)
      throws IOException {
    Files.writeString(folder.resolve("night.md"), page);
    Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    environment.put("HOME", folder.toString());
    return EngineConfig.builder()
        .environment(environment)
        .library(List.of(folder))
        .clock(Clock.systemUTC())
        .ssh(new SshPreferences(ssh, Optional.of(transport)))
        .runs(() -> new RunStore(folder.resolve("runs"), Clock.systemUTC(), new SecureRandom()))
        .build();
  }

  private static MockHosts hosts(String yaml) {
    Problems problems = new Problems(Source.of("mock.yaml", yaml));
    Optional<MockHosts> hosts = MockHosts.parse(problems.source(), problems);
    assertThat(problems.all()).map(Problem::render).isEmpty();
    return hosts.orElseThrow();
  }
}
