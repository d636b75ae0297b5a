package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words before a block call output is not played. */
class StatedOutputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Example output:",
        "**Expected output**",
        "Sample output (shortened):",
        "Output:",
        "The result:",
        "Start it. You should see something like this:",
        "You will then see the following output:",
        "Ask for the version, and you should see:"
      })
  void namesItAsNotPlayed(String said) {
    StepGraph graph = page(said, "shopd 1.4");
    assertThat(graph.steps()).isEmpty();
    assertThat(graph.notPlayed())
        .extracting(NotPlayed::why)
        .containsExactly("the words before it say that it is output");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "You can see the version by running: ¦ shopd version",
        "Look at the output: ¦ cat out.txt",
        "Write the output to a file: ¦ shopd list > all",
        "You should see no errors when you run: ¦ shopd check",
        "The output shows the leader. Move it: ¦ shopd move",
        "Output is in JSON. ¦ shopd list"
      })
  void playsACommandThatIsAboutOutput(String said, String text) {
    assertThat(page(said, text).steps()).hasSize(1);
  }

  @Test
  void leavesOutASessionThatOnlyRepeatsCommandsOfThePage() {
    String page = "## Job\n\n```bash\nshopd list\n```\n\nOutput:\n\n```bash\n$ %s\nweb\n```\n";
    assertThat(Graphs.of(page.formatted("shopd list")).steps()).hasSize(1);
    assertThat(Graphs.of(page.formatted("shopd move")).steps()).hasSize(2);
  }

  @Test
  void playsWhatItsAuthorHasNamed() {
    String page = "## Job\n\nOutput:\n\n```bash {name=list}\nshopd list\n```\n";
    assertThat(Graphs.of(page).steps()).hasSize(1);
  }

  private static StepGraph page(String said, String text) {
    return Graphs.of("## Job\n\n" + said + "\n\n```bash\n" + text + "\n```\n");
  }
}
