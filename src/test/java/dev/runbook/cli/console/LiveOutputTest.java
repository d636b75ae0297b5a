package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of lines that a program writes over. */
class LiveOutputTest {
  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private final OutputTail tail = new OutputTail();
  private final LiveOutput output = output(true, true);

  private LiveOutput output(boolean isTerminal, boolean erases) {
    LiveOutput live =
        new LiveOutput(
            new OutputTargets(terminal, isTerminal, terminal, isTerminal, true, false),
            tail,
            () -> 20,
            erases);
    live.begin();
    return live;
  }

  private static void out(LiveOutput output, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.stdout(bytes, 0, bytes.length);
  }

  private static void err(LiveOutput output, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.stderr(bytes, 0, bytes.length);
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aProgressBarIsDrawnOnlyAsOftenAsTheClockTicksAndItsLastStateStays() {
    out(output, "begin\n");
    for (int percent = 0; percent <= 1000; percent++) {
      out(output, "\r" + percent + " of 1000");
      if (percent % 500 == 0) {
        output.draw();
      }
    }
    out(output, "\nend\n");
    output.end();
    assertThat(shown())
        .isEqualTo(
            "begin\n"
                + (ERASE + "0 of 1000")
                + (ERASE + "500 of 1000")
                + (ERASE + "1000 of 1000")
                + "\nend\n");
  }

  @Test
  void whatHasNotBeenDrawnWhenTheLineEndsIsDrawnThen() {
    out(output, "one\rtwo\rthree\nend\n");
    assertThat(shown()).isEqualTo("one" + ERASE + "three\nend\n");
  }

  @Test
  void theLastStateOfACommandThatEndsWithoutALineFeedStaysToo() {
    out(output, "10 %\r20 %\r");
    output.end();
    assertThat(shown()).isEqualTo("10 %" + ERASE + "20 %\n");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whereNothingCanBeErasedTheFirstAndTheLastStateHaveALineEach(boolean isTerminal) {
    LiveOutput plain = output(isTerminal, false);
    out(plain, "10 %\r20 %\r");
    out(plain, "30 %\r\nend\n");
    plain.end();
    assertThat(shown()).isEqualTo("10 %\n30 %\nend\n").doesNotContain("\r");
  }

  @Test
  void aWideStateIsCutWhileItIsDrawnAndWholeWhenItStays() {
    out(output, "\r\u001b[32mdownloading a large file");
    output.draw();
    out(output, "\n");
    assertThat(shown())
        .isEqualTo(
            ERASE + "\u001b[32mdownloading a larg…" + Style.reset() + ERASE.repeat(0) + "\n");
  }

  @Test
  void theOtherStreamBeginsOnALineOfItsOwn() {
    out(output, "\r50 %");
    output.draw();
    err(output, "warning\n");
    out(output, "\r60 %");
    output.draw();
    assertThat(shown()).isEqualTo(ERASE + "50 %\nwarning\n" + ERASE + "60 %");
  }

  @Test
  void aHalfLineOfTheOtherStreamIsNotErased() {
    out(output, "\r50 %\n\r");
    err(output, "password: ");
    out(output, "60 %");
    output.draw();
    assertThat(shown()).isEqualTo(ERASE + "50 %\npassword: \n60 %");
  }

  @Test
  void aQuestionIsAskedBelowTheLine() {
    out(output, "\r50 %");
    output.beginAsking();
    out(output, "\r60 %");
    output.draw();
    assertThat(shown()).isEqualTo(ERASE + "50 %\n");
    output.endAsking();
    output.draw();
    assertThat(shown()).endsWith("60 %");
  }

  @Test
  void theLastLinesHaveTheLastStates() {
    out(output, "one\r\ntwo\rthree\nfour\r");
    assertThat(tail.lines()).containsExactly("one", "three", "four");
  }
}
