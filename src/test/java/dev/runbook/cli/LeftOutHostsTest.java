package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts of a group that somebody leaves out: nothing is sent to them, and all say so. */
class LeftOutHostsTest {
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

      ```bash {host=lb}
      # Say that it begins
      notice
      ```

      ```bash {host=group:web}
      # Take the new version
      upgrade
      ```

      ## Wipe

      ```bash {host=group:web name=wipe}
      rm -rf /srv/web
      ```

      ## Here

      ```bash {host=lb}
      notice
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        lb: {otherwise: ok}
        web1: {otherwise: ok}
        web2: {otherwise: ok, commands: [{run: upgrade, exit: 4}]}
        web3: {otherwise: ok}
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("web", PAGE).file("mock.yaml", HOSTS);
  }

  private int play(CommandLineRun by, String command, String... flags) {
    List<String> args =
        new ArrayList<>(List.of(command, "--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return by.run(args.toArray(String[]::new));
  }

  private int resume(CommandLineRun by, String... flags) {
    return play(by, "resume", flags);
  }

  private CommandLineRun next() {
    return new CommandLineRun(folder);
  }

  @Test
  void nothingIsSentToThemAndTheyAreNeverToldAsDone() {
    assertThat(play(run, "play", "upgrade", "--yes", "--skip-host", "web2")).isZero();
    assertThat(run.err())
        .containsSubsequence(
            "web · 2 hosts without web2",
            "! left out with --skip-host: web2",
            "✓ web1 · done",
            "✓ web3 · done",
            "2 done, 1 left out of 3 hosts",
            "web2        left out")
        .doesNotContain("web2 says");
    CommandLineRun text = next();
    assertThat(text.run("transcript")).isZero();
    assertThat(text.out())
        .contains(
            "3 hosts: 2 done, 0 not well, 1 left out, 0 not begun",
            "host: web2 is left out with --skip-host")
        .doesNotContain("on web2 ────");
    CommandLineRun markdown = next();
    assertThat(markdown.run("transcript", "--format", "markdown")).isZero();
    assertThat(markdown.out()).containsPattern("## Deviations[^#]* UTC: web2 is left out with");
    CommandLineRun runs = next();
    assertThat(runs.run("runs", "--mock")).isZero();
    assertThat(runs.out()).contains("2 of 3 hosts done, 1 left out");
  }

  @Test
  void jsonHasThemAsLeftOut() {
    assertThat(play(run, "play", "upgrade", "--yes", "--json", "--skip-host", "web2")).isZero();
    assertThat(run.out()).contains("\"host\" : \"web2\"", "\"result\" : \"left-out\"");
  }

  @Test
  void theFrameBeforeDangerNamesThemAndTheWordCountsTheOthers() {
    run.answers("web:1", "web:1");
    assertThat(play(run, "play", "wipe", "--skip-host", "web1")).isZero();
    assertThat(run.err())
        .containsSubsequence(
            "Wave 1 of 2 · canary · 1 host of web",
            "web2 says it is",
            "! left out with --skip-host: web1",
            "confirmed for web:1");
  }

  @Test
  void aBatchConfirmsSoManyHostsAsAreLeft() {
    String[] flags = {"wipe", "--yes", "--skip-host", "web1", "--confirm", "wipe@web:3"};
    assertThat(play(run, "play", flags)).isEqualTo(2);
    assertThat(run.err()).contains("did you mean `wipe@web:2`?");
    flags[flags.length - 1] = "wipe@web:2";
    assertThat(play(next(), "play", flags)).isZero();
  }

  @Test
  void oneThatFailedCanBeLeftOutLaterAndStaysAFailure() {
    assertThat(play(run, "play", "upgrade", "--yes")).isEqualTo(1);
    CommandLineRun rest = next();
    assertThat(resume(rest, "--yes", "--skip-host", "web2")).isEqualTo(1);
    assertThat(rest.err())
        .contains("done with failures", "1 left out of 3 hosts")
        .doesNotContain("web2 says");
  }

  @Test
  void oneThatCouldNotBeReachedCanBeLeftOutLaterAndSpoilsNothing() {
    run.file("mock.yaml", HOSTS.replace("web2: {", "web2: {fault: refuse, "));
    assertThat(play(run, "play", "upgrade", "--yes")).isEqualTo(1);
    CommandLineRun rest = next();
    assertThat(resume(rest, "--yes", "--skip-host", "web2")).isZero();
    assertThat(rest.err()).contains("2 done, 1 left out of 3 hosts");
    CommandLineRun over = next();
    assertThat(resume(over, "latest", "--yes")).isZero();
    assertThat(over.err()).contains("all 2 steps are over");
  }

  @Test
  void theyStayLeftOutWhenTheRunIsCutOffBeforeTheGroupHasItsTurn() {
    run.file("mock.yaml", HOSTS.replace("lb: {", "lb: {commands: [{run: notice, exit: 1}], "));
    String[] flags = {"upgrade", "--yes", "--skip-host", "web2", "--order", "100 %"};
    assertThat(play(run, "play", flags)).isEqualTo(1);
    run.file("mock.yaml", HOSTS);
    CommandLineRun rest = next();
    assertThat(resume(rest, "--yes", "--rerun", "say-that-it-begins")).isZero();
    assertThat(rest.err()).contains("2 done, 1 left out of 3 hosts", "Wave 1 of 1");
  }

  @Test
  void oneThatCameToItsLastStepCannotBeLeftOut() {
    assertThat(play(run, "play", "upgrade", "--yes")).isEqualTo(1);
    CommandLineRun rest = next();
    assertThat(resume(rest, "--yes", "--skip-host", "web1")).isEqualTo(2);
    assertThat(rest.err()).contains("--skip-host web1: the host has come to its last step before");
  }

  @Test
  void aNameThatIsNoHostOfTheGroupIsRefused() {
    assertThat(play(run, "play", "upgrade", "--yes", "--skip-host", "wbe2")).isEqualTo(2);
    assertThat(run.err())
        .contains("error[not-in-group]: `wbe2` is to be left out", "did you mean `web2`?");
    CommandLineRun here = next();
    assertThat(play(here, "play", "here", "--yes", "--skip-host", "web2")).isEqualTo(2);
    assertThat(here.err()).contains("nothing here is rolled out over a group");
  }

  @Test
  void oneThatWasLeftOutCanComeBackAndStaysSo() {
    run.file("mock.yaml", HOSTS.replace(", commands: [{run: upgrade, exit: 4}]", ""));
    assertThat(play(run, "play", "upgrade", "--yes", "--skip-host", "web2")).isZero();
    CommandLineRun rest = next();
    assertThat(resume(rest, "latest", "--yes", "--with-host", "web2")).isZero();
    assertThat(rest.err()).contains("3 done of 3 hosts", "web2 says");
    CommandLineRun over = next();
    assertThat(resume(over, "latest", "--yes")).isZero();
    assertThat(over.err()).contains("all 2 steps are over");
  }

  @Test
  void oneThatWasNotLeftOutCannotComeBack() {
    assertThat(play(run, "play", "upgrade", "--yes")).isEqualTo(1);
    CommandLineRun rest = next();
    assertThat(resume(rest, "--yes", "--with-host", "web2")).isEqualTo(2);
    assertThat(rest.err()).contains("--with-host web2: the host was not left out");
  }

  @Test
  void whatGoesOnElsewhereIsReal() {
    String[] words = {"resume", "x", "--on", "temporal:localhost:1", "--mock", "mock.yaml"};
    assertThat(run.run(words)).isEqualTo(2);
    assertThat(run.err()).contains("--mock does not go with it");
  }

  @Test
  void aGroupOfWhichNobodyIsLeftIsRefused() {
    String[] flags = {"upgrade", "--skip-host=web1", "--skip-host=web2", "--skip-host=web3"};
    assertThat(play(run, "play", flags)).isEqualTo(2);
    assertThat(run.err()).contains("error[empty-group]: all hosts of the group `web`");
  }
}
