package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runbook record}, {@code play --record} and {@code runbook replay}. */
class RecordCommandTest {
  private static final String PAGE =
      """
      # Restart

      ```bash {name=look host=web1}
      systemctl is-active {{unit}}
      systemctl is-active {{unit}}
      ```

      - [ ] Everybody knows.

      ```bash {name=note host=web1 optional}
      logger seen
      ```

      ```bash {name=wipe host=web1 danger}
      shop wipe
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void writePage() {
    run =
        new CommandLineRun(folder)
            .page("restart", "---\nrunbook: {params: {unit: {}}}\n---\n\n" + PAGE)
            .file(
                "hosts.yaml",
                """
                hosts:
                  web1:
                    commands:
                      - run: systemctl is-active shop
                        replies: [{exit: 0, stdout: "active since 03:15:27\\n"}, {stdout: "active\\n"}]
                      - run: shop wipe
                        stderr: "gone\\n"
                    otherwise: ok
                """);
  }

  @Test
  void saysThatTheRestOfLongOutputIsLeftOut() throws IOException {
    run.page("count", "# Count\n\n```bash\nseq 100000\n```\n");
    assertThat(run.run("play", "count", "--yes", "-q")).isZero();
    assertThat(run.run("record")).isZero();
    assertThat(text("count.mock.yaml"))
        .contains("# a command wrote more than 64 KiB; what came after is not here\n")
        .contains("stdout: |\n          1\n          2\n")
        .hasSizeLessThan(300_000);
  }

  private int play(String... more) {
    String[] args = {
      "play",
      "restart",
      "--mock",
      "hosts.yaml",
      "--yes",
      "--param",
      "unit=shop",
      "--with",
      "note",
      "--confirm",
      "wipe@web1",
      "--with",
      "everybody-knows"
    };
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    for (int i = 0; i < all.length; i++) {
      all[i] = all[i].equals("hosts.yaml") ? folder.resolve("hosts.yaml").toString() : all[i];
    }
    return run.run(all);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve("runbooks").resolve(name));
  }

  @Test
  void aRunBecomesAScenarioThatPasses() throws IOException {
    assertThat(play()).as(run.err()).isZero();
    assertThat(run.run("record")).as(run.err()).isZero();
    assertThat(run.err())
        .contains("written beside", "restart.mock.yaml, restart.test.yaml, restart.plan.txt");
    assertThat(text("restart.mock.yaml"))
        .contains(
            "believed-until: \"2026-04-02\"",
            "      - run: systemctl is-active {{unit}}\n        kept: true\n        replies:",
            "              active since <time>",
            "normalise:\n  - time");
    assertThat(text("restart.test.yaml"))
        .contains(
            "play: restart.md",
            "  unit: shop",
            "    confirm: web1",
            "  restart/note: run",
            "exit: 0");
    assertThat(run.run("test")).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("1 scenario of 1 page: 1 pass");
  }

  @Test
  void nothingIsReplaced() throws IOException {
    play();
    run.run("record");
    String before = text("restart.mock.yaml");
    assertThat(run.run("record")).isEqualTo(2);
    assertThat(run.err()).contains("restart.mock.yaml is there already, so nothing was written");
    assertThat(run.run("record", "latest", "tuesday")).as(run.err()).isZero();
    assertThat(text("restart.mock.yaml")).isEqualTo(before);
    assertThat(text("tuesday.test.yaml")).contains("mock: tuesday.mock.yaml");
  }

  @Test
  void aRunIsRecordedAsItEnds() throws IOException {
    assertThat(play("--record", "night")).as(run.err()).isZero();
    assertThat(text("night.test.yaml")).contains("mock: night.mock.yaml");
  }

  @Test
  void whatAHostAnsweredIsBelievedForSomeTime() {
    play();
    run.run("record", "latest", "--expires", "1d");
    run.file("runbooks/restart.mock.yaml", read("restart.mock.yaml").replace("01-03", "01-01"));
    assertThat(run.run("test")).isZero();
    assertThat(run.err()).contains("restart.mock.yaml was believed until");
  }

  private String read(String name) {
    try {
      return text(name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aFailedRunIsRecordedOnlyWhenThatIsSaid() throws IOException {
    run.file("hosts.yaml", "hosts: {web1: {otherwise: {exit: 3}}}");
    assertThat(play()).isEqualTo(1);
    assertThat(run.run("record")).isEqualTo(2);
    assertThat(run.err()).contains("ended as failed", "--failed records it all the same");
    assertThat(run.run("record", "latest", "--failed")).as(run.err()).isZero();
    assertThat(text("restart.test.yaml")).contains("exit: 1", "restart/look: failed");
    assertThat(run.run("test")).as(run.out()).isZero();
  }

  @Test
  void todaysPageIsPlayedAgainstAPastRun() {
    play();
    assertThat(run.run("replay", "latest")).as(run.err()).isZero();
    assertThat(run.out()).contains("restart  kept", "1 run: 1 kept, 0 drifted");
    run.page(
        "restart",
        "---\nrunbook: {params: {unit: {}}}\n---\n\n" + PAGE.replace("wipe\n", "wype\n"));
    assertThat(run.run("replay", "latest")).isEqualTo(1);
    assertThat(run.out())
        .contains("restart.md:", "came      shop wype", "nearest   shop wipe", "1 drifted");
    assertThat(run.run("replay", "latest", "--json")).isEqualTo(1);
    assertThat(run.out()).contains("\"schema\":\"runbook.replay/1\"", "\"kept\":false");
    assertThat(run.run("record")).isEqualTo(1);
    assertThat(run.err()).contains("so nothing was written");
  }

  @Test
  void aDriftIsToldByItsFirstDifferenceAndAdvisesNothingThatIsNotThere() {
    play();
    run.page(
        "restart",
        "---\nrunbook: {params: {unit: {}}}\n---\n\n" + PAGE.replace("wipe\n", "wype\n"));
    assertThat(run.run("replay", "latest")).isEqualTo(1);
    assertThat(run.out()).doesNotContain("--update", "a-past-run", "did not end as expected");

    run.page(
        "restart",
        "---\nrunbook: {params: {unit: {}}}\n---\n\n"
            + PAGE.replaceFirst("name=([a-z]+)", "name=$1-new"));
    assertThat(run.run("replay", "latest")).isEqualTo(1);
    assertThat(run.out()).contains("has no step called", "did you mean").doesNotContain("error[");
  }

  @Test
  void runsAreNamedOrTakenByTime() {
    assertThat(run.run("replay")).isEqualTo(2);
    assertThat(run.err()).contains("name runs, or say --since TIME");
    assertThat(run.run("replay", "--since", "90d")).isZero();
    assertThat(run.out()).contains("0 runs: 0 kept, 0 drifted");
  }
}
