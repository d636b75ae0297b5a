package dev.runbook.shell.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Bash;
import dev.runbook.shell.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/parameters.md} says of places is so. */
class ParametersPageTest {
  private static final List<String> VALUES =
      List.of("plain", "it's \"so\"; $(boom) `boom` $HOME \\ *", "%s {a,b} #!~ \\n ''", "ä € 😀");

  @TempDir Path folder;

  static List<String> examples() {
    List<String> found = new ArrayList<>();
    for (String part : section("## Any value").split("```(?:bash)?\n")[1].split("\n\n")) {
      found.add(part.replaceAll("(?m)^# .*\n", "").strip());
    }
    return found;
  }

  static List<Row> rows() {
    return section("## Some values")
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(Row::of)
        .toList();
  }

  @Test
  void everyExampleOfAnyValuePrintsItsValue() {
    Bash.needed();
    FarEnd far = new FarEnd(folder);
    for (String value : VALUES) {
      List<String> texts =
          examples().stream().map(text -> "exec > \"$OUT\"\n" + filled(text, value)).toList();
      List<String> printed = far.given(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(printed.get(i).replaceFirst("\\R$|\0$", "")).as(texts.get(i)).isEqualTo(value);
      }
    }
    assertThat(far.exploded()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aPlaceForSomeValuesTakesWhatThePageSays(Row row) {
    List<Slot> slots = slots(row.place());
    assertThat(slots).hasSize(1);
    assertThat(slots.get(0).takes().words()).isEqualTo(row.takes());
    assertThat(slots(row.instead())).allMatch(slot -> slot.takes() == AllowedValues.ANY);
  }

  @Test
  void thereIsAnExampleOfEveryKindOfPlace() {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(rows()).hasSizeGreaterThan(15);
  }

  /** A row of the table. */
  record Row(String place, String takes, String instead) {
    static Row of(String line) {
      List<String> cells =
          Arrays.stream(line.split("(?<!\\\\)\\|"))
              .map(cell -> cell.strip().replace("\\|", "|"))
              .toList();
      return new Row(code(cells.get(1)), cells.get(2), cells.size() > 3 ? code(cells.get(3)) : "");
    }

    private static String code(String cell) {
      String ticks = cell.startsWith("``") ? "``" : "`";
      return cell.isEmpty()
          ? ""
          : cell.substring(ticks.length(), cell.length() - ticks.length()).strip();
    }
  }

  private static String filled(String text, String value) {
    Filling.Filled filled = Filling.of(text, places(text), Set.of()).with(Map.of("value", value));
    assertThat(filled.complaints()).as(text).isEmpty();
    return filled.text();
  }

  private static List<Slot> slots(String text) {
    return Filling.of(text, places(text), Set.of()).slots();
  }

  private static List<Placeholder> places(String text) {
    List<Placeholder> found = new ArrayList<>();
    Matcher place = Pattern.compile("<value>").matcher(text);
    while (place.find()) {
      found.add(
          new Placeholder(
              place.start(), place.end(), "value", "<value>", Placeholder.Kind.ANGLE, List.of()));
    }
    return found;
  }

  private static String section(String heading) {
    try {
      String page =
          Files.readString(Path.of(System.getProperty("runbook.root"), "docs", "parameters.md"));
      return page.substring(page.indexOf(heading)).split("\n## ", 3)[0];
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
