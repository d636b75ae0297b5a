package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of lines that were written over. */
class OverwrittenLineTest {
  @ParameterizedTest
  @CsvSource({
    "'plain\n','plain\n'",
    "'one\r\ntwo','one\ntwo'",
    "'10 %\r20 %\r30 %\ndone\n','30 %\ndone\n'",
    "'10 %\r20 %\r','20 %'",
    "'100 %\rok\n','ok\n'",
    "'\r\r\n','\n'",
    "'kept\r\r\n','kept\n'",
    "'bar\r   \r\n','   \n'",
  })
  void theLastStateOfEachLine(String written, String left) {
    assertThat(OverwrittenLine.lastStates(written)).isEqualTo(left);
  }
}
