package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page's parameters are variables in its Java blocks, and nothing else there is a placeholder.
 */
@Timeout(120)
class PlayedJavaParametersTest {
  private static final String HEAD =
      """
      ---
      runbook:
        kind: procedure
        params:
          who: {description: who}
          replicas: {type: integer}
          db-password: {type: secret}
      ---
      # Job

      """;

  @TempDir Path folder;

  private LocalPage page(String body) {
    return new LocalPage(folder, HEAD + body);
  }

  @Test
  void declaredAndFoundOnesHaveTheirValues() {
    LocalPage page =
        page("""
            ```bash
            echo <commit-hash>
            ```

            ```java
            int more = replicas + 1;
            System.out.println(who + " " + more + " " + commit_hash);
            ```
            """)
            .with("who", "olof")
            .with("replicas", "3")
            .with("commit-hash", "3f2a1bc")
            .play();
    assertThat(page.problems()).isEmpty();
    assertThat(page.err()).isEmpty();
    assertThat(page.out()).isEqualTo("3f2a1bc\nolof 4 3f2a1bc\n");
  }

  @Test
  void genericsAndTemplatesAreTheAuthorsText() {
    LocalPage page =
        page("""
            ```java
            List<String> list = new ArrayList<String>();
            <T> T same(T t) { return t; }
            list.add(same("{{ .Name }} <name> CHANGE_ME YYYYMMDD $HOME"));
            System.out.println(list.get(0));
            ```
            """)
            .play();
    assertThat(page.problems()).isEmpty();
    assertThat(page.out()).isEqualTo("{{ .Name }} <name> CHANGE_ME YYYYMMDD $HOME\n");
  }

  @Test
  void aDeclaredPlaceholderIsRefusedWithTheNameOfItsVariable() {
    LocalPage page = page("```java\nSystem.out.println(\"{{db-password}}\");\n```\n").play();
    assertThat(page.problems())
        .singleElement()
        .asString()
        .contains(
            "page.md:12:21: error[java-placeholder]: `{{db-password}}` is not filled into Java",
            "use the variable `db_password`, which holds the value");
  }

  @Test
  void aSecretIsThereForTheBlocksThatUseItOnly() {
    LocalPage page =
        page("""
            ```java {name=without}
            System.out.println(ProcessHandle.current().info().commandLine().orElse(""));
            ```

            ```java {name=with}
            db_password.length() == 13
            ```
            """)
            .with("db-password", "correct horse".replace(' ', '-'))
            .play();
    assertThat(page.story()).containsExactly("without: ok", "with: ok");
    assertThat(page.out()).contains("java").doesNotContain("correct");
  }

  @Test
  void aMissingValueKeepsItsStepFromRunning() {
    LocalPage page = page("```java\nSystem.out.println(who);\n```\n").play();
    assertThat(page.ended().detail()).isEqualTo("the value of `who` is missing");
    assertThat(page.out()).isEmpty();
  }
}
