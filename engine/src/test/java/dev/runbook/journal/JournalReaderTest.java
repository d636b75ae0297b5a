package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
  private static final int[] BITS =
      Boolean.getBoolean("soak")
          ? new int[] {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80}
          : new int[] {0x01, 0x80};

  @TempDir static Path folder;

  private static Path file;
  private static byte[] whole;
  private static List<JournalRecord> records;

  @BeforeAll
  static void playOnce() throws IOException {
    file = Playing.in(folder).play().folder().journal();
    whole = Files.readAllBytes(file);
    records = JournalReader.read(whole).records();
  }

  @Test
  void findsNothingWrongWithAWholeJournal() {
    JournalContents contents = JournalReader.read(whole);

    assertThat(JournalReader.verify(file)).isEmpty();
    assertThat(contents.validBytes()).isEqualTo(whole.length);
    assertThat(contents.records().get(0).time()).isAfterOrEqualTo(Playing.START);
  }

  @Test
  void recoversTheLongestValidBeginningWhereverTheFileIsCut() {
    List<Integer> ends = lineEnds();
    for (int cut = 0; cut < whole.length; cut++) {
      int length = cut;
      JournalContents contents = JournalReader.read(Arrays.copyOf(whole, cut));
      int complete = (int) ends.stream().filter(end -> end <= length).count();
      boolean onlyLineFeedMissing = ends.contains(cut + 1);

      int expected = onlyLineFeedMissing ? complete + 1 : complete;
      assertThat(contents.records()).as("cut at %d", cut).isEqualTo(records.subList(0, expected));
      boolean betweenRecords = cut == 0 || ends.contains(cut);
      if (betweenRecords) {
        assertThat(contents.damage()).as("cut at %d", cut).isEmpty();
      } else {
        Damage.Kind kind = onlyLineFeedMissing ? Damage.Kind.UNENDED : Damage.Kind.TORN;
        assertThat(contents.damage().orElseThrow().kind()).as("cut at %d", cut).isEqualTo(kind);
      }
    }
  }

  @Test
  void reportsEachFlippedBitWhereverItIs() {
    for (int at = 0; at < whole.length; at++) {
      for (int bit : BITS) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) bit;
        JournalContents contents = JournalReader.read(flipped);

        assertThat(contents.damage()).as("bit %x at %d", bit, at).isPresent();
        // What is torn is cut off before a run goes on, and all of this was acknowledged.
        assertThat(contents.damage().get().kind()).isNotEqualTo(Damage.Kind.TORN);
        int recovered = contents.records().size();
        assertThat(contents.records()).isEqualTo(records.subList(0, recovered));
        assertThat(recovered).isGreaterThanOrEqualTo(lineOf(at));
      }
    }
  }

  @Test
  void tellsAChangeFromATornEnd() {
    int last = lineEnds().get(records.size() - 2);
    byte[] changed =
        new String(whole, StandardCharsets.UTF_8)
            .replace("\"result\":\"done\"", "\"result\":\"dune\"")
            .getBytes(StandardCharsets.UTF_8);

    Damage damage = JournalReader.read(changed).damage().orElseThrow();

    assertThat(damage.kind()).isEqualTo(Damage.Kind.CHANGED);
    assertThat(damage.seq()).isEqualTo(records.size());
    assertThat(damage.offset()).isEqualTo(last);
  }

  @Test
  void losesNothingWhenALineFeedWasOverwritten() {
    byte[] damaged = whole.clone();
    damaged[lineEnds().get(2) - 1] = 'x';

    JournalContents contents = JournalReader.read(damaged);

    assertThat(contents.records()).isEqualTo(records);
    assertThat(contents.damage().orElseThrow())
        .isEqualTo(
            new Damage(Damage.Kind.UNENDED, 3, lineEnds().get(1), "record 3 lacks its line feed"));
  }

  @Test
  void noticesARecordThatWasTakenOut() {
    List<String> lines = lines();
    lines.remove(3);

    assertThat(damage(lines)).isEqualTo("CHANGED at record 4: record 5 stands where 4 should");
  }

  @Test
  void noticesARecordOfAnotherRun() throws IOException {
    Path other =
        Playing.in(Files.createDirectory(folder.resolve("other"))).play().folder().journal();
    List<String> lines = lines();
    lines.set(3, Files.readAllLines(other).get(3));

    assertThat(damage(lines))
        .isEqualTo("CHANGED at record 4: record 4 does not follow the line before it");
  }

  @Test
  void noticesRecordsInAnotherOrderAndTwice() {
    List<String> swapped = lines();
    Collections.swap(swapped, 4, 5);
    List<String> twice = lines();
    twice.add(twice.get(twice.size() - 1));

    assertThat(damage(swapped)).startsWith("CHANGED at record 5");
    assertThat(damage(twice)).startsWith("CHANGED at record " + twice.size());
  }

  @Test
  void takesTheEndOfALineForASignThatSomethingWasWrittenThere() {
    assertThat(damage(List.of(""))).isEqualTo("CHANGED at record 1: record 1 was changed");
    assertThat(damage(List.of("{\"seq\":1,\"pr\0\0\0\0\0\0\0\0}"))).startsWith("TORN");
  }

  @Test
  void callsZerosAtTheEndTorn() {
    byte[] zeros = Arrays.copyOf(whole, whole.length + 100);

    JournalContents contents = JournalReader.read(zeros);

    assertThat(contents.records()).isEqualTo(records);
    assertThat(contents.validBytes()).isEqualTo(whole.length);
    assertThat(contents.damage().orElseThrow().message())
        .isEqualTo(
            "the writing was cut off within record "
                + (records.size() + 1)
                + ": its 100 bytes do not count");
  }

  @Test
  void hasNoRecordsInAnEmptyFile() {
    assertThat(JournalReader.read(new byte[0]))
        .isEqualTo(new JournalContents(List.of(), Optional.empty(), 0, "0".repeat(64)));
  }

  @Test
  void saysThatThereIsNoJournal() {
    assertThatThrownBy(() -> JournalReader.read(folder.resolve("none")))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("there is no such journal");
  }

  private static String damage(List<String> lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    Damage damage = JournalReader.read(bytes).damage().orElseThrow();
    return damage.kind() + " at record " + damage.seq() + ": " + damage.message();
  }

  private static List<String> lines() {
    return new ArrayList<>(new String(whole, StandardCharsets.UTF_8).lines().toList());
  }

  private static List<Integer> lineEnds() {
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < whole.length; at++) {
      if (whole[at] == '\n') {
        ends.add(at + 1);
      }
    }
    return ends;
  }

  /** How many whole lines stand before an offset. */
  private static int lineOf(int offset) {
    return (int) lineEnds().stream().filter(end -> end <= offset).count();
  }
}
