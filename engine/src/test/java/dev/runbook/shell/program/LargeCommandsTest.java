package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Risk;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands made to be slow for whoever judges them, too long for the grammar; each takes two
 * seconds at worst where time grows with size, and minutes where it does not.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LargeCommandsTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final int SIZE = 1 << 18;

  @ParameterizedTest
  @ValueSource(strings = {"a ", "--a-b=c ", "sudo ", "docker exec c ", "<a >b "})
  void areJudgedInTimeThatGrowsWithTheirSize(String part) {
    String text = "rm -rf / " + part.repeat(SIZE / part.length());
    assertThat(CATALOGUE.reasonsOfUnread(text)).anyMatch(reason -> reason.risk() == Risk.DANGER);
  }
}
