package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios of steps that run on a group of hosts, written by hand and recorded from runs. */
class GroupScenariosTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts:
          web: [web1, web2, web3]
        stop-after-errors: 2
      ---
      # Web

      ```bash {host=lb}
      # Say so
      notice
      ```

      ```bash {host=group:web}
      # Take it
      take

      # Look
      look
      ```

      ```bash {host=group:web name=wipe}
      rm -rf /srv/old
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        lb: {otherwise: ok}
        web1: {identity: {hostname: one, user: ops}, otherwise: ok}
        web2: {identity: {hostname: two, user: ops}, otherwise: ok, commands: [{run: look, exit: 3, spare: true}]}
        web3: {identity: {hostname: three, user: ops}, otherwise: ok}
      """;

  private static final String HEAD =
      """
      play: web
      mock: web.mock.yaml
      answers: {wipe: {confirm: [web:1, web:2]}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void prepare() {
    run().page("web", PAGE).file("runbooks/web.mock.yaml", HOSTS);
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder);
  }

  private String tested(int status, String scenario) {
    CommandLineRun test = run().file("runbooks/web.test.yaml", scenario);
    int ended = test.run("test", folder.resolve("runbooks/web.test.yaml").toString());
    String said = test.out() + test.err();
    assertThat(ended).as(said).isEqualTo(status);
    return said;
  }

  @Test
  void expectHowTheTurnOfEachHostEndsAndOfAStepTheGravest() {
    tested(
        0,
        HEAD
            + """
            expect:
              exit: 1
              asked: [wipe, wipe]
              hosts: {web1: done, web2: failed, web3: done}
              outcomes: {take-it: ok, look: failed, wipe: ok}
            """);
  }

  @Test
  void aHostWhoseTurnDidNotComeHasNotBegun() {
    String scenario =
        """
        play: web
        mock:
          - hosts: {web1: {commands: [{run: look, exit: 3}]}}
          - web.mock.yaml
        answers: {wipe: {confirm: [web:1, web:2]}}
        expect:
          exit: 1
          hosts: {web1: failed, web2: %s, web3: not-begun}
        """;
    tested(0, scenario.formatted("not-begun"));
    assertThat(tested(1, scenario.formatted("done")))
        .contains("the turn of web2 did not end as expected", "not-begun");
  }

  @Test
  void aHostThatHasNoTurnIsAMistakeBeforeAnythingIsPlayed() {
    assertThat(tested(2, HEAD + "expect: {hosts: {wbe1: done}}\n"))
        .contains("error[not-in-group]: `wbe1` has no turn", "did you mean `web1`?");
    assertThat(tested(2, HEAD + "expect: {hosts: {web1: gone}}\n"))
        .contains("no host ends as `gone`");
  }

  @Test
  void aRunIsNotCutOffOnAllHostsOfAGroupButOnOne() {
    String cut =
        """
        cut: {in: look}
        then:
          - answers: {look: {happened: it is up}}
            expect: {exit: 0}
        """;
    assertThat(tested(2, HEAD + cut))
        .contains("error[cut-on-group]: `web/look` runs on a group of hosts", "add `host: web1`");
    tested(0, HEAD.replace("confirm: [web:1, web:2]", "confirm: web1") + "host: web1\n" + cut);
  }

  @Test
  void aCutBeforeOrAfterTheGroupGoesOnWithTheHostsThatAreLeft() {
    tested(
        0,
        HEAD.replace("web.mock.yaml", "[{hosts: {web2: {commands: [{run: look}]}}}, web.mock.yaml]")
            + """
            cut: {after: say-so}
            then:
              - expect:
                  exit: 0
                  hosts: {web1: done, web2: done, web3: done}
                  commands:
                    web1: [take, look, rm -rf /srv/old]
                    web2: [take, look, rm -rf /srv/old]
                    web3: [take, look, rm -rf /srv/old]
            """);
  }

  @Test
  void thePartOfAHostIsOnlyOfOneInTheGroup() {
    assertThat(tested(2, HEAD + "host: lb\n"))
        .contains("no group of the page has a host `lb`", "`host:` plays the part of one host");
  }

  private void played(int status, String hosts) {
    CommandLineRun play = run().file("now.yaml", hosts);
    String[] words = {"play", "web", "--yes", "--confirm", "wipe@web:3", "--mock", mock()};
    assertThat(play.run(words)).as(play.err()).isEqualTo(status);
  }

  private String mock() {
    return folder.resolve("now.yaml").toString();
  }

  private String recorded(String run, String name, int status, String... more) throws IOException {
    CommandLineRun record = run();
    String[] words = new String[3 + more.length];
    words[0] = "record";
    words[1] = run;
    words[2] = name;
    System.arraycopy(more, 0, words, 3, more.length);
    assertThat(record.run(words)).as(record.err()).isEqualTo(status);
    Path file = folder.resolve("runbooks/" + name + ".test.yaml");
    if (status != 0) {
      return record.err();
    }
    CommandLineRun test = run();
    assertThat(test.run("test", file.toString())).as(test.out() + test.err()).isZero();
    CommandLineRun replay = run();
    assertThat(replay.run("replay", run)).as(replay.out()).isZero();
    return Files.readString(file);
  }

  @Test
  void aRolloutThatEndedWellIsRecordedAsAWhole() throws IOException {
    played(0, HOSTS.replace("exit: 3", "stdout: up"));
    assertThat(recorded("latest", "whole", 0))
        .contains("web1: done", "web3: done", "web:1", "web:2")
        .doesNotContain("host: web");
  }

  @Test
  void ofARolloutThatDidNotEndWellTheRunOfEachHostIsRecorded() throws IOException {
    played(1, HOSTS);
    assertThat(recorded("latest", "whole", 2, "--failed"))
        .contains("not all of them came to their end; `runbook runs --of");
    CommandLineRun runs = run();
    assertThat(runs.run("runs", "--of", "latest", "--json")).isZero();
    String failed =
        runs.out().lines().filter(line -> line.contains("\"failed\",")).findFirst().orElseThrow();
    String id = failed.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1");
    assertThat(recorded(id, "one", 0, "--failed")).contains("host: web2", "web/look: failed");
  }

  @Test
  void aRolloutOverOtherHostsThanThePageHasIsNotRecorded() throws IOException {
    run().file("groups.yaml", "web: [web3]\n").file("now.yaml", HOSTS);
    CommandLineRun play = run();
    String[] words = {
      "play",
      "web",
      "--yes",
      "--confirm",
      "wipe@web:1",
      "--mock",
      mock(),
      "--hosts",
      folder.resolve("groups.yaml").toString()
    };
    assertThat(play.run(words)).as(play.err()).isZero();
    assertThat(recorded("latest", "whole", 2)).contains("a scenario has those of the page");
  }
}
