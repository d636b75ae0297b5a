package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitlesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "If needed, check watchdog + heartbeat logs for evidence:",
        "If missing, reconnect manually (temporary fix)",
        "If the pool is exhausted, restart it",
        "if migrations are pending",
        "Only if the disk is full",
        "Manual trigger (if needed)",
        "Restart the proxy if needed",
        "Restart the proxy, if necessary.",
        "Create the user if missing",
        "Rotate the key when required",
        "Scale up as needed",
        "Incident log captures (if taken):",
        "Flush the cache (only if stale)",
        "Flush the cache (optional)",
        "Flush the cache [optional]",
        "Flush the cache (Optional, slow)",
        "Optional: flush the cache",
        "Optional",
        "Optional (slow)",
        "Optionally flush the cache",
        "When needed, flush the cache",
        "Reconnect (temporary fix)",
        "Temporary fix: reconnect"
      })
  void stateACondition(String title) {
    assertThat(Titles.condition(title)).contains(title);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Check if port is in use",
        "Check if needed",
        "Check if required packages are installed",
        "Verify if missing",
        "See if necessary",
        "Install optional packages",
        "Optional packages",
        "Optionals",
        "Restart everything",
        "Find what is needed",
        "Handle missing files",
        "Iffy things",
        "If and only if",
        "Remove the temporary fix",
        "Revert the temporary fix",
        "Permanent fix: redeploy",
        "Print the time when each container started"
      })
  void stateNoCondition(String title) {
    assertThat(Titles.condition(title)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"If migrations are needed:", "if it fails:", "  If so:  "})
  void introducesACondition(String paragraph) {
    assertThat(Titles.introducesCondition(paragraph)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "If you see this, relax.",
        "If you see this, relax",
        "See if it works:",
        "Iffy:",
        "Check:",
        "When it is done:",
        ""
      })
  void introducesNothing(String paragraph) {
    assertThat(Titles.introducesCondition(paragraph)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Or restart it",
        "or",
        "OR: restart",
        "Alternatively, restart",
        "Alternatively:",
        "Option B",
        "option 2: restart",
        "Option C - restart"
      })
  void makesAnAlternative(String title) {
    assertThat(Titles.isAlternative(title)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order the parts",
        "Oracle backup",
        "Restart or stop",
        "Option A",
        "Option 1: restart",
        "Options of the job",
        "Alternative routes",
        "For alternatively minded people"
      })
  void makesNoAlternative(String title) {
    assertThat(Titles.isAlternative(title)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DANGER: deletes", "Reset (DANGER)", "DANGEROUS", "Full reset – DANGER"})
  void marksDanger(String text) {
    assertThat(Titles.marksDanger(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A danger to none", "ENDANGERED", "DANGERX", "Stranger"})
  void marksNoDanger(String text) {
    assertThat(Titles.marksDanger(text)).isFalse();
  }
}
