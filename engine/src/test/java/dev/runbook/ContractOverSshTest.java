package dev.runbook;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Identity;
import dev.runbook.host.ssh.NeedsSshd;
import dev.runbook.replay.Change;
import dev.runbook.replay.ContractReport;
import dev.runbook.replay.ScenarioFiles;
import dev.runbook.replay.ScenarioTests;
import dev.runbook.replay.TestOptions;
import dev.runbook.replay.TestReport;
import dev.runbook.replay.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a mock says is compared with what a real server says; what may change something never runs
 * there.
 */
@Timeout(120)
class ContractOverSshTest extends NeedsSshd {
  private static final String PAGE =
      """
      # Night

      ```bash {host=lab}
      # Look
      cat FOLDER/version
      WHAT=$(cat FOLDER/version)
      test "$WHAT" = 2

      # Missing
      test -e FOLDER/none
      ```

      ```bash {name=once}
      ssh lab "ls FOLDER/data"
      ```

      ```bash {name=change host=lab}
      CHANGED=$(touch FOLDER/changed && echo x)
      ```

      ```bash {name=after host=lab}
      # After it
      ls FOLDER/data | wc -l

      # Needs what was not sent
      echo "$CHANGED"
      ```
      """;

  private static final String MOCK =
      """
      hosts:
        lab:
          identity: {hostname: HOSTNAME, user: USER}
          commands:
            - {run: cat FOLDER/version, stdout: "1"}
            - {run: 'WHAT=$(cat FOLDER/version)'}
            - {run: 'test "$WHAT" = 2'}
            - {run: test -e FOLDER/none}
            - {run: ls FOLDER/data, stdout: "a\\nb"}
            - {run: 'CHANGED=$(touch FOLDER/changed && echo x)'}
            - {run: ls FOLDER/data | wc -l, stdout: "2"}
            - {run: 'echo "$CHANGED"', stdout: x}
      """;

