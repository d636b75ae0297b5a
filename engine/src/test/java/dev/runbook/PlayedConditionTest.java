package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A step with a condition runs when it holds, and is skipped when it answers no; doubt is no no.
 */
@Timeout(120)
class PlayedConditionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"true, 0, ran", "test -d /, 0, ran", "false, 0, ''", "test -d /nowhere, 0, ''"})
  void anAnswerDecides(String condition, int exit, String printed) {
    LocalPage page = local(condition);
    assertThat(page.ended().result().exitStatus()).isEqualTo(exit);
    assertThat(page.out().strip()).isEqualTo(printed);
  }

  @Test
  void aProgramThatIsNotThereAnswersNothing() {
    LocalPage page = local("no-such-program --check");
    assertThat(page.ended().result().exitStatus()).isEqualTo(1);
    assertThat(page.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{run: check, exit: 1} | 0",
        "{run: check, fault: disconnect} | 5",
        "{run: check, fault: refuse} | 1",
        "{run: other, spare: true} | 1",
        "{run: check, signal: KILL} | 1",
      })
  void whatTheHostCannotSayIsNoNo(String reply, int exit) {
    LocalPage page =
        LocalPage.of(folder, "```bash {host=web1 if=\"check\"}", "work", "```")
            .on("hosts: {web1: {commands: [" + reply + ", {run: work, stdout: ran, spare: true}]}}")
            .play();
    assertThat(page.ended().result().exitStatus()).as("%s", page.story()).isEqualTo(exit);
    assertThat(page.out()).isEmpty();
  }

  private LocalPage local(String condition) {
    return LocalPage.of(folder, "```bash {if=\"" + condition + "\"}", "echo ran", "```").play();
  }
}
