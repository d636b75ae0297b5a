package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("danger", "host", "if", "interactive");

  @Test
  void findsTheWordThatWasMeant() {
    assertThat(Nearest.to("dangr", WORDS)).contains("danger");
    assertThat(Nearest.to("hots", WORDS)).contains("host");
    assertThat(Nearest.to("Interactiv", WORDS)).contains("interactive");
    assertThat(Nearest.didYouMean("dnager", WORDS)).contains("did you mean `danger`?");
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(Nearest.to("colour", WORDS)).isEmpty();
    assertThat(Nearest.to("ghosts-of", WORDS)).isEmpty();
  }

  @Test
  void aWordOfAMegabyteCostsNothing() {
    assertThat(Nearest.to("x".repeat(1 << 20), WORDS)).isEmpty();
  }
}
