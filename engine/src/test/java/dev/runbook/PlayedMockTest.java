package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.plan.Plan;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayResult;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages whose commands go to mock hosts, from the page's text to how the run ends. */
class PlayedMockTest {
  @TempDir Path folder;

  private MockHosts mocks;
  private final StringBuilder shown = new StringBuilder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git checkout <rev>",
        "git checkout '<rev>'",
        "git checkout \"<rev>\"",
        "ssh hemma \"git checkout <rev>\"",
        "ssh hemma 'git checkout \"<rev>\"'"
      })
  void aNameStandsForAValueInWhateverQuotesThePageWritesIt(String command) {
    String host = command.startsWith("ssh") ? "hemma" : "local";
    String mock = "hosts: {%s: {commands: [{run: 'git checkout {{rev}}', stdout: 'at {{rev}}'}]}}";

    for (String value : new String[] {"3f2a1bc", "a b", "it's", "a \"b\" {{rev}}"}) {
      PlayResult played = play(command, mock.formatted(host), Map.of("rev", value));
      assertThat(played.result().exitStatus()).as("%s: %s", value, shown).isZero();
      assertThat(shown.toString()).contains("at " + value);
    }
  }

  @Test
  void aFixedTextInTheValuesPlaceDoesNotFit() {
    String mock = "hosts: {local: {commands: [{run: 'git checkout {{rev}}'}]}}";

    assertThat(play("git checkout <rev>", mock, Map.of("rev", "3f2a1bc")).result().exitStatus())
        .isZero();
    assertThat(play("git checkout 3f2a1bc", mock, Map.of()).result().exitStatus()).isEqualTo(1);
  }

  @Test
  void aReplyMayPrintAValueThatItsCommandDoesNotHave() {
    PlayResult played =
        play(
            "git checkout <rev>\ngit log -1",
            "hosts: {local: {commands: [{run: 'git checkout {{rev}}'}, {run: git log -1, stdout:"
                + " '{{rev}} is there'}]}}",
            Map.of("rev", "3f2a1bc"));

    assertThat(played.result().exitStatus()).isZero();
    assertThat(shown.toString()).contains("3f2a1bc is there");
  }

  @Test
  void aSecretIsShownNeitherInARepliesTextNorWhereNothingFits() {
    String page = "curl -u 'ops:<db-password>' localhost";
    String mock =
        "hosts: {local: {commands: [{run: \"curl -u 'ops:{{db-password}}' localhost\", stdout: 'it"
            + " was {{db-password}}'}]}}";

    assertThat(play(page, mock, Map.of("db-password", "tr0ub4dor&3")).result().exitStatus())
        .isZero();
    assertThat(shown.toString()).contains("it was ").doesNotContain("tr0ub4dor");

    PlayResult refused = play(page + "/db", mock, Map.of("db-password", "tr0ub4dor&3"));
    assertThat(refused.result().exitStatus()).isEqualTo(1);
    assertThat(shown.toString()).contains("has no answer for").doesNotContain("tr0ub4dor");
    assertThat(refused.detail()).doesNotContain("tr0ub4dor");
  }

  @Test
  void aRunEndsWithSevenWhereverTheHostKeyHasChanged() {
    String page = "ssh hemma \"uptime\"\nssh hemma \"uptime -p\"";
    String atACommand =
        "hosts: {hemma: {commands: [{run: uptime}, {run: uptime -p, fault: host-key-changed}]}}";
    String atTheHost = "hosts: {hemma: {fault: host-key-changed}}";

    assertThat(play(page, atACommand, Map.of()).result().exitStatus()).isEqualTo(7);
    assertThat(mocks.received().get("hemma")).containsExactly("uptime");
    assertThat(play(page, atTheHost, Map.of()).result().exitStatus()).isEqualTo(7);
  }

  @Test
  void aLostConnectionIsUnknown() {
    assertThat(
            play(
                    "ssh hemma \"make install\"",
                    "hosts: {hemma: {commands: [{run: make install, fault: {disconnect:"
                        + " before}}]}}",
                    Map.of())
                .result()
                .exitStatus())
        .isEqualTo(5);
  }

  @Test
  void aCapturedValueCanBePrinted() {
    PlayResult played =
        playPage(
            """
            # Page

            ```bash {capture=REV}
            git rev-parse HEAD
            ```

            ```bash
            git show "$REV"
            ```
            """,
            "hosts: {local: {commands: [{run: git rev-parse HEAD, stdout: \"3f2a1bc\\n"
                + "\"}, {run: git show \"$REV\", stdout: \"commit {{REV}}\"}]}}",
            Map.of());

    assertThat(played.result().exitStatus()).as(shown.toString()).isZero();
    assertThat(shown.toString()).contains("commit 3f2a1bc");
  }

  @Test
  void optionsFoldersAndInterpretersThatAReplyDoesNotSayDoNotFit() {
    String mock =
        "hosts: {hemma: {commands: [{run: uptime, options: -p 2222}]}, local: {commands: [{run:"
            + " make, cwd: /tmp}, {run: print(1), interpreter: python3}]}}";

    assertThat(play("ssh -p 2222 hemma \"uptime\"", mock, Map.of()).result().exitStatus()).isZero();
    assertThat(play("ssh hemma \"uptime\"", mock, Map.of()).result().exitStatus()).isEqualTo(1);
    assertThat(
            playPage("# P\n\n```bash {cwd=/tmp}\nmake\n```\n", mock, Map.of())
                .result()
                .exitStatus())
        .isZero();
    assertThat(play("make", mock, Map.of()).result().exitStatus()).isEqualTo(1);
    assertThat(
            playPage("# P\n\n```python {interpreter=python3}\nprint(1)\n```\n", mock, Map.of())
                .result()
                .exitStatus())
        .isZero();
    assertThat(mocks.unused()).extracting(MockPlace::text).containsExactly("uptime", "make");
  }

  private PlayResult play(String commands, String mock, Map<String, String> values) {
    return playPage("# Page\n\n```bash\n" + commands + "\n```\n", mock, values);
  }

  private PlayResult playPage(String page, String mock, Map<String, String> values) {
    shown.setLength(0);
    Problems problems = new Problems(Source.of("mock.yaml", mock));
    mocks = MockHosts.parse(problems.source(), problems).orElse(null);
    assertThat(problems.all()).map(Problem::render).isEmpty();
    try {
      Files.writeString(folder.resolve("page.md"), page);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    EngineConfig config =
        EngineConfig.builder().environment(Map.of()).library(List.of(folder)).unrecorded().build();
    try (Runbooks runbooks = Runbooks.on(mocks, config)) {
      Plan plan = runbooks.plan("page", values);
      assertThat(plan.errors()).map(Problem::render).isEmpty();
      return runbooks.play(plan, PlayFlags.unattended(), listener());
    }
  }

  private RunListener listener() {
    return new RunListener() {
      @Override
      public void on(RunEvent event) {
        if (event instanceof RunEvent.CommandFinished finished) {
          shown.append(finished.outcome().sentence()).append('\n');
        }
      }

      @Override
      public void stdout(byte[] buffer, int offset, int length) {
        shown.append(new String(buffer, offset, length, StandardCharsets.UTF_8));
      }
    };
  }
}
