package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario expects of the values that steps leave for later ones. */
class CapturedTest {
  @TempDir Path folder;

  @Test
  void theValueThatLaterStepsFindIsCompared() {
    assertThat(story("{REV: 3f2a1bc}")).isEmpty();
    assertThat(story("{REV: 3f2a1bd}"))
        .contains("page.test.yaml:6  REV has another captured value than expected")
        .contains("3f2a1bd")
        .contains("3f2a1bc");
  }

  @Test
  void aNameThatNoStepCapturesIsAMistake() {
    assertThat(story("{RVE: x}"))
        .contains("error[unknown-capture]: no step of `page` captures `RVE`")
        .contains("did you mean `REV`?");
  }

  private String story(String captured) {
    return new Tested(folder)
        .file(
            "page.md",
            "---\n"
                + "runbook: {kind: procedure}\n"
                + "---\n"
                + "# Page\n\n"
                + "```bash {capture=REV}\n"
                + "git rev-parse HEAD\n"
                + "```\n")
        .file(
            "page.test.yaml",
            """
            play: page
            mock:
              hosts:
                local: {commands: [{run: git rev-parse HEAD, stdout: "3f2a1bc\\n"}]}
            expect:
              captured: %s
            """
                .formatted(captured))
        .story();
  }
}
