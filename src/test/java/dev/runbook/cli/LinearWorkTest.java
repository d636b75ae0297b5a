package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.StepGraph;
import dev.runbook.lint.HiddenFailureFinder;
import dev.runbook.lint.Lint;
import dev.runbook.lint.LintOptions;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten times the page is at most twelve times the work, counted in the bytes that it allocates. */
class LinearWorkTest {
  private static final int FEW = 60;
  private static final int MOST = 12;

  /** Blocks whose commands all rules ask something of. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemctl status app%d",
        "# Step %1$d\nssh web \"cd /srv/app%1$d; make install; systemctl restart app%1$d\"",
        "for h in a b; do systemctl stop app%d & done",
        "pg_dump shop%1$d | gzip > shop%1$d.sql.gz || true"
      })
  void readingAndCheckingAPage(String block) {
    assertThat(times(block, LinearWorkTest::read)).isLessThanOrEqualTo(MOST);
    assertThat(times(block, page -> HiddenFailureFinder.of(read(page), any -> true)))
        .isLessThanOrEqualTo(MOST);
    assertThat(times(block, LinearWorkTest::lint)).isLessThanOrEqualTo(MOST);
  }

  private static StepGraph read(String page) {
    return new GraphBuilder(Set.of()).build(new DocumentParser().parse(Source.of("page.md", page)));
  }

  private static void lint(String page) {
    new Lint(new SourceReader(), any -> Map.of(), Optional.empty())
        .of(Source.of("page.md", page), LintOptions.USUAL);
  }

  private static double times(String block, Consumer<String> work) {
    work.accept(page(block, FEW)); // what is loaded once
    return (double) allocated(page(block, 10 * FEW), work) / allocated(page(block, FEW), work);
  }

  private static long allocated(String page, Consumer<String> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.accept(page);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static String page(String block, int blocks) {
    StringBuilder page = new StringBuilder("# Many\n\n");
    for (int i = 0; i < blocks; i++) {
      page.append("## Part ").append(i).append("\n\n```bash\n");
      page.append(block.formatted(i)).append("\n```\n\n");
    }
    return page.toString();
  }
}
