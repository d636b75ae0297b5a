package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program has left on is switched off, and nothing else is touched. In here, ^ is ESC. */
class ModeTrackerTest {
  private static String undoAfter(String written) {
    ModeTracker modes = new ModeTracker();
    byte[] bytes = written.replace('^', '\u001b').getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      modes.follow(bytes, i, 1);
    }
    return modes.undo().replace('\u001b', '^').replace("\u0018", "CAN").replace("\u000f", "SI");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "^[?1049h | ^[?1049l",
        "^[?47h | ^[?47l",
        "^[?1000h^[?1006h | ^[?1000l^[?1006l",
        "^[?1002;1006h | ^[?1002l^[?1006l",
        "^[?2004h | ^[?2004l",
        "^[?1004h | ^[?1004l",
        "^[?1h^= | ^>^[?1l",
        "^[?25l | ^[?25h",
        "^[?7l | ^[?7h",
        "^[4h | ^[4l",
        "^[2;10r | ^7^[r^8",
        "^[?6h^[2;10r | ^[?6l^[r^[999;1H",
        "^(0 | ^(B",
        "^[31m | ^[m",
        "^[>4;2m | ^[>4m",
        "^[>1u^[>5u | ^[<2u",
        "^[=1;1u | ^[=0u",
        "^[?2026h | ^[?2026l",
        "^[5i | ^[4i",
        "^[4 q | ^[0 q",
        "^[?1049h^[?25l^[1;31m^[?2004h | ^[?25h^[?2004l^[m^[?1049l",
        "^[2;5r^[?1049h | ^[r^[?1049l"
      })
  void whatIsLeftOnIsSwitchedOff(String written, String undo) {
    assertThat(undoAfter(written)).isEqualTo(undo);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text, åäö\r\n",
        "^[?1049h^[?1049l",
        "^[?1049h^[?1047l",
        "^[?1049l",
        "^[?25l^[?25h^[?7h",
        "^[31mred^[0m",
        "^[31mred^[m",
        "^[2;10r^[r",
        "^(0lqk^(B",
        "^[>1u^[<u",
        "^[>4;2m^[>4;m",
        "^[?1h^=^[?1l^>",
        "^[?1000h^[31m^[?1049h^c",
        "^]0;title with [?1049h inside\u0007",
        "^P$q[?25l^\\",
        "^[?1049$p^[?1049s^[?1r",
        "^[6n^[c^[H^[2J^[K^7^8"
      })
  void whatIsOffIsLeftAlone(String written) {
    assertThat(undoAfter(written)).isEmpty();
  }

  @Test
  void aSequenceThatWasCutOffIsCancelled() {
    assertThat(undoAfter("^[?25l^[12;")).isEqualTo("CAN^[?25h");
    assertThat(undoAfter("^]52;c;AAAA")).isEqualTo("CAN");
  }

  @Test
  void shiftedOutIsShiftedIn() {
    assertThat(undoAfter("\u000e")).isEqualTo("SI");
  }

  @Test
  void nothingIsUndoneTwice() {
    ModeTracker modes = new ModeTracker();
    byte[] bytes = "\u001b[?1049h".getBytes(StandardCharsets.US_ASCII);
    modes.follow(bytes, 0, bytes.length);
    assertThat(modes.undo()).isNotEmpty();
    assertThat(modes.undo()).isEmpty();
  }
}
