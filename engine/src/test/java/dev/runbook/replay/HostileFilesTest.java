package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  /** What is changed in a file, and what is told of it: its place and words. */
  private static Arguments mock(String before, String after, String place, String words) {
    return Arguments.of("restart.mock.yaml", before, after, place, words);
  }

  private static Arguments scenario(String before, String after, String place, String words) {
    return Arguments.of("restart.test.yaml", before, after, place, words);
  }

  static Stream<Arguments> mistakes() {
    String look = "{run: systemctl is-active shop, when: {shop: up}, stdout: \"active\\n\"}";
    String stop = "{fault: {disconnect: after}}, {delay: 3s, set: {shop: down}}";
    return Stream.of(
        mock("replies: [" + stop + "]", "replies: []", "9:9", "`replies` has none"),
        mock("is-active shop,", "is-active shop, exit: TODO,", "6:47", "TODO"),
        mock("is-active shop,", "is-active shop, exit: -1,", "6:47", "`exit` cannot be -1"),
        mock("is-active shop,", "is-active shop, exit: 1e9,", "6:47", "whole number"),
        mock("is-active shop,", "is-active shop, exit: 99999999999,", "6:47", "whole number"),
        mock("is-active shop,", "is-active shop, run: x,", "6:41", "`run` is already there"),
        mock("is-active shop,", "is-active shop, match: x,", "6:41", "`run` or `match`"),
        mock("is-active shop,", "is-active shop, signal: FOO,", "6:49", "FOO"),
        mock("is-active shop,", "is-active shop, delay: -5s,", "6:48", "takes a duration"),
        mock("is-active shop,", "is-active shop, fault: burn,", "6:48", "burn"),
        mock("is-active shop,", "is-active shop, set: [a],", "6:46", "takes a mapping"),
        mock("is-active shop,", "is-active shop, set: {shp: a},", "6:47", "declare `shp`"),
        mock("{shop: up}, stdout", "{shop: off}, stdout", "6:54", "never `off`"),
        mock(look, "{stdout: x}", "6:9", "needs `run` or `match`"),
        mock(look, "{run: '  '}", "6:15", "never empty"),
        mock(look, "{run: [a, b]}", "6:15", "takes text, not a list"),
        mock(look, "{match: '('}", "6:17", "Unclosed group"),
        mock(look, "{match: 'a(.)', stdout: '{{2}}'}", "6:33", "1 pair of parentheses"),
        mock(look, "{run: a, stdout: x, output: [{out: y}]}", "6:18", "beside `output`"),
        mock("times: 2", "times: two", "7:52", "whole number"),
        mock("times: 2", "times: 0", "7:52", "`times` cannot be 0"),
        mock("run: systemctl stop shop", "rum: systemctl stop shop", "8:9", "unknown key `rum`"),
        mock("because: somebody works there", "x: y", "10:30", "unknown key `x`"),
        mock(", because: somebody works there", "", "10:14", "needs `because`"),
        mock("exit: 127", "exit: 256", "11:23", "cannot be 256"),
        mock("[time]", "[tiem]", "12:13", "`time`"),
        mock("[time]", "time", "12:12", "takes a list"),
        mock("[time]", "[{name: x, pattern: 'a*'}]", "12:32", "found in an empty text"),
        mock("2026-04-01", "2026-02-30", "13:17", "is no day"),
        mock("state: {shop: up}", "state: {shop: }", "4:13", "has no value"),
        mock("state: {shop: up}", "\tstate: {shop: up}", "4:11", "tabs"),
        mock("hosts:\n", "a: &a [*a]\nhosts:\n", "1:8", "stands for something it is part of"),
        mock("hosts:\n", "? [a]\n: b\nhosts:\n", "1:3", "this key is not text"),
        mock("normalise", "---\nnormalise", "12:1", "second YAML document"),
        mock("hosts:\n", "hosts: " + "[".repeat(200) + "\n", "1:107", "more than 100"),
        scenario("play: restart\n", "play: restart\nplay: x\n", "2:1", "already there"),
        scenario("play: restart\n", "play: ''\n", "1:7", "is no page and no section"),
        scenario("play: restart\n", "play: ..\n", "1:7", "is no page and no section"),
        scenario("play: restart\n", "play: [restart]\n", "1:7", "takes text, not a list"),
        scenario("mock: restart.mock.yaml", "mock: []", "2:7", "names no hosts"),
        scenario("mock: restart.mock.yaml", "mock: [[x]]", "2:7", "a file, `{hosts: …}`"),
        scenario("mock: restart.mock.yaml", "mock: .", "2:7", "is a folder"),
        scenario("mock: restart.mock.yaml", "mock: /dev/zero", "2:7", "is larger than"),
        scenario("params: {}", "params: {a: [1]}", "3:13", "takes text, not a list"),
        scenario("params: {}", "params: {a: b}", "3:10", "asks for a value called `a`"),
        scenario("now: 2026-01-01", "now: 2026-13-01", "4:6", "is no point in time"),
        scenario("env: {A: b}", "env: {'A=B': b}", "5:7", "no environment has"),
        scenario("env: {A: b}", "env: {A: \"b\\0\"}", "5:7", "no environment has"),
        scenario("cut: {after: look}", "cut: {after: look, in: look}", "9:10", "one place"),
        scenario("cut: {after: look}", "cut: look", "9:10", "takes a mapping"),
        scenario("two: {fails: {look: 3}}", "two: {fails: {look: 0}}", "12:23", "cannot fail"),
        scenario("two: {fails: {look: 3}}", "two: {fails: nix}", "12:16", "no step called `nix`"),
        scenario("answers: {look: [", "answers: {look: skip, restart/look: [", "8:27", "same step"),
        scenario("[run, {on-failure", "[5, {on-failure", "8:22", "`5` is no answer"),
        scenario("[run, {on-failure", "[{confirm: []}, {on-failure", "8:32", "is an empty list"),
        scenario("exit: 137", "exit: killed", "10:20", "whole number"),
        scenario("exit: 137", "exit: 1000", "10:20", "cannot be 1000"),
        scenario("exit: 137", "asked: , exit: 137", "10:14", "has no value"),
        scenario(
            "exit: 137", "output: {look: '...'}, exit: 137", "10:29", "whatever a step prints"),
        scenario("exit: 137", "output: {look: '( (re)'}, exit: 137", "10:29", "Unclosed group"),
        scenario("exit: 137", "captured: {X: y}, exit: 137", "10:25", "captures `X`"),
        scenario("exit: 137", "again: yes, exit: 137", "10:21", "takes a mapping"),
        scenario("{shop: up}", "{shp: up}", "10:40", "does not declare `shp`"),
        scenario("web1: {shop", "wbe1: {shop", "10:33", "did you mean `web1`?"),
        scenario("outcomes: {look: ok}", "outcomes: {look: okay}", "11:77", "ends as `okay`"));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("mistakes")
  void isToldAtItsPlace(String name, String before, String after, String place, String words) {
    String text = tested.text(name);
    assertThat(text).contains(before);
    tested.file(name, text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after)));
    assertThat(problems())
        .extracting(Problem::render)
        .anySatisfy(problem -> assertThat(problem).contains(name + ":" + place + ":", words));
  }

  /** Files that people and programs write without meaning harm, and some that they do. */
  @Test
  void tenThousandRepliesAndAPatternThatExplodesAreReadAtOnce() {
    StringBuilder replies = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      replies.append("      - {run: cmd ").append(i).append(", spare: true}\n");
    }
    replies.append("      - {match: '(.*[a-z ]){30}!', spare: true}\n");
    tested.file("restart.mock.yaml", MOCK.replace("    commands:\n", "    commands:\n" + replies));
    assertThat(problems()).isEmpty();
  }

  @Test
  void whatAllScenariosOfAFileLackIsToldOnce() {
    tested.file(
        "restart.md",
        """
        # Restart

        ```bash {name=look host=web1 interactive}
        systemctl is-active shop
        ```
        """);
    tested.file(
        "restart.test.yaml",
        "play: restart\nmock: restart.mock.yaml\nscenarios: {a: {}, b: {}, c: {}}\n");
    assertThat(problems())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.render())
                    .contains(
                        "restart.test.yaml:3:13: error[missing-answer]",
                        "the same in 2 more scenarios of this file",
                        "write `answers: {restart/look: {type: [LINE, …]}}`"));
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
