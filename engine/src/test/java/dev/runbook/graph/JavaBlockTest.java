package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.program.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaBlockTest {
  private static Step step(String info, String text) {
    return Graphs.only("## Job\n\n```" + info + "\n" + text + "\n```\n");
  }

  @Test
  void isOneStepInTheRunsJShell() {
    Step step = step("java", "int a = 1;\n\n// Not a title\nint b = 2;");
    assertThat(step.kind()).isEqualTo(StepKind.JSHELL);
    assertThat(step.commands()).hasSize(1);
    assertThat(step.hosts()).containsExactly("jshell");
    assertThat(step.commands().get(0).where().isHere()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new ProcessBuilder(\"ls\").start(); | java-process",
        "Runtime.getRuntime().exec(\"ls\"); | java-process",
        "Files.deleteIfExists(Path.of(\"x\")); | java-files",
        "new FileWriter(\"x\"); | java-files",
        "statement.executeUpdate(sql); | java-sql"
      })
  void whatPlainlyChangesTheWorldAsksForCare(String text, String rule) {
    assertThat(step("java", text).reasons()).extracting(Reason::rule).containsExactly(rule);
    assertThat(step("java", text).risk()).isEqualTo(Risk.CAUTION);
    assertThat(step("java {safe}", text).risk()).isEqualTo(Risk.NONE);
    assertThat(step("java", "// " + text).risk()).isEqualTo(Risk.NONE);
  }

  @Test
  void theAuthorsMarksCountAndTheRulesOfShellsDoNot() {
    assertThat(step("java {danger}", "1").isDanger()).isTrue();
    assertThat(step("java", "String s = \"\";\nrm -rf /").risk()).isEqualTo(Risk.NONE);
  }

  @Test
  void anEditIsLookedAtAsJava() {
    Step edited = step("java", "1").edited(List.of("Files.delete(p);"), Catalogue.shipped());
    assertThat(edited.risk()).isEqualTo(Risk.CAUTION);
    assertThat(step("java", "1").edited(List.of("rm -rf /"), Catalogue.shipped()).risk())
        .isEqualTo(Risk.NONE);
  }

  @Test
  void aParameterIsAVariableAndItsTextStays() {
    Step step =
        Graphs.only(
            "---\nrunbook: {params: {commit-hash: {}}}\n---\n\n## J\n\n```java\nf(commit_hash, a.commit_hash);\n```\n");
    assertThat(step.commands().get(0).placeholders())
        .containsExactly(
            new Placeholder(2, 13, "commit-hash", "commit_hash", Placeholder.Kind.JAVA, List.of()));
  }

  @Test
  void twoParametersCannotBeOneVariable() {
    assertThat(
            Graphs.problems(
                "---\nrunbook: {params: {a-b: {}, a_b: {}}}\n---\n\n## J\n\n```java\nf(a_b);\n```\n"))
        .singleElement()
        .asString()
        .contains("`a-b` and `a_b` would both be the variable `a_b`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java {host=hemma} | Java runs in this machine's JShell, not on `hemma`",
        "java {cwd=/srv} | a Java process stays in the folder it was started in",
        "bash {host=jshell} | `host` cannot be `jshell`: that is the run's JShell, for Java only"
      })
  void whatCannotBeIsRefused(String info, String message) {
    assertThat(Graphs.problems("## Job\n\n```" + info + "\nls\n```\n"))
        .singleElement()
        .asString()
        .contains("error[bad-attribute]: " + message);
  }
}
