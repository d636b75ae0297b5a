package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.graph.Step;
import dev.runbook.journal.event.JournalObject;
import dev.runbook.journal.masking.Masking;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.run.Answer;
import dev.runbook.run.Mask;
import dev.runbook.run.RecordException;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepAnswer;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final String SECRET = "correct-horse-battery";

  @TempDir Path folder;

  @Test
  void tellsEverythingThatHappenedInOrder() {
    PastRun run = Playing.in(folder).answer("restore/look", new Answer.Skip("seen")).play();

    assertThat(run.contents().damage()).isEmpty();
    assertThat(run.contents().records())
        .map(JournalRecord::name)
        .containsExactly(
            "run.started",
            "host.identified",
            "step.shown",
            "step.answered",
            "step.finished",
            "step.shown",
            "host.identified",
            "step.answered",
            "step.answered",
            "step.started",
            "command.started",
            "command.finished",
            "step.finished",
            "step.shown",
            "step.answered",
            "step.started",
            "command.started",
            "command.finished",
            "step.finished",
            "run.finished");
  }

  @Test
  void saysWhatWasPlayedByWhomAndWhere() {
    PastRun run = Playing.in(folder).play();
    JournalObject started = run.contents().records().get(0).object();

    assertThat(started.fields().keySet())
        .startsWith("seq", "prev", "time", "mono", "event")
        .endsWith("sum");
    assertThat(started.text("id")).isEqualTo(run.folder().id());
    assertThat(started.text("target")).isEqualTo("restore");
    assertThat(started.text("mode")).isEqualTo("mock");
    assertThat(started.text("operator")).isEqualTo("ana");
    assertThat(started.text("machine")).isEqualTo("laptop");
    assertThat(started.text("version")).isEqualTo("0.1.0");
    assertThat(started.number("pid")).hasValue(4711);
    assertThat(started.texts("hosts")).containsExactly("hemma");
    assertThat(started.object("runbook").text("title")).isEqualTo("Restore");
    assertThat(started.text("plan")).hasSize(64);
    assertThat(started.objects("params"))
        .map(JournalObject::fields)
        .containsExactlyInAnyOrder(
            Json.map("name", "password", "secret", true, "value", null),
            Json.map("name", "date", "secret", false, "value", "20260102"));
  }

  @Test
  void saysHowACommandEndedAndWhatItWrote() {
    PastRun run = Playing.in(folder).play();
    JournalObject started = first(run, "command.started");
    JournalObject finished = first(run, "command.finished");

    assertThat(started.text("host")).isEqualTo("hemma");
    assertThat(started.text("text")).isEqualTo("ssh hemma \"ls backup-YYYYMMDD.sql\"");
    assertThat(started.text("run")).isEqualTo("ls backup-20260102.sql");
    assertThat(started.number("number")).hasValue(1);
    assertThat(finished.text("outcome")).isEqualTo("ok");
    assertThat(finished.number("status")).hasValue(0);
    byte[] output = "backup-20260102.sql\n".getBytes(StandardCharsets.UTF_8);
    assertThat(finished.object("stdout").fields())
        .containsEntry("bytes", output.length)
        .containsEntry("sha256", Source.sha256(output));
    assertThat(run.folder().stdout(1)).hasBinaryContent(output);
    assertThat(run.folder().stderr(1)).doesNotExist();
    assertThat(run.folder().stderr(2)).hasContent("NOTICE: dropped\n");
  }

  @Test
  void chainsEachLineToTheOneBefore() throws IOException {
    Playing.Played played = Playing.in(folder).playTo(Playing.in(folder).store());
    List<String> lines = Files.readAllLines(played.folder().journal());

    String before = "0".repeat(64);
    for (String line : lines) {
      assertThat(Json.object(line)).containsEntry("prev", before);
      before = Source.sha256((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(played.head()).isEqualTo(before);
  }

  @Test
  void keepsThePageAsItWasPlayedWithItsByteOrderMark() {
    Playing playing =
        Playing.in(folder)
            .page("\uFEFF# Restore\n\n```bash\nssh hemma \"true\"\n```\n", "hosts: {hemma: {}}");
    PastRun run = playing.play();

    assertThat(run.folder().page()).hasSameBinaryContentAs(folder.resolve("restore.md"));
    assertThat(run.summary().page().sha256()).isEqualTo(Playing.source(playing.plan()).sha256());
  }

  @Test
  void hasNoSecretInAnyOfItsFiles() throws IOException {
    PastRun run =
        Playing.in(folder).answer("restore/look", new Answer.Skip("it is " + SECRET)).play();

    try (Stream<Path> files = Files.walk(run.folder().path())) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContain(SECRET));
    }
    assertThat(run.folder().stdout(2)).hasContent("hello, your password is ••••••\n");
    assertThat(run.folder().plan()).content().contains("••••••");
  }

  @Test
  void masksNoticesAndDetailsItself() {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    Mask mask = Masking.of(plan.secrets());
    RunStore store = playing.store();
    RunFolder run;
    try (Journal journal = store.create(plan, Playing.source(plan), Playing.ANA, mask)) {
      run = journal.folder();
      journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));
      journal.record(new RunEvent.Noticed("typed " + SECRET));
      Step step = plan.steps().get(0);
      journal.record(new RunEvent.StepAnswered(step, StepAnswer.SKIP, SECRET));
      journal.record(new RunEvent.RunFinished(RunResult.STOPPED, "no " + SECRET, 1));
    }
    assertThat(run.journal()).content().doesNotContain(SECRET).contains("typed ••••••");
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    RunFolder run = Playing.in(folder).play().folder();

    for (Path each : List.of(run.path(), run.output(), run.path().getParent())) {
      assertThat(permissions(each)).as("%s", each).isEqualTo("rwx------");
    }
    List<Path> files =
        List.of(run.page(), run.plan(), run.journal(), run.lock(), run.stdout(1), run.stderr(2));
    for (Path each : files) {
      assertThat(permissions(each)).as("%s", each).isEqualTo("rw-------");
    }
    assertThat(run.reserve()).doesNotExist();
  }

  @Test
  void setsRoomAsideForItsLastRecordWhileItIsWritten() throws IOException {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    try (Journal journal =
        playing.store().create(plan, Playing.source(plan), Playing.ANA, Mask.none())) {
      journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));

      assertThat(journal.folder().reserve()).hasSize(DiskReserve.BYTES);
      assertThat(permissions(journal.folder().reserve())).isEqualTo("rw-------");
    }
  }

  @Test
  void leavesNoTraceOfARunThatNeverBegan() {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    Journal journal = playing.store().create(plan, Playing.source(plan), Playing.ANA, Mask.none());
    assertThat(journal.folder().page()).exists();
    journal.close();

    assertThat(journal.folder().path()).doesNotExist();
  }

  @Test
  void hasOneWriter() throws IOException {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    try (Journal journal =
        playing.store().create(plan, Playing.source(plan), Playing.ANA, Mask.none())) {
      assertThat(RunLock.take(journal.folder().lock(), 1)).isEmpty();
      assertThat(journal.folder().lock()).hasContent("4711\n");
      journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));
      PastRun.read(journal.folder());
      assertThat(RunLock.take(journal.folder().lock(), 1)).isEmpty();
    }
  }

  @Test
  void isClosedForGood() {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    Journal journal = playing.store().create(plan, Playing.source(plan), Playing.ANA, Mask.none());
    journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));
    journal.close();
    journal.close();

    assertThatThrownBy(() -> journal.record(new RunEvent.Noticed("late")))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void survivesAnInterruptOfTheThreadThatWrites() {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    try (Journal journal =
        playing.store().create(plan, Playing.source(plan), Playing.ANA, Mask.none())) {
      Thread.currentThread().interrupt();
      journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));
      journal.output(0).stdout(new byte[] {'x'}, 0, 1);
      journal.record(new RunEvent.RunFinished(RunResult.INTERRUPTED, "", 1));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(JournalReader.read(journal.folder().journal()).records()).hasSize(2);
      assertThat(journal.folder().stdout(0)).hasContent("x");
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void cutsLongTextsSoThatALineStaysReadable() throws IOException {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    RunFolder run;
    try (Journal journal =
        playing.store().create(plan, Playing.source(plan), Playing.ANA, Mask.none())) {
      run = journal.folder();
      journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));
      journal.record(new RunEvent.Noticed("\u0001😀".repeat(100_000)));
    }
    assertThat(Files.readAllLines(run.journal()))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(JournalLine.LONGEST));
    assertThat(PastRun.read(run).contents().records().get(1).object().text("text"))
        .endsWith("… [cut here; 300000 characters in all]")
        .doesNotContain("\uFFFD");
  }

  private static JournalObject first(PastRun run, String event) {
    return run.contents().records().stream()
        .filter(record -> record.name().equals(event))
        .findFirst()
        .orElseThrow()
        .object();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
