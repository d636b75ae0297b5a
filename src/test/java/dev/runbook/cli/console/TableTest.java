package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void cutsOneColumnOnANarrowTerminal() {
    table().printWithin(screen(40), 1);

    assertThat(lines())
        .containsExactly(
            "TARGET   TITLE              LAST WORKED",
            "restore  Restore the whol…  8 months ago",
            "look     \u767a\u5e03\u767a\u5e03\u767a\u5e03\u767a\u5e03…  never");
  }

  @Test
  void isAsWideAsItIsWhereThereIsRoom() {
    table().printWithin(screen(120), 1);
    List<String> within = lines();
    printed.reset();
    table().print(screen(40));

    assertThat(lines()).isEqualTo(within).anyMatch(line -> line.contains("of the application"));
  }

  private static Table table() {
    Table table = new Table("target", "title", "last worked");
    table.row(
        Text.of("restore"),
        Text.of("Restore the whole database of the application"),
        Text.of("8 months ago"));
    table.row(Text.of("look"), Text.of("\u767a\u5e03".repeat(12)), Text.of("never"));
    return table;
  }

  private Screen screen(int columns) {
    return new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8), false, () -> columns);
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
