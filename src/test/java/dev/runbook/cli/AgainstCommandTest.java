package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.serve.MockServer;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code runbook test --against ALIAS}: the real host is a server that this test scripts. */
@Timeout(60)
class AgainstCommandTest {
  private static final String MOCK =
      """
      hosts:
        web1:
          identity: {hostname: web1, user: ops}
          commands:
            - run: cat /etc/version # the version
              stdout: |
                1.0
            - {run: systemctl stop shop}
      """;

  @TempDir Path folder;
  private CommandLineRun run;
  private MockServer real;

  @BeforeEach
  void write() throws IOException {
    run =
        new CommandLineRun(folder)
            .page(
                "night",
                """
                # Night

                ```bash {name=look}
                ssh web1 "cat /etc/version"
                ```

                ```bash {name=stop}
                ssh web1 "systemctl stop shop"
                ```
                """)
            .file("runbooks/night.mock.yaml", MOCK)
            .file("runbooks/night.test.yaml", "play: night\nmock: night.mock.yaml\n");
    real = serve("web1");
  }

  private MockServer serve(String hostname) throws IOException {
    String commands =
        "hosts:\n  web1:\n    identity: {hostname: "
            + hostname
            + ", user: ops}\n    commands:\n"
            + "      - {run: cat /etc/version, stdout: \"2.0\\n\"}\n";
    Problems problems = new Problems(Source.of("real.yaml", commands));
    MockHosts hosts = MockHosts.parse(problems.source(), problems).orElseThrow();
    return MockServer.start(hosts, Map.of(), folder.resolve("ssh-" + hostname));
  }

  @AfterEach
  void stop() {
    real.close();
  }

  private int against(String... more) {
    return againstHost("web1", more);
  }

  private int againstHost(String hostname, String... more) {
    String config = folder.resolve("ssh-" + hostname + "/config").toString();
    String[] usual = {"test", "--against", "web1", "--ssh-config", config, "--transport", "jsch"};
    String[] all = new String[usual.length + more.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return run.run(all);
  }

  private String mock() throws IOException {
    return Files.readString(folder.resolve("runbooks/night.mock.yaml"));
  }

  @Test
  void saysWhereTheHostDiffersAndWhatItWasNotAsked() throws IOException {
    assertThat(against()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("night.mock.yaml:5  cat /etc/version")
        .contains("- 1.0", "+ 2.0")
        .contains("web1 (ops@web1)  0 the same · 1 differs · 1 not asked")
        .contains("systemctl stop shop");
    assertThat(mock()).isEqualTo(MOCK);
  }

  @Test
  void takesWhatTheHostSaysOnceAndChangesNothingTheSecondTime() throws IOException {
    assertThat(against("--update")).as(run.err()).isZero();
    assertThat(run.err()).contains("night.mock.yaml:");
    String taken = mock();
    assertThat(taken)
        .contains("- run: cat /etc/version # the version\n        stdout: |\n          2.0\n");

    assertThat(against("--update=mock")).as(run.err()).isZero();
    assertThat(mock()).contains("last-seen:");
    String seen = mock();
    assertThat(against("--update")).isZero();
    assertThat(mock()).isEqualTo(seen);
    assertThat(against()).as(run.out()).isZero();
  }

  @Test
  void printsJson() {
    assertThat(against("--json")).isEqualTo(1);
    assertThat(run.out()).startsWith("{\"schema\":\"runbook.contract/1\"").contains("2.0");
  }

  @Test
  void changesNothingWhereNobodyLooks() throws IOException {
    run.with("CI", "true");
    assertThat(against("--update")).isEqualTo(2);
    assertThat(run.err()).contains("CI is set");
    assertThat(mock()).isEqualTo(MOCK);
  }

  @Test
  void refusesWhatDoesNotGoWithIt() {
    for (String other : new String[] {"--review", "--watch", "--update=expect"}) {
      assertThat(against(other)).as(other).isEqualTo(2);
      assertThat(run.err()).contains("--against");
    }
  }

  @Test
  void asksNothingOfAnotherMachine() throws IOException {
    try (MockServer other = serve("web9")) {
      assertThat(againstHost("web9", "--update")).as(run.out()).isEqualTo(7);
      assertThat(other).isNotNull();
    }
    assertThat(mock()).isEqualTo(MOCK);
  }

  @Test
  void asksNothingWhereTheScenariosFail() {
    run.file("runbooks/night.test.yaml", "play: night\nmock: night.mock.yaml\nexpect: {exit: 1}\n");
    assertThat(against()).isEqualTo(2);
    assertThat(run.err()).contains("nothing was asked of web1");
  }

  @Test
  void saysThatNoScenarioAsksAnythingOfAHost() {
    assertThat(run.run("test", "--against", "web2")).isNotZero();
    assertThat(run.out() + run.err()).contains("web2");
  }
}
