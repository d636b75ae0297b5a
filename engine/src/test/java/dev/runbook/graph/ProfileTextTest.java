package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What belongs into a shell's profile is not played. */
class ProfileTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "Add the following line to your `~/.zshrc`: ¦ export A=1",
        "Put this into ~/.bashrc. ¦ alias k=kubectl",
        "Add the hook to your shell profile: ¦ eval \"$(direnv hook bash)\""
      })
  void namesWhatGoesIntoAProfileAsNotPlayed(String said, String text) {
    StepGraph graph = page(said, text);
    assertThat(graph.steps()).isEmpty();
    assertThat(graph.notPlayed())
        .extracting(NotPlayed::why)
        .containsExactly("the words before it say that it goes into a file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "Set the name: ¦ export A=1",
        "Run this to add it to your ~/.zshrc: ¦ echo 'export A=1' >> ~/.zshrc",
        "Add the following line to your ~/.zshrc: ¦ systemctl restart web",
        "Run the following, or add it to ~/.zshrc: ¦ export A=1"
      })
  void playsWhatIsRunHere(String said, String text) {
    assertThat(page(said, text).steps()).hasSize(1);
  }

  private static StepGraph page(String said, String text) {
    return Graphs.of("## Job\n\n" + said + "\n\n```bash\n" + text + "\n```\n");
  }
}
