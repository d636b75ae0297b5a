package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever scenarios and mock files hold: mistakes are told at their places, nothing breaks. */
class HostileFilesTest {
  private static final String MOCK =
      """
      hosts:
        web1:
          identity: {hostname: web1, user: ops}
          state: {shop: up}
          commands:
            - {run: systemctl is-active shop, when: {shop: up}, stdout: "active\\n"}
            - {match: "journalctl (.*)", exit: 1, times: 2}
            - run: systemctl stop shop
              replies: [{fault: {disconnect: after}}, {delay: 3s, set: {shop: down}}]
          forbid: [{match: reboot, because: somebody works there}]
          otherwise: {exit: 127, stderr: "not found\\n"}
      normalise: [time]
      believed-until: "2026-04-01"
      """;

  private static final String SCENARIOS =
      """
      play: restart
      mock: restart.mock.yaml
      params: {}
      now: 2026-01-01
      env: {A: b}
      scenarios:
        one:
          answers: {look: [run, {on-failure: [retry, {skip: enough}]}]}
          cut: {after: look}
          expect: {exit: 137, state: {web1: {shop: up}}, commands: {web1: [{run: x, kept: true}]}}
          then: [{answers: {look: happened}, expect: {asked: [], outcomes: {look: ok}}}]
        two: {fails: {look: 3}}
      """;

  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writePage() {
    tested =
        new Tested(folder)
            .file(
                "restart.md",
                "# Restart\n\n```bash {name=look host=web1}\nsystemctl is-active shop\n```\n")
            .file("restart.mock.yaml", MOCK)
            .file("restart.test.yaml", SCENARIOS);
  }

  /** Each place is in a file, and there is something to do about each. */
  private List<Problem> problems() {
    List<Problem> problems = tested.run().problems();
    assertThat(problems)
        .allSatisfy(
            each -> {
              assertThat(each.render())
                  .matches("(?s)\\S*restart\\.(test|mock)\\.yaml:\\d+:\\d+: error.*");
              assertThat(each.message()).isNotBlank();
            });
    return problems;
  }

  /** A file that is a little broken, a thousand times in another way. */
  @ParameterizedTest
  @ValueSource(strings = {"restart.mock.yaml", "restart.test.yaml"})
  void isToldWhateverIsBroken(String name) {
    String text = tested.text(name);
    Random random = new Random(15);
    String marks = "{}[]:,-#'\"|>&*!%@`?\t \n0x~";
    for (int i = 0; i < 1000; i++) {
      StringBuilder broken = new StringBuilder(text);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int from = random.nextInt(broken.length());
        int to = Math.min(broken.length(), from + random.nextInt(12));
        char mark = marks.charAt(random.nextInt(marks.length()));
        broken.replace(from, to, random.nextBoolean() ? "" : String.valueOf(mark));
      }
      tested.file(name, broken.toString());
      assertThat(problems()).as(broken.toString()).hasSizeLessThan(100);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "replies: [{fault: {disconnect: after}}, {delay: 3s, set: {shop: down}}]; replies: []; 9:9;"
            + " replies` has none",
        "{run: systemctl is-active shop,; {run: systemctl is-active shop, exit: TODO,; 6:47; TODO",
        "times: 2; times: two; 7:52; whole number",
        "run: systemctl stop shop; rum: systemctl stop shop; 8:9; unknown key `rum`"
      })
  void isToldAtItsPlaceInTheMock(String before, String after, String place, String words) {
    tested.file("restart.mock.yaml", MOCK.replace(before, after));
    assertThat(problems())
        .extracting(Problem::render)
        .anySatisfy(text -> assertThat(text).contains("restart.mock.yaml:" + place + ":", words));
  }

  @Test
  void aFileThatIsNoTextIsToldAtThatFile() throws Exception {
    Files.write(folder.resolve("restart.mock.yaml"), MOCK.getBytes(StandardCharsets.UTF_16));
    assertThat(problems())
        .singleElement()
        .satisfies(
            each -> assertThat(each.render()).contains("restart.mock.yaml:1:1: error[binary]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", ""})
  void aByteOrderMarkAndLineEndsOfWindowsAreNothing(String mark) {
    tested.file("restart.mock.yaml", mark + MOCK.replace("\n", "\r\n"));
    tested.file("restart.test.yaml", mark + SCENARIOS.replace("\n", "\r\n"));
    assertThat(problems()).isEmpty();
  }

  @Test
  void anAnswerThatSaysNothingIsAMistake() {
    tested.file("restart.test.yaml", SCENARIOS.replace("{look: happened}", "{look: {}}"));
    assertThat(problems())
        .extracting(Problem::render)
        .anySatisfy(text -> assertThat(text).contains(":11:29: error[missing-value]"));
  }
}
