package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.plan.PlanText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that other tests change passes as it is. */
class RestoredDatabaseTest {
  @TempDir Path folder;

  @Test
  void passes() {
    Tested tested = RestoredDatabase.in(folder);
    assertThat(tested.story()).isEmpty();
    assertThat(tested.run().verdicts()).hasSize(4);
  }

  @Test
  void saysWhatAPageWouldDoOtherThanItsPlanText() {
    Tested tested = RestoredDatabase.in(folder);
    String kept =
        PlanText.of(RestoredDatabase.procedure(folder)).replace("timeout 30m", "timeout 20m");
    assertThat(tested.file("restore.plan.txt", kept).story())
        .isEqualTo(
            """
            restore.plan.txt:13  the page would do something else than its plan text says
              changed   - replace/load                danger  confirm db1 · timeout 20m · marked-alert · sql-file · sql-file-restore · database-load
                        + replace/load                danger  confirm db1 · timeout 30m · marked-alert · sql-file · sql-file-restore · database-load
              page      restore.md:40
              = correct the page, or accept it: runbook test --update=plan\
            """);
  }
}
