package dev.runbook.journal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventCodecTest {
  private static final Set<String> FRAME = Set.of("seq", "prev", "time", "mono", "event", "sum");

  /** Byte for byte, but for the frame that is around each event. */
  @Test
  void writesWhatItHasReadOfVersion01() throws Exception {
    Set<String> seen = new HashSet<>();
    for (String line : lines()) {
      Map<String, Object> object = Json.object(line);
      String name = (String) object.get("event");
      JournalEvent event = EventCodec.read(name, new JournalObject(object));
      Map<String, Object> said = new LinkedHashMap<>(object);
      said.keySet().removeAll(FRAME);

      assertThat(event).isNotInstanceOf(JournalRemark.Unknown.class);
      assertThat(EventCodec.name(event)).isEqualTo(name);
      assertThat(Json.line(EventCodec.write(event))).isEqualTo(Json.line(said));
      assertThat(EventCodec.read(name, new JournalObject(EventCodec.write(event))))
          .isEqualTo(event);
      seen.add(name);
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "run.started",
            "run.resumed",
            "run.finished",
            "run.aborted",
            "step.shown",
            "step.answered",
            "step.settled",
            "step.started",
            "step.finished",
            "command.started",
            "command.finished",
            "host.identified",
            "notice");
  }

  private static List<String> lines() throws IOException, URISyntaxException {
    Path runs =
        Path.of(EventCodecTest.class.getResource("/dev/runbook/journal/version-0.1/runs").toURI());
    try (Stream<Path> files = Files.walk(runs)) {
      return files
          .filter(file -> file.endsWith("journal.jsonl"))
          .flatMap(EventCodecTest::whole)
          .toList();
    }
  }

  /** The last line of a torn journal is none. */
  private static Stream<String> whole(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> line.endsWith("}"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesFieldsThatAreMissingOrOfAnotherTypeAsEmpty() {
    JournalObject odd =
        new JournalObject(
            Json.map("step", 7, "position", "first", "hosts", "hemma", "danger", "yes"));

    assertThat(EventCodec.read("step.shown", odd))
        .isEqualTo(new JournalStepEvent.StepShown("", "", 0, 0, "", 0, "", false, List.of()));
  }

  @Test
  void keepsAnEventOfALaterVersionAsItIsAndSaysItsName() {
    Map<String, Object> fields = Json.map("reason", "it was late", "pillows", 3);
    JournalEvent event = EventCodec.read("step.slept", new JournalObject(fields));

    assertThat(event)
        .isInstanceOfSatisfying(
            JournalRemark.Unknown.class,
            unknown -> assertThat(unknown.sentence()).isEqualTo("step slept: it was late"));
    assertThat(EventCodec.name(event)).isEqualTo("step.slept");
    assertThat(EventCodec.write(event)).isEqualTo(fields);
  }
}
