package dev.runbook.journal.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets that are JSON documents: what is in them is as secret. */
class JsonSecretTest {
  private static final String KEY =
      """
      {"type": "x", "private_key": "-----BEGIN KEY-----\\nMIIEabcdefghijkl\\nMIIEmnopqrstuvwx\\n",
       "short": "1234567", "deep": [{"token": "caf\\u00e9-\\"quoted\\""}],
       "inner": "{\\"password\\": \\"correct-horse\\"}", "project": "acme-shop-prod", "port": 12345678}
      """;

  private static String covered(String text) {
    return Masking.of(List.of(KEY), "the project acme-shop-prod").text(text);
  }

  @Test
  void coversItsStringsDecoded() {
    assertThat(covered("a café-\"quoted\" b")).isEqualTo("a " + Plan.MASK + " b");
    assertThat(covered("-----BEGIN KEY-----\nMIIEabcdefghijkl\nMIIEmnopqrstuvwx\n"))
        .isEqualTo(Plan.MASK + "\n");
  }

  @Test
  void coversEachLineOfAStringOfSeveral() {
    assertThat(covered("x MIIEmnopqrstuvwx y")).isEqualTo("x " + Plan.MASK + " y");
  }

  @Test
  void coversThemAsTheyMayBeWritten() {
    assertThat(covered("Y2Fmw6ktInF1b3RlZCI=")).startsWith(Plan.MASK).hasSizeLessThan(8);
    assertThat(covered("63 6f 72 72 65 63 74 2d 68 6f 72 73 65")).isEqualTo(Plan.MASK);
    assertThat(covered("esroh-tcerroc")).isEqualTo(Plan.MASK);
  }

  @Test
  void coversWhatIsInAJsonDocumentWithinIt() {
    assertThat(covered("it is correct-horse")).isEqualTo("it is " + Plan.MASK);
  }

  @Test
  void coversTheWholeOfItAsBefore() {
    assertThat(covered("<" + KEY.strip() + ">")).isEqualTo("<" + Plan.MASK + ">");
  }

  @Test
  void leavesKeysNumbersAndShortStrings() {
    String text = "private_key 1234567 12345678 password token";
    assertThat(covered(text)).isEqualTo(text);
  }

  @Test
  void leavesWhatThePageSaysOpenly() {
    assertThat(covered("of acme-shop-prod")).isEqualTo("of acme-shop-prod");
  }

  @Test
  void learnsItsStringsWithIt() {
    Masking mask = Masking.of(List.of());
    assertThat(mask.learn("[\"a-long-password\"]")).isTrue();
    assertThat(mask.text("a-long-password")).isEqualTo(Plan.MASK);
  }

  @Test
  void takesWhatOnlyLooksLikeJsonAsItIs() {
    for (String text : List.of("{not json}", "[1, 2, 345", "{".repeat(5_000), "[".repeat(20_000))) {
      assertThat(Masking.of(List.of(text + " ")).text(text)).contains(Plan.MASK);
    }
  }
}
