package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.journal.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be done to a run's folder, and what is said of it. */
class TamperingTest {
  /** What every bit of a byte is, or a sample of it. */
  private static final int[] BITS =
      Boolean.getBoolean("soak")
          ? new int[] {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80}
          : new int[] {0x01, 0x80};

  private static final int STRIDE = Boolean.getBoolean("soak") ? 1 : 37;

  @TempDir Path folder;

  private interface Deed {
    void to(RunFolder run) throws IOException;
  }

  private record Case(String name, Deed deed, String said) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Edit {
    void of(List<String> lines);
  }

  static Stream<Case> deeds() {
    return Stream.of(
        new Case(
            "a field that was changed",
            lines(all -> all.set(4, all.get(4).replaceFirst("Z\"", "1Z\""))),
            "record 5 was changed; the 4 records before it hold"),
        new Case(
            "a field that was changed, with the checksum that then fits",
            lines(all -> all.set(4, summed(all.get(4).replaceFirst("Z\"", "1Z\"")))),
            "record 6 does not follow the line before it; the 5 records before it hold"),
        new Case(
            "a time that was changed",
            lines(all -> all.set(6, all.get(6).replaceFirst("\"time\":\"2026", "\"time\":\"2025"))),
            "record 7 was changed; the 6 records before it hold"),
        new Case(
            "a checksum that was changed",
            lines(
                all ->
                    all.set(
                        2, all.get(2).replaceFirst("\"sum\":\"........", "\"sum\":\"00000000"))),
            "record 3 was changed; the 2 records before it hold"),
        new Case(
            "a record that was taken out",
            lines(all -> all.remove(3)),
            "record 5 stands where 4 should; the 3 records before it hold"),
        new Case(
            "two records that changed places",
            lines(all -> Collections.swap(all, 3, 4)),
            "record 5 stands where 4 should; the 3 records before it hold"),
        new Case(
            "a record that was put in",
            lines(all -> all.add(3, all.get(2))),
            "record 3 stands where 4 should; the 3 records before it hold"),
        new Case(
            "a first record that was taken out",
            lines(all -> all.remove(0)),
            "record 2 stands where 1 should"),
        new Case(
            "an empty line that was put in",
            lines(all -> all.add(3, "")),
            "record 4 was changed; the 3 records before it hold"),
        new Case(
            "a record that was put after the end",
            lines(all -> all.add("{\"seq\":99,\"event\":\"run.finished\"}")),
            "record \\d+ was changed; the \\d+ records before it hold"),
        new Case(
            "an end that was cut within a record",
            run -> cut(run.journal(), 20),
            "the writing was cut off within record \\d+: its \\d+ bytes do not count"),
        new Case(
            "a last line feed that was cut off",
            run -> cut(run.journal(), 1),
            "record \\d+ lacks its line feed"),
        new Case(
            "a journal that is a link",
            run -> link(run.journal()),
            "the journal is a link now, and was a file"),
        new Case(
            "another page",
            run -> Files.writeString(run.page(), "# Another\n"),
            "the page that was played was changed: it does not have the hash .*"),
        new Case(
            "a page that is gone",
            run -> Files.delete(run.page()),
            "the page that was played is missing"),
        new Case(
            "another plan",
            run -> replace(run.plan(), "dropdb app", "dropdb old"),
            "the plan that was played was changed: it does not have the hash .*"),
        new Case(
            "a plan that is gone",
            run -> Files.delete(run.plan()),
            "the plan that was played is missing"),
        new Case(
            "an output of the same length",
            run -> replace(run.stdout(1), "backup", "backap"),
            "output/0001.out of record \\d+ was changed: it does not have the hash .*"),
        new Case(
            "a longer output",
            run -> Files.writeString(run.stdout(1), Files.readString(run.stdout(1)) + "more\n"),
            "output/0001.out of record \\d+ was changed: it has 25 bytes, and 20 were written"),
        new Case(
            "a shorter output",
            run -> Files.writeString(run.stdout(1), ""),
            "output/0001.out of record \\d+ was changed: it has 0 bytes, and 20 were written"),
        new Case(
            "an output that is gone",
            run -> Files.delete(run.stderr(2)),
            "output/0002.err of record \\d+ is missing"),
        new Case(
            "an output where there was none",
            run -> Files.writeString(run.stderr(1), "put in\n"),
            "output/0001.err of record \\d+ was changed: it has 7 bytes, and 0 were written"),
        new Case(
            "an output of no command",
            run -> Files.writeString(run.stdout(9), "put in\n"),
            "output/0009.out belongs to no command of the journal"),
        new Case(
            "an output between commands where there was none",
            run -> Files.writeString(run.stdout(0), "put in\n"),
            "output/0000.out of record \\d+ was changed: it has 7 bytes, and 0 were written"),
        new Case(
            "another file among the outputs",
            run -> Files.createDirectory(run.output().resolve("more")),
            "output/more belongs to no command of the journal"),
        new Case(
            "an output that is a link to the same bytes",
            run -> link(run.stdout(1)),
            "output/0001.out of record \\d+ is a link now, and was a file"),
        new Case(
            "an output that is a link to nothing",
            run -> {
              Files.delete(run.stdout(1));
              Files.createSymbolicLink(run.stdout(1), Path.of("nowhere"));
            },
            "output/0001.out of record \\d+ is a link now, and was a file"),
        new Case(
            "an output that is a folder",
            run -> {
              Files.delete(run.stdout(1));
              Files.createDirectory(run.stdout(1));
            },
            "output/0001.out of record \\d+ is not a file now"),
        new Case(
            "a folder of outputs that is a link",
            run -> link(run.output()),
            "output is a link now, and was a folder"),
        new Case(
            "a quarantined output that was changed there",
            run -> {
              quarantine(run, run.stdout(1));
              replace(run.quarantined(run.stdout(1)), "backup", "backap");
            },
            "output/0001.out of record \\d+ was moved to quarantine/, because a secret was found in"
                + " it, and there it was changed: it does not have the hash .*"));
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void isNamed(Case done) throws IOException {
    PastRun run = Playing.in(folder).play();

    done.deed().to(run.folder());

    Verification verification = Verification.of(run.folder());
    assertThat(verification.problems()).hasSize(1).first().asString().matches(done.said());
    assertThat(verification.sentences().get(0))
        .isEqualTo(run.folder().id() + " is not as it was written.");
  }

  @Test
  void missesNoBitOfTheJournalThatIsFlipped() throws IOException {
    RunFolder run = Playing.in(folder).play().folder();
    byte[] whole = Files.readAllBytes(run.journal());
    int flipped = 0;
    int undetected = 0;
    for (int at = 0; at < whole.length; at += STRIDE) {
      for (int bit : BITS) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) bit;
        Files.write(run.journal(), changed);
        flipped++;
        undetected += Verification.of(run).holds() ? 1 : 0;
      }
    }
    System.out.printf(
        "verify: %,d bits of a journal of %,d bytes flipped, %d undetected%n",
        flipped, whole.length, undetected);
    assertThat(undetected).isZero();
  }

  @Test
  void missesNoByteOfAnOtherFileThatIsChanged() throws IOException {
    RunFolder run = Playing.in(folder).play().folder();
    for (Path file : List.of(run.page(), run.plan(), run.stdout(1), run.stderr(2))) {
      byte[] whole = Files.readAllBytes(file);
      for (int at = 0; at < whole.length; at += STRIDE) {
        byte[] changed = whole.clone();
        changed[at] ^= 1;
        Files.write(file, changed);
        assertThat(Verification.of(run).holds()).as("%s at %d", file, at).isFalse();
      }
      Files.write(file, whole);
    }
    assertThat(Verification.of(run).problems()).isEmpty();
  }

  @Test
  void tellsRecordsThatWereCutOffTheEndOnlyByAHeadThatWasKept() throws IOException {
    PastRun run = Playing.in(folder).play();
    Optional<String> kept = Optional.of(run.contents().head());
    lines(all -> all.remove(all.size() - 1)).to(run.folder());

    Verification without = Verification.of(run.folder());
    assertThat(without.problems()).isEmpty();
    assertThat(without.sentences())
        .last()
        .asString()
        .startsWith("It does not say that the run ended: ");
    assertThat(Verification.of(run.folder(), kept).problems().get(0))
        .startsWith("no record has the head " + kept.get() + ": records were cut off the end");
  }

  @Test
  void tellsAWholeChainThatWasWrittenAnewOnlyByAHeadThatWasKept() throws IOException {
    PastRun run = Playing.in(Files.createDirectory(folder.resolve("one"))).play();
    PastRun other =
        Playing.in(Files.createDirectory(folder.resolve("two")))
            .page(
                "# Restore\n\n```bash\n# Look\nssh hemma \"true\"\n```\n",
                "hosts: {hemma: {otherwise: ok}, local: {otherwise: ok}}")
            .play();

    assertThat(Verification.of(other.folder()).holds()).isTrue();
    assertThat(
            Verification.of(other.folder(), Optional.of(run.contents().head())).problems().get(0))
        .contains("or the whole chain was rewritten");
  }

  private static Deed lines(Edit edit) {
    return run -> {
      List<String> all = new ArrayList<>(Files.readAllLines(run.journal()));
      edit.of(all);
      Files.writeString(run.journal(), String.join("\n", all) + "\n");
    };
  }

  /** A line with the checksum of what it says now. */
  private static String summed(String line) {
    String said = line.substring(0, line.indexOf(",\"sum\":"));
    CRC32C sum = new CRC32C();
    sum.update(said.getBytes(StandardCharsets.UTF_8));
    return said + ",\"sum\":\"%08x\"}".formatted(sum.getValue());
  }

  private static void replace(Path file, String old, String now) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, now));
  }

  private static void cut(Path file, int bytes) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - bytes));
  }

  private static void quarantine(RunFolder run, Path file) throws IOException {
    Files.createDirectories(run.quarantine());
    Files.move(file, run.quarantined(file));
  }

  /** The same bytes, by a link to where they are now. */
  private static void link(Path file) throws IOException {
    Path elsewhere = file.resolveSibling("elsewhere-" + file.getFileName());
    Path away = file.getParent().getParent().resolve(elsewhere.getFileName());
    Files.move(file, away);
    Files.createSymbolicLink(file, away);
  }
}
