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

  /** 40,000 procedures beside one with 5,000 hosts would take two gigabytes of spaces. */
  @Test
  void aLongCellWidensNoOtherRow() {
    Table table = table();
    table.row(Text.of("x".repeat(50_000)), Text.of("Look"), Text.of("never"));
    table.print(screen(80));

    assertThat(lines().subList(0, 3)).allMatch(line -> line.length() < 140);
    assertThat(lines().get(3)).isEqualTo("x".repeat(50_000) + "  Look" + " ".repeat(46) + "never");
  }

  @Test
  void aRowThatATerminalHasNoRoomForIsTwoLines() {
    Table table = table();
    table.row(Text.of("x".repeat(61)), Text.of("Look"), Text.of("never"));
    table.printWithin(screen(90), 1);

    assertThat(lines())
        .contains(
            "restore" + " ".repeat(55) + "Restore the w…  8 months ago",
            "x".repeat(61),
            "  Look · never");
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
