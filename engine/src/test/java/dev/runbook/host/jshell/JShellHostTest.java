package dev.runbook.host.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Blocks of Java that are put into one JShell. */
@Timeout(120)
class JShellHostTest {
  @TempDir Path folder;
  private JavaBench bench;

  @BeforeEach
  void open() {
    bench = new JavaBench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void variablesMethodsAndClassesLastFromBlockToBlock() {
    assertThat(bench.run("int x = 20;\nint twice(int n) { return 2 * n; }"))
        .isEqualTo(Outcome.ok());
    assertThat(bench.run("record Sum(int value) {}\nvar sum = new Sum(twice(x) + 2);"))
        .isEqualTo(Outcome.ok());
    bench.run("System.out.println(sum.value());");
    assertThat(bench.out()).isEqualTo("42\n");
  }

  @Test
  void aBlockThatEndsInATrueBooleanIsOk() {
    assertThat(bench.run("int x = 3;\nx == 3")).isEqualTo(Outcome.ok());
    assertThat(bench.out()).isEmpty();
  }

  @Test
  void aFalseOneFailsAndSaysWhich() {
    assertThat(bench.run("int x = 3;\nx\n  > 5")).isEqualTo(Outcome.failed(1));
    assertThat(bench.err())
        .isEqualTo(
            """
            block:2:1: error[java]: this is false: x > 5
              | x
              | ^
            """);
  }

  @Test
  void anExceptionIsToldByTheLinesOfTheAuthor() {
    bench.run(
        "int half(int n) {\n  if (n % 2 == 1) {\n    throw new IllegalArgumentException(\"odd: \" + n);\n  }\n  return n / 2;\n}");
    assertThat(bench.run("int a = half(4);\n\n// the culprit\nint b =\n  half(5);"))
        .isEqualTo(Outcome.failed(1));
    assertThat(bench.err())
        .isEqualTo(
            """
            block:3:5: error[java]: java.lang.IllegalArgumentException: odd: 5
              |     throw new IllegalArgumentException("odd: " + n);
              |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = called from block:5
            """);
  }

  @Test
  void aMistakeIsToldWithItsPlace() {
    assertThat(bench.run("int x = 3;\nint y = z + 1;\nSystem.out.println(\"never\");"))
        .isEqualTo(Outcome.failed(1));
    assertThat(bench.out()).isEmpty();
    assertThat(bench.err())
        .isEqualTo(
            """
            block:2:9: error[java]: cannot find symbol; symbol: variable z
              | int y = z + 1;
              |         ^
            """);
  }

  @Test
  void exitEndsTheJShellAndNothingElse() {
    assertThat(bench.run("System.out.print(\"bye\");\nSystem.exit(3);\nint never;"))
        .isEqualTo(Outcome.failed(3));
    assertThat(bench.out()).isEqualTo("bye");
    assertThat(bench.shell().isOpen()).isFalse();
    assertThat(bench.run("int x = 1;\nx == 1")).isEqualTo(Outcome.ok());
  }

  @Test
  void streamsComeApart() {
    bench.run("System.out.println(\"žluťoučký\");\nSystem.err.println(\"kůň\");");
    assertThat(bench.out()).isEqualTo("žluťoučký\n");
    assertThat(bench.err()).isEqualTo("kůň\n");
  }

  @Test
  void itHasTheOperatorsEnvironmentAndFolder() throws Exception {
    Files.writeString(folder.resolve("note.txt"), "here");
    bench.run(
        "System.out.println(System.getenv(\"GREETING\") + Files.readString(Path.of(\"note.txt\")));");
    assertThat(bench.out()).isEqualTo("ahojhere\n");
  }
}
