package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a file are not played, and variables of the shell are. */
class SettingsFileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Add these to your `.env` file:",
        "**File: `deploy/shop.env`**",
        "Create `{service}/.env.production` with:",
        "Update `/etc/default/shop`:",
        "These go to `shop.properties`:"
      })
  void namesWhatAFileHoldsAsNotPlayed(String said) {
    assertThat(page(said, "# Shop\nSHOP_PORT=8080\nSHOP_ARGS=--fast --locale=en # both").steps())
        .isEmpty();
    assertThat(page(said, "SHOP_NAME=\"our shop\"").notPlayed())
        .extracting(NotPlayed::why)
        .containsExactly("the words before it say that it goes into a file");
  }

  @Test
  void aTitleNamesItAsWell() {
    String page = "## For tests (`.env.test`)\n\n```bash\nSHOP_PORT=8080\n```\n";
    assertThat(Graphs.of(page).steps()).isEmpty();
    assertThat(Graphs.of(page).notPlayed()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"# .env", "# in deploy/shop.env", "# .env.example\n", "# /etc/default/shop"})
  void aCommentAboveThemNamesIt(String comment) {
    StepGraph graph = page("Settings:", comment + "\nSHOP_PORT=8080\n# as before\nSHOP_URL=");
    assertThat(graph.steps()).isEmpty();
    assertThat(graph.notPlayed())
        .extracting(NotPlayed::why)
        .containsExactly("a comment above it names the file that holds it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "Set the variables: ¦ SHOP_PORT=8080",
        "Run with the values of your .env: ¦ SHOP_PORT=8080",
        "Source your `.env` file, or set: ¦ SHOP_PORT=8080",
        "With the values of `.env`: ¦ SHOP_PORT=8080 make serve",
        "With the values of `.env`: ¦ SHOP_KEY=$(openssl rand -hex 8)",
        "With the values of `.env`: ¦ export SHOP_PORT=8080",
        "See web.environment for more: ¦ SHOP_PORT=8080"
      })
  void variablesOfTheShellArePlayed(String said, String text) {
    assertThat(page(said, text).steps()).hasSize(1);
  }

  private static StepGraph page(String said, String text) {
    return Graphs.of("## Job\n\n" + said + "\n\n```bash\n" + text + "\n```\n");
  }
}
