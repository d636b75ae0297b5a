package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalContents;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.journal.RunSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does, said while its journal grows. */
class CurrentStepTest {
  @TempDir Path folder;

  @Test
  void saysWhoHasToAnswerWhatRunsAndHowLongItTookBefore() {
    PastRun run = Playing.in(folder).play();

    assertThat(asItGrew(run, Map.of("restore/look", 61_000L)))
        .containsExactly(
            "",
            "Step 1 of 3 (Look) waits for ana on laptop to answer, since 07:15:30",
            "Step 1 of 3 (Look) runs, since 07:15:30; it took 1 min 01 s the last time",
            "",
            "Step 2 of 3 (Drop it) waits for ana on laptop to confirm it, since 07:15:30",
            "Step 2 of 3 (Drop it) runs, since 07:15:30",
            "",
            "Step 3 of 3 (Log in) waits for ana on laptop to answer, since 07:15:30",
            "Step 3 of 3 (Log in) runs, since 07:15:30",
            "");
  }

  @Test
  void aTaskIsDoneByAPersonAndAFailureIsTheirs() {
    PastRun run =
        Playing.in(folder)
            .page(
                """
                # Move

                - [ ] The users know

                ```bash
                # Copy
                ssh web1 "cp a b"
                ```
                """,
                "hosts: {web1: {commands: [{run: cp a b, exit: 1}]}}")
            .play();

    assertThat(asItGrew(run, Map.of()))
        .containsExactly(
            "",
            "Step 1 of 2 (The users know) waits for ana on laptop to do it, since 07:15:30",
            "",
            "Step 2 of 2 (Copy) waits for ana on laptop to answer, since 07:15:30",
            "Step 2 of 2 (Copy) runs, since 07:15:30",
            "Step 2 of 2 (Copy) has failed and waits for ana on laptop to say what is next",
            "");
  }

  /** After each of its records; each sentence once. */
  private static List<String> asItGrew(PastRun run, Map<String, Long> earlier) {
    List<String> sentences = new ArrayList<>();
    for (int count = 1; count <= run.contents().records().size(); count++) {
      boolean whole = count == run.contents().records().size();
      String sentence =
          new CurrentStep(RunStory.of(whole ? run : inFlight(run, count)), earlier).sentence();
      if (sentences.isEmpty() || !sentences.get(sentences.size() - 1).equals(sentence)) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private static PastRun inFlight(PastRun run, int count) {
    RunSummary all = run.summary();
    RunSummary.Result result = all.result();
    return new PastRun(
        run.folder(),
        new JournalContents(
            run.contents().records().subList(0, count),
            run.contents().damage(),
            run.contents().validBytes(),
            run.contents().head()),
        new RunSummary(
            all.id(),
            all.start(),
            all.asked(),
            all.operator(),
            all.machine(),
            all.page(),
            new RunSummary.Result(
                RunSummary.State.IN_FLIGHT,
                RunSummary.UNKNOWN,
                result.exitStatus(),
                result.millis(),
                result.steps(),
                Optional.empty())));
  }
}
