package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The guide that this project began with: every problem it has, found by hand, and nothing else.
 */
class SeedPageLintTest {
  private static final String BY_HAND =
      """
      60: broken-link                 the reference pages are not in the fixtures
      71: mixed-hosts                 `sudo systemctl` without `ssh hemma`
      71: outside-after-inside        the login's section has ended
      81: mixed-hosts
      137: broken-link
      143: undeclared-placeholder     eight values, each with its line
      152: broken-link
      157: broken-link
      176: follow-in-middle           the log of nginx is never reached
      179: follow-in-middle
      185: broken-link
      228: danger-without-rollback    all session files, for good
      235: broken-link
      259: broken-link
      340: truncates-only-copy        the dump of the day is emptied first
      346: danger-without-rollback
      346: danger-without-verify
      346: psql-no-on-error-stop
      360: danger-without-rollback
      360: danger-without-verify
      363: drop-without-force          the app may hold a connection
      363: terminal-without-person    -it for psql -c
      364: terminal-without-person
      369: secret-on-command-line
      370: secret-on-command-line
      375: broken-link
      379: sample-value               admin@example.com
      379: secret-on-command-line
      382: secret-on-command-line     the administrator's
      382: sample-value               user@example.com
      382: secret-on-command-line     the user's
      387: broken-link
      391: secret-on-command-line
      394: secret-on-command-line
      416: non-ascii-in-command       the hyphen of "Wi-Fi"
      419: hidden-look-failure
      426: hidden-look-failure
      426: pattern-before-sudo         /root is closed to the user
      493: hidden-look-failure        the logs of a container that is not there
      525: danger-without-rollback
      525: danger-without-verify
      """;

  private static final Path PAGE =
      Path.of(
          System.getProperty("runbook.root"),
          "engine/src/test/resources/document/seed-home-server.md");

  @Test
  void findsEveryProblemAtItsLineAndNothingBeside() {
    List<String> found =
        findings().stream().map(finding -> Linting.line(finding.problem())).toList();
    assertThat(sorted(found)).isEqualTo(sorted(byHand()));
  }

  @Test
  void saysForEachWhatToWriteInstead() {
    assertThat(findings()).allMatch(finding -> finding.problem().hint().isPresent());
  }

  @Test
  void pointsAtTheWordThatIsWrong() {
    assertThat(word("psql-no-on-error-stop")).containsExactly("psql");
    assertThat(word("terminal-without-person")).containsOnly("-it");
    assertThat(word("sample-value")).containsExactly("admin@example.com", "user@example.com");
    assertThat(word("secret-on-command-line"))
        .containsExactly(
            "CHANGE_THIS_PASSWORD",
            "CHANGE_THIS_PASSWORD",
            "SECURE_PASSWORD",
            "ADMIN_PASSWORD",
            "USER_PASSWORD",
            "PASSWORD",
            "PASSWORD");
    assertThat(word("truncates-only-copy")).containsExactly("> ~/backups/skriptoteket-");
  }

  private static List<String> word(String rule) {
    return findings().stream()
        .map(Finding::problem)
        .filter(problem -> problem.code().equals(rule))
        .map(problem -> problem.source().text(problem.span()))
        .toList();
  }

  private static List<Finding> findings() {
    return new Lint(new SourceReader(), pages -> Map.of(), Optional.empty())
        .of(List.of(PAGE), LintOptions.USUAL)
        .findings();
  }

  private static List<String> byHand() {
    return BY_HAND
        .lines()
        .map(line -> String.join(" ", Arrays.asList(line.strip().split("\\s+")).subList(0, 2)))
        .toList();
  }

  private static List<String> sorted(List<String> lines) {
    List<String> sorted = new ArrayList<>(lines);
    sorted.sort(null);
    return sorted;
  }
}