  private static final String SCENARIOS =
      """
      play: night
      mock: night.mock.yaml
      scenarios:
        goes well: {}
        fails when the version is gone:
          mock:
            - hosts: {lab: {commands: [{run: cat FOLDER/version, exit: 1}]}}
            - night.mock.yaml
          expect: {exit: 1}
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Path data = Files.createDirectories(folder.resolve("there/data"));
    Files.writeString(data.resolve("a"), "");
    Files.writeString(data.resolve("b"), "");
    Files.writeString(folder.resolve("there/version"), "2\n");
  }

  private Runbooks runbooks(String transport) throws IOException {
    Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    environment.put("HOME", folder.toString());
    Optional<Path> config = Optional.of(Path.of(server().options().get(1)));
    return Runbooks.onThisMachine(
        EngineConfig.builder()
            .environment(environment)
            .folder(folder)
            .library(List.of(folder))
            .ssh(new SshPreferences(config, Optional.of(transport)))
            .build());
  }

  private ContractReport against(Runbooks runbooks, Identity identity) throws IOException {
    return against(runbooks, identity, PAGE, MOCK, SCENARIOS);
  }

  private ContractReport against(Runbooks runbooks, String page, String mock, String scenarios)
      throws IOException {
    return against(runbooks, itself(runbooks), page, mock, scenarios);
  }

  private ContractReport against(
      Runbooks runbooks, Identity identity, String page, String mock, String scenarios)
      throws IOException {
    write("night.md", page, identity);
    write("night.mock.yaml", mock, identity);
    write("night.test.yaml", scenarios, identity);
    ScenarioTests tests = runbooks.tests();
    TestReport report =
        tests.run(tests.read(ScenarioFiles.find(folder, List.of("")).files()), TestOptions.usual());
    assertThat(report.verdicts()).allMatch(Verdict::passes);
    assertThat(report.problems()).isEmpty();
    return tests.against(report, "lab", runbooks.hosts());
  }

  private void write(String name, String text, Identity identity) throws IOException {
    Files.writeString(
        folder.resolve(name),
        text.replace("FOLDER", folder.resolve("there").toString())
            .replace("HOSTNAME", identity.hostname())
            .replace("USER", identity.user()));
  }

  private static Identity itself(Runbooks runbooks) {
    return runbooks.hosts().host(HostUse.once("lab", List.of())).identity();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void comparesWhatOnlyLooksAndSendsNothingElse(String transport) throws IOException {
    try (Runbooks runbooks = runbooks(transport)) {
      ContractReport report = against(runbooks, itself(runbooks));
      String there = folder.resolve("there").toString();
      assertThat(report.refusal()).isEmpty();
      assertThat(report.different())
          .extracting(each -> each.command().replace(there, "FOLDER") + " " + each.difference())
          .containsExactly(
              "cat FOLDER/version [- 1, + 2]",
              "test -e FOLDER/none [- status 0, + failed with status 1]");
      assertThat(report.asked().stream().filter(each -> each.difference().isEmpty()))
          .extracting(each -> each.command().replace(there, "FOLDER"))
          .containsExactly(
              "WHAT=$(cat FOLDER/version)",
              "test \"$WHAT\" = 2",
              "ls FOLDER/data",
              "ls FOLDER/data | wc -l");
      assertThat(report.notAsked())
          .extracting(each -> each.command().replace(there, "FOLDER") + ": " + each.why())
          .containsExactly(
              "CHANGED=$(touch FOLDER/changed && echo x): it may change something",
              "echo \"$CHANGED\": it may need an earlier command that was not sent");
      assertThat(folder.resolve("there/changed")).doesNotExist();
      assertThat(report.holds()).isFalse();
    }
  }

  @Test
  void takesWhatTheHostSaysAndKeepsTheRestAsItIsWritten() throws IOException {
    try (Runbooks runbooks = runbooks("jsch")) {
      Files.writeString(folder.resolve("there/version"), "2026-01-05 kept\nnew\nlast");
      String mock =
          """
          normalise: [date]
          hosts:
            lab: # the real one
              identity: {hostname: HOSTNAME, user: USER}
              commands:
                - run: cat FOLDER/version # the version
                  stdout: |
                    <date> kept
                    old
                    last
                - {run: test -e FOLDER/none}
                - {run: 'ls FOLDER/data', output: [{out: "a\\n"}, {out: "c\\n"}]}
          """;
      String page =
          "# Night\n\n```bash {host=lab}\ncat FOLDER/version\ntest -e FOLDER/none\n"
              + "ls FOLDER/data\n```\n";
      LocalDate day = LocalDate.parse("2026-03-01");
      ContractReport first = against(runbooks, page, mock, "play: night\nmock: night.mock.yaml\n");
      assertThat(first.refusals())
          .singleElement(as(InstanceOfAssertFactories.STRING))
          .endsWith("scripts its output in pieces; change it by hand");
      assertThat(Change.apply(first.changes(day))).hasSize(2);

      String there = folder.resolve("there").toString();
      String taken = Files.readString(folder.resolve("night.mock.yaml")).replace(there, "FOLDER");
      assertThat(taken)
          .contains(
              "lab: # the real one\n    identity:",
              "- run: cat FOLDER/version # the version\n        stdout: |\n          <date> kept\n"
                  + "          new\n          last\n",
              "- {exit: 1, run: test -e FOLDER/none}",
              "output: [{out: \"a\\n\"}, {out: \"c\\n\"}]");

      String whole = taken.replace("exit: 1, ", "").replace("c\\n", "b\\n");
      Files.writeString(folder.resolve("there/none"), "");
      String scenario = "play: night\nmock: night.mock.yaml\n";
      ContractReport second = against(runbooks, page, whole, scenario);
      assertThat(second.different()).isEmpty();
      assertThat(Change.apply(second.changes(day))).hasSize(1);
      String seen = Files.readString(folder.resolve("night.mock.yaml")).replace(there, "FOLDER");
      assertThat(seen)
          .contains("lab: # the real one\n    last-seen: \"2026-03-01\"\n    identity:");
      assertThat(against(runbooks, page, seen, scenario).changes(day)).isEmpty();
    }
  }

  @Test
  void asksNothingOfAHostThatIsAnother() throws IOException {
    try (Runbooks runbooks = runbooks("jsch")) {
      long before = server().commands();
      ContractReport report = against(runbooks, new Identity("elsewhere", "nobody"));
      assertThat(report.wrongHost()).isTrue();
      assertThat(report.refusal())
          .contains("and its mock says nobody@elsewhere: nothing was asked");
      assertThat(report.asked()).isEmpty();
      // It was asked who it is, and nothing else.
      assertThat(server().commands() - before).isEqualTo(1);
    }
  }

  @Test
  void saysThatAHostCannotBeReached() throws IOException {
    try (Runbooks runbooks = runbooks("jsch")) {
      against(runbooks, itself(runbooks));
      ScenarioTests tests = runbooks.tests();
      ContractReport report =
          tests.against(
              tests.run(
                  tests.read(ScenarioFiles.find(folder, List.of("")).files()), TestOptions.usual()),
              "no-such-host.invalid",
              runbooks.hosts());
      assertThat(report.holds()).isFalse();
      assertThat(report.refusal()).isNotBlank();
    }
  }
}
