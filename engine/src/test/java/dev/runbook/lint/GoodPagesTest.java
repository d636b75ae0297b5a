package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What good pages do, and what a reviewer must not be bothered with. */
class GoodPagesTest {
  @Test
  void aShortSentenceSaysWhatThePageIsForAndOneWordDoesNot() {
    String steps = "```bash\n# Pull\ngit pull\n\n# Build\nmake\n```\n";
    assertThat(Linting.lines("# Deploy\n\nDeploys main.\n\n" + steps, "missing-description"))
        .isEmpty();
    assertThat(Linting.lines("# Deploy\n\nSteps:\n\n" + steps, "missing-description"))
        .containsExactly("5: missing-description");
  }

  @Test
  void anAnchorMayBeWrittenAsBrowsersCopyIt() {
    String page = "# \u00c4pfel & \u00d6l\n\n[a](#%C3%A4pfel--%C3%B6l) [b](#%C3%A4) [c](#100%)\n";
    assertThat(Linting.lines(page, "broken-anchor"))
        .containsExactly("3: broken-anchor", "3: broken-anchor");
  }

  @Test
  void theCommandThatLosesDataIsPointedAtAndNotTheOneBeforeIt() {
    String page = Linting.block("uptime\nssh db1 \"dropdb shop\"");
    assertThat(Linting.lines(page, "danger-without-rollback", "danger-without-verify"))
        .containsExactly("7: danger-without-rollback", "7: danger-without-verify");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aWordOfManyLettersDoesNotKeepTheReviewerWaiting() {
    String page = Linting.block("echo " + "a".repeat(200_000) + " | base64 -d");
    assertThat(Linting.lines(page, "secret-on-command-line")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<start|stop>", "<ip:port>", "<pod name>", "YYYYMMDD", "<2nd-host>"})
  void theDeclarationThatAHintGivesIsOneThatThePageMayHave(String placeholder) {
    String block = Linting.block("app run " + placeholder);
    String hint = Linting.of(block).findings().get(0).problem().hint().orElseThrow();
    String declared = hint.replaceFirst(".*?: (?=runbook: )", "");
    String page = "---\n" + declared + "\n---\n" + block;
    assertThat(Linting.of(page).findings()).as(page).isEmpty();
  }
}
