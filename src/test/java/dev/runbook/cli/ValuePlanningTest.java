package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values from the command line, files and prompts, up to the programs that get them. */
class ValuePlanningTest {
  /** Quotes of every kind, so that no shell has it as it is. */
  private static final String SECRET = "it's \"$Ecr3t\" `x` \\o/ & 100%";

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void start() {
    run = new CommandLineRun(folder);
  }

  @Test
  void aParamsFileHoldsTextsAsTheyAreWritten() {
    run.page("job", "# Job\n\n```bash\nprintf '[%s]' <a> <b> <c> <d> <e> <f>\n```\n");
    run.file("values.yaml", "a: no\nb: 22:22\nc: 007\nd: 1e3\ne: \"it's; $(id)\"\nf: 2026-01-02\n");
    assertThat(run.run("play", "job", "--yes", "--params", folder.resolve("values.yaml") + ""))
        .isEqualTo(0);
    assertThat(run.out()).isEqualTo("[no][22:22][007][1e3][it's; $(id)][2026-01-02]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [b, c]\n", "a: {b: c}\n", "- a\n", "a: b\na: c\n", "just text\n"})
  void aParamsFileOfAnotherShapeIsRefusedWithTheReason(String text) {
    run.page("job", "# Job\n\n```bash\nprintf '[%s]' <a>\n```\n");
    run.file("values.yaml", text);
    assertThat(run.run("play", "job", "--yes", "--params", folder.resolve("values.yaml") + ""))
        .isEqualTo(2);
    assertThat(run.err()).contains("values.yaml:").doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aPromptSaysWhatAPlaceDoesNotTakeAndAsksAgain() {
    run.page(
        "job",
        "# Job\n\n"
            + "```bash\n"
            + "# Count\n"
            + "printf '%s' $((<count> + 1))\n\n"
            + "# Say\n"
            + "printf '[%s]' <text>\n"
            + "```\n");
    run.answers("a[$(id)]", "41", "  it's  so; ", "y", "y");
    assertThat(run.run("play", "job")).isEqualTo(0);
    assertThat(run.out()).isEqualTo("42[it's  so;]");
    assertThat(run.err()).contains("it can be only a number here, because the shell calculates");
  }

  @Test
  void aPageThatCannotHoldAValueIsRefusedBeforeAnyoneIsAsked() {
    run.page(
        "job",
        "---\nrunbook: {params: {a: }}\n---\n# Job\n\n```bash\necho one\necho \"${{a}}\"\n```\n");
    run.answers("x");
    assertThat(run.run("play", "job")).isEqualTo(2);
    assertThat(run.err()).contains("error[param-place]");
    assertThat(run.out()).isEmpty();
    assertThat(run.asked()).isEmpty();
  }

  @Test
  void aSecretIsInNoFileAndOnNoScreenHoweverItIsQuoted() throws IOException {
    run.page(
        "job",
        """
        # Job

        ```bash
        # Use it
        set -x
        bash -xc "printf '%s' '<password>'" | wc -c
        bash -xc 'printf "%s" "<password>"' | cksum
        set +x
        printf '%s\\n' <password> "<password>"
        ```
        """);
    run.with("RUNBOOK_PARAM_PASSWORD", SECRET);
    assertThat(run.run("play", "job", "--yes", "-v")).isEqualTo(0);
    assertThat(run.out()).contains(String.valueOf(SECRET.length()));
    assertThat(run.out() + run.err()).doesNotContain("Ecr3t");
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      List<Path> written = files.filter(Files::isRegularFile).toList();
      assertThat(written).isNotEmpty();
      for (Path file : written) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Ecr3t");
      }
    }
  }

  @Test
  void aPlanHasNoSecretHoweverItIsQuoted() {
    run.page("job", "# Job\n\n```bash\nssh web1 \"login '<password>' <password>\"\n```\n");
    assertThat(run.run("plan", "job", "--json", "--param", "password=" + SECRET)).isEqualTo(0);
    assertThat(run.run("plan", "job", "--param", "password=" + SECRET)).isEqualTo(0);
    assertThat(run.out() + run.err())
        .contains("web1 $ login •••••• ••••••")
        .doesNotContain("Ecr3t");
  }

  /** A value may be a secret although its own name does not say so. */
  @Test
  void norOneOfTheEnvironmentGivenUnderAnotherName() {
    run.page("job", "# Job\n\n```bash\nssh web1 \"login <account>\"\n```\n");
    run.with("LOGIN_TOKEN", SECRET);
    assertThat(run.run("plan", "job", "--json", "--param", "account=" + SECRET)).isEqualTo(0);
    assertThat(run.run("plan", "job", "--param", "account=" + SECRET)).isEqualTo(0);
    assertThat(run.out() + run.err())
        .contains("\"placeholder\" : \"<account>\"")
        .contains("web1 $ login ")
        .doesNotContain("Ecr3t");
  }

  @Test
  void valuesReachARealDatabaseAsTheyAre() throws IOException {
    try (Postgres postgres = Postgres.start()) {
      String psql = "psql -h " + postgres.socket() + " -U postgres -tA postgres";
      run.page(
          "job",
          String.join(
              "\n",
              "# Job",
              "```bash {safe}",
              psql + " -c \"select '<x>'\"",
              psql + " -c 'select '\\''<x>'\\'''",
              psql + " -c 'select 1 as \"<y>\"' -x",
              psql + " <<'EOF'\nselect '<x>';\nEOF",
              psql + " <<EOF\nselect '<x>';\nEOF",
              "bash -c \"" + psql + " -c \\\"select '<x>'\\\"\"",
              "```",
              ""));
      String value = "it's \"so\"; drop table t; -- \\' $(id) $$ \\\\ :x :'y' /* %";
      assertThat(run.run("play", "job", "--yes", "--param", "x=" + value, "--param", "y=a\"b; 'c"))
          .as(run.err())
          .isEqualTo(0);
      assertThat(run.out().lines())
          .containsExactly(value, value, "a\"b; 'c|1", value, value, value);
    }
  }
}
