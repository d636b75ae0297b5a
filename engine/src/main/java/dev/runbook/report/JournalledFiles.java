package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.journal.event.PlayedPlan;
import dev.runbook.journal.event.Streams;
import dev.runbook.journal.event.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files beside a journal, as the journal describes them. */
final class JournalledFiles {
  private final RunFolder folder;
  private final List<RecordedFile> played = new ArrayList<>();
  private final List<RecordedFile> outputs = new ArrayList<>();
  private final Set<Path> known = new HashSet<>();
  private final Set<Long> open = new TreeSet<>();
  private final List<String> unrecorded = new ArrayList<>();
  private Optional<JournalRecord> end = Optional.empty();
  private boolean wentOn;
  private String page = "";
  private int part;
  private int plans;

  private JournalledFiles(RunFolder folder) {
    this.folder = folder;
  }

  static JournalledFiles of(RunFolder folder, List<JournalRecord> records) {
    JournalledFiles files = new JournalledFiles(folder);
    records.forEach(files::take);
    files.between();
    return files;
  }

  /** The pages and plans that were played, of each part of the run. */
  List<RecordedFile> played() {
    return List.copyOf(played);
  }

  /** How many of those are plans. */
  int plans() {
    return plans;
  }

  /** What commands that have ended have written, and what came between them. */
  List<RecordedFile> outputs() {
    return List.copyOf(outputs);
  }

  /** Whether a command of the journal may have written a file. */
  boolean knows(Path output) {
    return known.contains(output);
  }

  /** What the journal has no hash of. */
  List<String> unrecorded() {
    List<String> all = new ArrayList<>(unrecorded);
    if (!open.isEmpty()) {
      all.add("the output of " + TextFormat.counted(open.size(), "command") + " without an end");
    }
    return all;
  }

  private void take(JournalRecord record) {
    if (record.event() instanceof JournalRunEvent.Beginning beginning) {
      part(beginning.plays());
    } else if (record.event() instanceof JournalStepEvent.CommandStarted started) {
      started(started.number());
    } else if (record.event() instanceof JournalStepEvent.CommandFinished finished) {
      finished(record, finished);
    } else if (record.event() instanceof JournalRunEvent.RunFinished) {
      end = Optional.of(record);
      wentOn = false;
    }
  }

  /** A part that plays the same page as the one before keeps no copy of its own. */
  private void part(PlayedPlan plays) {
    part++;
    wentOn = true;
    String now = plays.runbook().sha256();
    if (now.isEmpty() || now.equals(page)) {
      return;
    }
    page = now;
    String which = part == 1 ? "" : " in part " + part;
    String plan = "the plan that was played" + which;
    played.add(RecordedFile.whole(folder.page(part), "the page that was played" + which, now));
    if (plays.planFile().isEmpty()) {
      unrecorded.add(plan);
    } else {
      played.add(RecordedFile.whole(folder.plan(part), plan, plays.planFile()));
      plans++;
    }
  }

  private void started(long number) {
    known.addAll(List.of(folder.stdout(number), folder.stderr(number)));
    open.add(number);
  }

  private void finished(JournalRecord record, JournalStepEvent.CommandFinished finished) {
    long number = finished.number();
    started(number);
    open.remove(number);
    output(record, folder.stdout(number), finished.stdout(), false);
    output(record, folder.stderr(number), finished.stderr(), false);
  }

  /** What came between commands goes to one file in all parts of a run; 0 is its number. */
  private void between() {
    List<Path> files = List.of(folder.stdout(0), folder.stderr(0));
    known.addAll(files);
    Optional<Streams> between =
        end.map(JournalRecord::event)
            .filter(JournalRunEvent.RunFinished.class::isInstance)
            .flatMap(event -> ((JournalRunEvent.RunFinished) event).between());
    if (between.isPresent()) {
      output(end.orElseThrow(), folder.stdout(0), between.get().stdout(), wentOn);
      output(end.orElseThrow(), folder.stderr(0), between.get().stderr(), wentOn);
    } else if (files.stream().anyMatch(Files::exists)) {
      unrecorded.add("the output between commands");
    }
  }

  private void output(JournalRecord record, Path file, Tally tally, boolean grows) {
    if (!tally.sha256().isEmpty()) {
      String name = "output/" + file.getFileName() + " of record " + record.seq();
      outputs.add(RecordedFile.output(file, name, tally, grows));
    }
  }
}
