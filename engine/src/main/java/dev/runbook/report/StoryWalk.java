package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.journal.event.Tally;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Walks through a run's story and calls the {@link StoryTeller}: the same walk for every format.
 */
final class StoryWalk {
  private final RunStory story;
  private final StoryTeller teller;
  private final PartWords words;
  private final RunFolder folder;

  private StoryWalk(RunStory story, StoryTeller teller) {
    this.story = story;
    this.teller = teller;
    this.words = new PartWords(story);
    this.folder = story.run().folder();
  }

  /** Tells all of it, from the first turn to the damage. */
  static void tell(RunStory story, StoryTeller teller) {
    StoryWalk walk = new StoryWalk(story, teller);
    story.parts().forEach(walk::part);
    walk.between();
    story.run().contents().damage().map(Damage::message).ifPresent(teller::damaged);
  }

  private void part(RunPart part) {
    if (part.number() > 1) {
      teller.resumed(part, words.resumed(part));
    }
    part.before().forEach(this::entry);
    part.turns().forEach(this::turn);
    teller.partEnds(part, words.end(part));
  }

  private void turn(StepHistory turn) {
    teller.turn(turn);
    turn.entries().forEach(this::entry);
    turn.withoutEnd()
        .ifPresent(
            number -> {
              written(number);
              teller.noEnd(turn, turn.missingEndText());
            });
    teller.turnEnds();
  }

  private void entry(TranscriptEntry entry) {
    if (entry instanceof TranscriptEntry.Remark said) {
      teller.said(said);
    } else if (entry instanceof TranscriptEntry.Began began) {
      teller.began(began);
    } else if (entry instanceof TranscriptEntry.Ended ended) {
      ended(ended);
    }
  }

  private void ended(TranscriptEntry.Ended ended) {
    JournalStepEvent.CommandFinished command = ended.command();
    written(command.number());
    List<Tally> tallies = List.of(command.stdout(), command.stderr());
    List<Output> outputs = Output.of(folder, command.number());
    for (int at = 0; at < outputs.size(); at++) {
      missing(outputs.get(at), tallies.get(at)).ifPresent(teller::missing);
    }
    teller.ended(ended);
  }

  private void written(long number) {
    Output.of(folder, number).stream().filter(Output::isThere).forEach(teller::output);
  }

  /** What is to be said of a stream that was written and is not in its place. */
  private Optional<String> missing(Output output, Tally tally) {
    if (!tally.isSomething() || output.isThere()) {
      return Optional.empty();
    }
    return Optional.of(
        "what it wrote to "
            + output.stream()
            + (Files.exists(folder.quarantined(output.file()))
                ? " was moved to quarantine/, because a secret was found in it"
                : " is missing"));
  }

  private void between() {
    if (Output.of(folder, 0).stream().anyMatch(Output::isThere)) {
      teller.between();
      written(0);
      teller.betweenEnds();
    }
  }
}
