package dev.runbook.journal.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only tears a text apart. */
class TornTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "se\u001b[0mcr\u001b[1;38;5;7met",
        "\u001b[2Jse\r\ncret",
        "s e c\tr\ne t",
        "s\0e\0c\0r\0e\0t\0",
        "se\u001b]0;title\u0007cret",
        "se\u001b]8;;http://x\u001b\\cret",
        "se\u001b(Bcret\u001b7",
        "se\u001b\u001b[31mcret",
        "se\u001b]a title that nobody ends\ncret",
        "se\u001b[1\ncret"
      })
  void isLeftOut(String torn) {
    assertThat(mended(torn)).isEqualTo("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"naïve", "[0m", "a\u0001b", "\u007f"})
  void everythingElseIsText(String text) {
    assertThat(mended(text)).isEqualTo(text);
  }

  private static String mended(String torn) {
    return new String(
        TornText.mended(torn.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
