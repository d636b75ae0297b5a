package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page teaches of a program holds once values are filled in. */
class TaughtProgramsTest {
  private static final String PAGE =
      """
      ---
      runbook:
        programs:
          shopctl:
            effects:
              tenant-wipe: {level: danger, says: wipes a tenant, command: tenant vanish}
      ---
      ## Job

      ```bash
      shopctl tenant <what> acme
      ```
      """;

  @Test
  void aValueThatMakesATaughtCommandDangerousIsSeen() {
    assertThat(Plans.with(PAGE, Map.of("what", "vanish")).steps().get(0).isDanger()).isTrue();
    assertThat(Plans.with(PAGE, Map.of("what", "show")).steps().get(0).isDanger()).isFalse();
  }
}
