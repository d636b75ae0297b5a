package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.replay.MutationReport.Judged;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of mock hosts that two files of scenarios name, of which one was asked for. */
class SharedMockTest {
  @TempDir Path folder;

  @Test
  void aChangeIsNoticedByAReplyForWhichTheOtherFileDoesNotAskEither() {
    Tested tested =
        new Tested(folder)
            .file(
                "look.md",
                """
                # Look

                ```bash {name=look host=web1}
                uptime
                df -h
                ```
                """)
            .file("look.mock.yaml", "hosts: {web1: {commands: [{run: uptime}, {run: df -h}]}}\n")
            .file("look.test.yaml", "play: look\nmock: look.mock.yaml\n")
            .file("look.more.test.yaml", "play: look\nmock: look.mock.yaml\nfails: look\n");
    ScenarioTests tests = tested.tests();
    TestReport report =
        tests.run(tests.read(List.of(folder.resolve("look.test.yaml"))), TestOptions.usual());
    MutationReport mutations = tests.mutate(report, any -> true, TestOptions.usual());
    assertThat(mutations.pages().get(0).mutants())
        .filteredOn(each -> each.mutant().operator() == MutationOperator.DELETE_COMMAND)
        .extracting(Judged::status)
        .containsOnly(MutationReport.MutantStatus.KILLED);
  }
}
