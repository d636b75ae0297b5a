package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However much of one thing a page has, the whole way from its text to its steps is in proportion:
 * reading, splitting, looking for what surrounds a place, judging.
 *
 * <p>What is counted is the memory that it takes on the way, which no other program on the machine
 * and no compiler changes much: whatever walks a list makes something for it.
 */
class PageGrowthTest {
  private static final ThreadMXBean COUNTER = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** More than what is remembered of one reading for the next. */
  private static final int SHORT = 10_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<A ",
        "$(",
        "`",
        "((",
        "[[ ",
        "{ ",
        "( ",
        "case x in a) ",
        "if ",
        "\"",
        "'",
        "${",
        "$((",
        "<(",
        "&&",
        " && a",
        "|",
        " | a",
        "\\\n",
        "\"$(",
        "x=(",
        "f() { ",
        "cat <<E\n",
        "cat <<E\nx\nE\n",
        "$(cat <<E\n",
        "cat <<E <<F\n$(cat <<G\nx\nG\n)\nE\n<x>\nF\n",
        "<a> ",
        "a\n",
        "a; ",
        "# a\n\na\n",
        "$ a\n",
        "mysql> a\n",
        "coproc ",
        "> a\n"
      })
  void isInProportionToThePage(String piece) {
    work(piece, SHORT);
    long little = work(piece, SHORT);
    long much = work(piece, 10 * SHORT);
    assertThat((double) much / little)
        .as("times the work for ten times “%s”", piece)
        .isLessThan(12);
  }

  private static long work(String piece, int length) {
    String page = "# Job\n\n```bash\n" + piece.repeat(length / piece.length()) + "\n```\n";
    long before = COUNTER.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(Graphs.of(page).document().sections()).isNotEmpty();
    return COUNTER.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
