package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorLocaleTest {
  private static final Map<String, String> STARTED = Map.of("LC_ALL", "C.UTF-8", "LANG", "de_DE");

  @Test
  void givesShellsTheOperatorsOwnAsItWas() {
    assertThat(OperatorLocale.restored(STARTED, "=C"))
        .isEqualTo(Map.of("LC_ALL", "C", "LANG", "de_DE"));
    assertThat(OperatorLocale.restored(STARTED, "="))
        .isEqualTo(Map.of("LC_ALL", "", "LANG", "de_DE"));
    assertThat(OperatorLocale.restored(STARTED, "-")).isEqualTo(Map.of("LANG", "de_DE"));
  }

  @Test
  void leavesAloneWhatNoLauncherHasChanged() {
    assertThat(OperatorLocale.restored(STARTED, "")).isEqualTo(STARTED);
  }

  @Test
  void refusesToGoOnWithLettersThatJavaHasLost() {
    assertThat(OperatorLocale.loss(StandardCharsets.US_ASCII, List.of("M\uFFFD"), Map.of()))
        .hasValueSatisfying(
            said ->
                assertThat(said)
                    .startsWith("this Java reads text as US-ASCII")
                    .contains("the argument `M\uFFFD`")
                    .contains("bin/runbook"));
    assertThat(OperatorLocale.loss(StandardCharsets.US_ASCII, List.of(), Map.of("NAME", "M\uFFFD")))
        .hasValueSatisfying(said -> assertThat(said).contains("the environment's NAME"));
  }

  @Test
  void goesOnWhereNothingIsLost() {
    assertThat(OperatorLocale.loss(StandardCharsets.US_ASCII, List.of("a"), Map.of("A", "b")))
        .isEmpty();
    assertThat(OperatorLocale.loss(StandardCharsets.UTF_8, List.of("\uFFFD"), Map.of())).isEmpty();
  }
}
