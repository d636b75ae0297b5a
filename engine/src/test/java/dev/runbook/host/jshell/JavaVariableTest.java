package dev.runbook.host.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Outcome;
import dev.runbook.host.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values reach Java as they are, and never as a part of its text. */
class JavaVariableTest {
  private static Path shared;
  private static JavaBench kept;

  @TempDir Path folder;

  @BeforeContainer
  static void open() throws IOException {
    shared = Files.createTempDirectory("java-variable-test");
    kept = new JavaBench(shared);
    kept.run(
        "String hex(String s) { return s.chars().mapToObj(c -> \"%04x\".formatted(c)).collect(Collectors.joining()); }");
  }

  @AfterContainer
  static void close() throws IOException {
    if (kept != null) {
      kept.close();
      Files.delete(shared);
    }
  }

  @Property(tries = 60)
  void anyStringArrivesAsItIs(@ForAll String value) {
    kept.assign(Variable.text("value", value));
    assertThat(kept.run("System.out.print(hex(value));")).isEqualTo(Outcome.ok());
    StringBuilder expected = new StringBuilder();
    value.chars().forEach(c -> expected.append("%04x".formatted(c)));
    assertThat(kept.out()).isEqualTo(expected.toString());
  }

  @Test
  void aLargeValueArrives() {
    try (JavaBench bench = new JavaBench(folder)) {
      bench.assign(Variable.text("large", "ž".repeat(1 << 20)));
      assertThat(bench.run("large.length() == 1 << 20")).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void aWholeNumberIsAnIntWhereItFits() {
    try (JavaBench bench = new JavaBench(folder)) {
      bench.assign(new Variable("few", "+3", true), new Variable("many", "5000000000", true));
      assertThat(bench.run("int twice = few * 2;\nlong all = many;\ntwice == 6 && all > few"))
          .isEqualTo(Outcome.ok());
    }
  }

  @Test
  void aVariableIsTheAuthorsUntilItsValueChanges() {
    try (JavaBench bench = new JavaBench(folder)) {
      bench.assign(Variable.text("who", "olof"));
      bench.run("who = who.toUpperCase();");
      bench.assign(Variable.text("who", "olof"));
      bench.run("System.out.print(who);");
      assertThat(bench.out()).isEqualTo("OLOF");
      bench.assign(Variable.text("who", "eva"));
      bench.run("System.out.print(who);");
      assertThat(bench.out()).isEqualTo("eva");
    }
  }
}
