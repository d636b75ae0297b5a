package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * Plain stretches pass at once, and others are looked at: which are which makes no difference.
   */
  @Test
  void showsTheSameInAnyChunks() {
    List<byte[]> kinds =
        Stream.of(
                "a",
                "plain words, and more",
                "1",
                "#",
                "\n",
                "\n\n",
                "\t",
                " ",
                "\r",
                "\r\n",
                "\u001b[32m",
                "\u001b[m",
                "\u001b[0m",
                "\u001b[1;8m",
                "\u001b[2J",
                "\u001b[K",
                "\u001b[",
                "\u001b",
                "\u00e5",
                "\u00e5\u00e4\u00f6 svenska",
                "\u66f4\u65b0\u7cfb\u7edf",
                "\u00a9",
                "\ufe0f",
                "\ufe0e",
                "\u20e3",
                "\u200d",
                "\u202e",
                "\u2714",
                "\u2713",
                "\ud83d\ude42",
                "\ud83c\udff4",
                "\ud83d\udc69",
                "\ud83c\udffd",
                "\udb40\udc67",
                "\udb40\udc7f",
                "\ue000",
                "\u0301",
                "\u2500\u2502",
                "\0",
                "\u007f")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .collect(Collectors.toCollection(ArrayList::new));
    for (int[] bytes :
        new int[][] {
          {0xC3}, {0xE6, 0x9B}, {0xA5}, {0xED, 0xA0, 0x80}, {0xE0, 0x80, 0x80}, {0xC0, 0x80}, {0xFF}
        }) {
      byte[] broken = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        broken[i] = (byte) bytes[i];
      }
      kinds.add(broken);
    }
    Random random = new Random(20_261_202);
    for (int round = 0; round < 20_000; round++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = random.nextInt(9); i >= 0; i--) {
        bytes.writeBytes(kinds.get(random.nextInt(kinds.size())));
      }
      boolean colours = random.nextBoolean();
      int cut = random.nextInt(bytes.size() + 1);
      assertThat(shown(bytes.toByteArray(), colours, cut))
          .as("%s", HexFormat.of().formatHex(bytes.toByteArray()))
          .isEqualTo(shown(bytes.toByteArray(), colours, 1));
    }
  }

  /** Output that comes in chunks of so many bytes, where a file gets it. */
  private static String shown(byte[] bytes, boolean colours, int chunk) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(file, true, StandardCharsets.UTF_8);
    LiveOutput live =
        new LiveOutput(
            new OutputTargets(to, false, to, false, colours, false),
            new OutputTail(),
            () -> 20,
            false);
    live.begin();
    for (int at = 0; at < bytes.length; at += Math.max(1, chunk)) {
      live.stdout(bytes, at, Math.min(Math.max(1, chunk), bytes.length - at));
    }
    live.end();
    return file.toString(StandardCharsets.UTF_8);
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
