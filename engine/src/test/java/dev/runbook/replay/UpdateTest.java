package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --update} changes, and what it leaves as it is. */
class UpdateTest {
  private static final String PAGE =
      """
      # Job

      ```bash {name=look host=web1}
      uptime
      df -h <folder>
      ```

      ```bash {name=stop host=web1}
      systemctl stop shop
      ```
      """;

  private static final String MOCK =
      """
      hosts:
        web1:
          commands:
            # who is there
            - run: uptime
              stdout: "up 3 days\\n"
            - run: df -h {{folder}}   # the disk
            - run: systemctl stop shop
              set: {shop: down}
          state: {shop: up}
      """;

  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writeFiles() {
    tested = new Tested(folder).file("job.md", PAGE).file("job.mock.yaml", MOCK);
  }

  private String expecting(String text) {
    return "play: job\nmock: job.mock.yaml\nparams: {folder: /srv}\n" + text;
  }

  /** The file after an update; a second one changes nothing. */
  private String updated(String file) {
    tested.update(EnumSet.allOf(Updates.Kind.class));
    String text = tested.text(file);
    assertThat(tested.update(EnumSet.allOf(Updates.Kind.class))).isEmpty();
    assertThat(tested.text(file)).isEqualTo(text);
    return text;
  }

  @Test
  void turnsExpectationsIntoWhatCame() {
    tested.file(
        "job.test.yaml",
        expecting(
            """
            # keep me
            expect:
              exit: 1           # and me
              asked: [look]
              outcomes: {look: failed, stop: not-reached}
              state: {web1: {shop: up}}
              output:
                look: |
                  up 2 days
              commands:
                web1:
                  # first
                  - uptime
                  - df -h {{folder}}
                  - systemctl start shop   # no more
            """));
    assertThat(updated("job.test.yaml"))
        .isEqualTo(
            expecting(
                """
                # keep me
                expect:
                  exit: 0           # and me
                  asked: []
                  outcomes: {look: ok, stop: ok}
                  state: {web1: {shop: down}}
                  output:
                    look: |
                      up 3 days
                  commands:
                    web1:
                      # first
                      - uptime
                      - df -h {{folder}}
                      - systemctl stop shop   # no more
                """));
    assertThat(tested.story()).isEmpty();
  }

  @Test
  void addsAndRemovesCommands() {
    tested.file(
        "job.test.yaml",
        expecting(
            """
            expect:
              commands:
                web1:
                  - reboot
                  - df -h /srv
            """));
    assertThat(updated("job.test.yaml"))
        .isEqualTo(
            expecting(
                """
                expect:
                  commands:
                    web1:
                      - uptime
                      - df -h /srv
                      - systemctl stop shop
                """));
  }

  @Test
  void addsAHostThatWasNotToReceiveAnything() {
    tested.file("job.test.yaml", expecting("expect: {commands: {}}\n"));
    assertThat(updated("job.test.yaml"))
        .isEqualTo(
            expecting("expect: {commands: {web1: [uptime, df -h /srv, systemctl stop shop]}}\n"));
  }

  @Test
  void neverTurnsExitZeroIntoAnother() {
    tested.file("job.mock.yaml", MOCK.replace("stop shop\n", "stop shop\n        exit: 3\n"));
    String file = expecting("expect: {exit: 0, outcomes: {stop: ok}}\n");
    tested.file("job.test.yaml", file);
    assertThat(updated("job.test.yaml")).isEqualTo(file.replace("stop: ok", "stop: failed"));
    assertThat(tested.run().passes()).isFalse();
  }

  @Test
  void neverTouchesAnswers() {
    String file = expecting("answers: {look: {confirm: web1}}\n");
    tested.file("job.test.yaml", file);
    assertThat(updated("job.test.yaml")).isEqualTo(file);
    assertThat(tested.run().passes()).isFalse();
  }

  @Test
  void givesAReplyThatNothingAsksForToTheCommandThatHasNone() {
    tested.file("job.md", PAGE.replace("uptime", "uptime -p"));
    tested.file("job.test.yaml", expecting(""));
    assertThat(updated("job.mock.yaml")).isEqualTo(MOCK.replace("run: uptime", "run: uptime -p"));
    assertThat(tested.story()).isEmpty();
  }

  @Test
  void addsRepliesForNewCommands() {
    tested.file("job.md", PAGE.replace("uptime\n", "uptime\nls '<folder>'\nwho am: i\n"));
    tested.file("job.test.yaml", expecting(""));
    assertThat(updated("job.mock.yaml"))
        .isEqualTo(
            MOCK.replace(
                "    state:",
                "      - run: ls '{{folder}}'\n      - run: 'who am: i'\n    state:"));
    assertThat(tested.story()).isEmpty();
  }

  @Test
  void writesPlanTexts() {
    tested.file("job.test.yaml", expecting(""));
    assertThat(updated("job.plan.txt")).startsWith("# what job would do;");
    tested.file(
        "job.md", PAGE.replace("host=web1}\nsystemctl", "host=web1 timeout=5s}\nsystemctl"));
    assertThat(tested.story()).contains("+ job/stop").contains("timeout 5s");
    assertThat(updated("job.plan.txt")).contains("timeout 5s");
    assertThat(tested.story()).isEmpty();
  }

  @Test
  void leavesScenariosAloneThatSayNothing() {
    tested.file("job.md", PAGE.replace("uptime", "uptime -p"));
    String file = expecting("expect: {exit: 3}\n");
    tested.file("job.test.yaml", file);
    assertThat(tested.update(EnumSet.of(Updates.Kind.expect))).isEqualTo(List.of());
    assertThat(tested.text("job.test.yaml")).isEqualTo(file);
  }

  @Test
  void putsWhatAStepPrintsIntoItsPage() {
    Tested page =
        new Tested(folder)
            .file(
                "count.md",
                "# Count\n\n```bash {name=rows host=web1}\nshop count\n```\n\n"
                    + "```text {expect}\nusers [..]\ntools 41\n```\n\nThat is all.\n")
            .file(
                "count.test.yaml",
                """
                play: count
                mock: {hosts: {web1: {commands: [{run: shop count, stdout: "users 7\\ntools 42\\n"}]}}}
                """);
    assertThat(page.update(EnumSet.of(Updates.Kind.page)))
        .extracting(Change::what)
        .containsExactly("count/rows prints something else");
    assertThat(page.text("count.md"))
        .contains("```text {expect}\nusers [..]\ntools 42\n```\n\nThat is all.\n");
    assertThat(page.update(EnumSet.of(Updates.Kind.page))).isEmpty();
    assertThat(page.story()).isEmpty();
  }
}
