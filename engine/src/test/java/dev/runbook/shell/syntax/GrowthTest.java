package dev.runbook.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much of one thing a text has, reading it takes time in proportion. */
class GrowthTest {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int SHORT = Boolean.getBoolean("soak") ? 40_000 : 8_000;
  private static final int ROUNDS = 3;
  private static final int ATTEMPTS = 12;

  /** Only ends a reading that would take hours. */
  private static final Duration ENDLESS = Duration.ofMinutes(5);

  /**
   * Ten times the text may take twelve times as long. What counts is this thread's own time, and
   * the best of several goes: the first ones are not compiled yet, and others use the machine, too.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "{ ",
        "$(",
        "\"$(",
        "`",
        "\"",
        "'",
        "$'",
        "${",
        "${x:-",
        "\"${x:-",
        "$((",
        "((",
        "$[",
        "[[ ( ",
        "[[ a && ",
        "[[ a =~ (",
        "<(",
        "a=(",
        "a[",
        "x ",
        "a; ",
        "a\n",
        "a | ",
        "a && ",
        "! ",
        "if ",
        "while a; do ",
        "for x in a; do ",
        "case a in a) ",
        "f() { ",
        "echo @(",
        "cat <<E\n",
        "cat <<E\nx\nE\n",
        "<<E ",
        "cat <<E; $(",
        "$(cat <<E\n",
        ">f ",
        "{fd}>f ",
        "#",
        "# it's\n",
        "\\\n",
        "\\",
        "\"a\" ",
        "'a'",
        "$x",
        "${x}",
        "$(a) ",
        "`a` ",
        "\\`",
        "x=1 ",
        "a=(b c) ",
        "\"${x}\" ",
        "{a,b} ",
        "é",
        "🚀 ",
        "\r\n",
        "time ",
        "coproc ",
        "))",
        "}"
      })
  void isInProportionToTheText(String piece) {
    double growth = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && growth > 12; attempt++) {
      long little = best(piece.repeat(SHORT / piece.length()));
      long much = best(piece.repeat(10 * SHORT / piece.length()));
      growth = Math.min(growth, (double) much / Math.max(little, 1));
    }
    assertThat(growth).as("times as long for ten times “%s”", piece).isLessThan(12);
  }

  /** The bound that is promised is two seconds; what it took is printed. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "soak", matches = "true")
  @ValueSource(
      strings = {
        "(",
        "{ ",
        "$(",
        "\"$(",
        "`",
        "\"",
        "'",
        "${x:-",
        "$((",
        "((",
        "[[ ( ",
        "<(",
        "a=(",
        "if ",
        "while a; do ",
        "case a in a) ",
        "f() { ",
        "echo @(",
        "cat <<E\n",
        "<<E ",
        "$(cat <<E\n"
      })
  void aMegabyteOfOpenersComesToAnEnd(String opener) {
    String text = opener.repeat((1 << 20) / opener.length());
    long nanos = assertTimeoutPreemptively(ENDLESS, () -> best(text));
    System.out.printf("1 MB of %s: %d ms%n", opener.replace("\n", "\\n"), nanos / 1_000_000);
  }

  private static long best(String text) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      SyntaxTree tree = SyntaxTree.of(text);
      best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - start);
      assertThat(tree.text()).isSameAs(text);
    }
    return best;
  }
}
