package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of steps that run on many hosts, and what their answers do. */
class RolloutsTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts:
          web: [web1, web2, web3]
        order: canary 1, then 100 %
      ---
      # Web

      ## Upgrade

      ```bash {host=group:web}
      # Take the new version
      upgrade
      ```

      ## Wipe

      ```bash {host=group:web name=wipe}
      rm -rf /srv/web
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        web1: {identity: {hostname: one, user: ops}, otherwise: ok, commands: [{run: upgrade, stdout: "new\\n"}]}
        web2: {identity: {hostname: two, user: ops}, otherwise: ok, commands: [{run: upgrade, exit: 4}]}
        web3: {identity: {hostname: three, user: ops}, otherwise: ok}
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("web", PAGE).file("mock.yaml", HOSTS);
  }

  private int play(String target, String... flags) {
    List<String> args =
        new ArrayList<>(List.of("play", target, "--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return run.run(args.toArray(String[]::new));
  }

  @Test
  void asksBeforeEachWaveAndNamesEveryHostOfIt() {
    run.answers("go", "no");
    assertThat(play("upgrade")).isEqualTo(3);
    assertThat(run.err())
        .containsSubsequence(
            "Wave 1 of 2 · canary · 1 host of web",
            "group:web $ upgrade",
            "web1 says it is ops@one",
            "web1 begins",
            "✓ web1 · done",
            "Wave 2 of 2 · 2 hosts of web",
            "web2 says it is ops@two",
            "web3 says it is ops@three",
            "That is not \"go\", and nothing was sent to these hosts.",
            "stopped before wave 2",
            "1 done, 2 not begun of 3 hosts");
    assertThat(run.out()).isEqualTo("new\n");
  }

  @Test
  void enterBeginsNoWave() {
    run.answers("");
    assertThat(play("upgrade")).isEqualTo(3);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void dangerTakesTheNameOfTheGroupAndHowManyHostsTheWaveHas() {
    run.answers("web:1", "web:3");
    assertThat(play("wipe")).isEqualTo(4);
    assertThat(run.err())
        .containsSubsequence(
            "DANGER",
            "rm -rf /srv/web",
            "web1 says it is ops@one",
            "✓ \"wipe\" is confirmed for web:1",
            "✓ web1 · done",
            "That is not \"web:2\"",
            "\"wipe\" was not confirmed for web:2");
  }

  @Test
  void theTableSaysWhatCameOfEachHostAndHowToGoOn() {
    run.answers("go", "go");
    assertThat(play("upgrade")).isEqualTo(1);
    assertThat(run.err())
        .containsSubsequence(
            "✗ web2 · failed at upgrade/take-the-new-version",
            "HOST",
            "web1  1     done",
            "web2  2     failed at",
            "what happened on web2",
            "--rerun",
            "upgrade/take-the-new-version");
  }

  @Test
  void printsWhatCameOfEachHostAsJson() {
    assertThat(play("upgrade", "--yes", "--json", "--stop-after-errors", "3")).isEqualTo(1);
    assertThat(run.out())
        .startsWith("{")
        .contains(
            "\"schema\" : \"runbook.rollout/1\"", "\"host\" : \"web2\"", "\"result\" : \"failed\"")
        .doesNotContain("new\n");
  }

  @Test
  void groupsOfAFileComeBeforeThoseOfThePage() {
    run.file("groups.yaml", "web: [web3]\n");
    String file = folder.resolve("groups.yaml").toString();
    assertThat(play("upgrade", "--yes", "--hosts", file)).isZero();
    assertThat(run.err()).contains("web · 1 host ·", "✓ web3 · done").doesNotContain("web1 says");
  }

  @Test
  void aFileOfGroupsThatCannotBeUsedIsRefusedWithItsPlace() {
    run.file("groups.yaml", "web: [web3, web3]\nempty: []\n");
    String file = folder.resolve("groups.yaml").toString();
    assertThat(play("upgrade", "--yes", "--hosts", file)).isEqualTo(2);
    assertThat(run.err())
        .contains("groups.yaml:1:13: error[host-twice]", "error[empty-group]", "^^^^");
  }

  @Test
  void aGroupThatNobodyKnowsKeepsThePageFromBeingPlayed() {
    run.page("web", PAGE.replace("host=group:web name", "host=group:wbe name"));
    assertThat(play("wipe", "--yes")).isEqualTo(2);
    assertThat(run.err())
        .contains("error[unknown-group]: there is no group `wbe`", "did you mean `web`?");
  }

  @Test
  void anOrderThatLeavesHostsOutIsRefused() {
    assertThat(play("upgrade", "--yes", "--order", "canary 1, then 50 %")).isEqualTo(2);
    assertThat(run.err()).contains("does not end with `100 %`");
  }

  @Test
  void theTranscriptHasTheWholeWithEachHost() {
    assertThat(play("wipe", "--yes", "--confirm", "wipe@web:3")).isZero();
    CommandLineRun text = new CommandLineRun(folder);
    assertThat(text.run("transcript")).isZero();
    assertThat(text.out())
        .containsSubsequence(
            "Highest risk  danger",
            "Group         3 hosts: 3 done, 0 not well, 0 not begun",
            "wave: wave 1 (web1): wipe/wipe confirmed by web:1",
            "host: web1: done · run ",
            "──── on web1 ────",
            "Part of       run ",
            "answer: confirmed by typing web1",
            "web1 $ rm -rf /srv/web",
            "──── on web2 ────");
    CommandLineRun html = new CommandLineRun(folder);
    assertThat(html.run("transcript", "--format", "html")).isZero();
    assertThat(html.out()).contains("On web3 ", "id=\"host-3-turn-1\"");
    CommandLineRun runs = new CommandLineRun(folder);
    assertThat(runs.run("runs", "--mock")).isZero();
    assertThat(runs.out().lines()).hasSize(2).last().asString().contains("3 of 3 hosts done");
    CommandLineRun parts = new CommandLineRun(folder);
    assertThat(parts.run("runs", "--of", "latest")).isZero();
    assertThat(parts.out().lines()).hasSize(4);
    assertThat(parts.out()).contains("wipe on web2");
  }

  @Test
  void theRunOfOneHostGoesOnByItselfAndTheRolloutAfterIt() {
    assertThat(play("upgrade", "--yes")).isEqualTo(1);
    CommandLineRun runs = new CommandLineRun(folder);
    assertThat(runs.run("runs", "--of", "latest", "--json")).isZero();
    String failed =
        runs.out().lines().filter(line -> line.contains("\"failed\",")).findFirst().orElseThrow();
    String id = failed.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1");
    run.file("mock.yaml", HOSTS.replace("exit: 4", "exit: 0"));
    String mock = folder.resolve("mock.yaml").toString();
    String step = "upgrade/take-the-new-version";

    CommandLineRun one = new CommandLineRun(folder);
    assertThat(one.run("resume", id, "--yes", "--rerun", step, "--mock", mock)).isZero();
    assertThat(one.err()).contains("web2 $ upgrade");
    CommandLineRun rest = new CommandLineRun(folder);
    assertThat(rest.run("resume", "--yes", "--mock", mock)).isZero();
    assertThat(rest.err()).contains("✓ web2 · done", "3 done of 3 hosts");
  }
}
