package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.runbook.lint.HiddenFailureFinder;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However much of one thing a page has, its whole plan is in proportion: reading the page, filling
 * its values in, looking for failures that would be hidden, and writing all of it.
 *
 * <p>What is counted is the memory that it takes on the way, as for the page's steps.
 */
class PlanGrowthTest {
  private static final ThreadMXBean COUNTER = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int SHORT = 6_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat <<E\n",
        "a && ",
        "$(cat <<E\n",
        "\\\n",
        "<<E ",
        "a\n",
        "a | ",
        "a; ",
        "a <x>\n",
        "x=1\n",
        "cd a\n",
        "ssh far 'a'\n",
        "# a\n\na\n"
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
    String page = page(piece, length);
    long before = COUNTER.getThreadAllocatedBytes(Thread.currentThread().getId());
    Plan plan = Plans.of(page);
    Plan whole = plan.withHidden(HiddenFailureFinder.of(plan.procedure().page(), step -> true));
    assertThat(PlanJson.of(whole).toString() + PlanText.of(whole) + Plans.problems(whole))
        .isNotEmpty();
    return COUNTER.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  private static String page(String piece, int length) {
    return "# Job\n\n```bash\n" + piece.repeat(length / piece.length()) + "\n```\n";
  }
}
