package dev.runbook.shell.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is read once, however many places there are in it. */
class ParsedTextsTest {
  private static final Pattern PLACE = Pattern.compile("<(\\w+)>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "far <x>\n",
        "ssh h \"far <x> '<x>'\"\n",
        "ssh h \"bash -c 'far <x>'\"\n",
        "ssh h bash -s <<'EOF'\nfar <x> \"<x>\"\nEOF\n",
        "far \"$(far <x> | sort)\" $(ssh h \"far <x>\")\n",
        "cat > s.sh <<'EOF'\nfar <x>\nEOF\n",
        "V=<x>; far \"$V\"\n",
        "bash -c 'far \"$1\" \"$2\"' _ <x> <x>\n",
        "ssh h \"cat > f\" <<'EOF'\n<x>\nEOF\n"
      })
  void morePlacesOnALineAreNoMoreReading(String line) {
    assertThat(reads(line, 10)).isEqualTo(reads(line, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "it's $HOME"})
  void fillingInReadsTheTextAgainOnceForAllPlaces(String value) {
    String line = "far '<x>' && ssh h \"far <x>\"\n";
    assertThat(readsOfFilling(line, 10, value)).isEqualTo(readsOfFilling(line, 1, value));
  }

  private static int reads(String line, int times) {
    return filled(repeated(line, times), Map.of());
  }

  private static int readsOfFilling(String line, int times, String value) {
    String text = repeated(line, times);
    Map<String, String> values = new HashMap<>();
    places(text).forEach(place -> values.put(place.name(), value));
    return filled(text, values);
  }

  /** Each place of the line as many times, in the same word, so that there is no more text. */
  private static String repeated(String line, int times) {
    StringBuilder out = new StringBuilder();
    int[] next = {0};
    Matcher place = PLACE.matcher(line);
    while (place.find()) {
      StringBuilder more = new StringBuilder();
      for (int i = 0; i < times; i++) {
        more.append("<x").append(next[0]++).append(">");
      }
      place.appendReplacement(out, Matcher.quoteReplacement(more.toString()));
    }
    return place.appendTail(out).toString();
  }

  private static int filled(String text, Map<String, String> values) {
    ParsedTexts reading = new ParsedTexts(Set.of());
    Filling filling = Filling.of(text, places(text), FirstReader.shell(reading));
    assertThat(filling.slots()).allMatch(slot -> slot.takes() != AllowedValues.NONE);
    assertThat(filling.with(values).complaints()).isEmpty();
    return reading.count();
  }

  private static List<Placeholder> places(String text) {
    return AnglePlaces.in(text, PLACE);
  }
}
