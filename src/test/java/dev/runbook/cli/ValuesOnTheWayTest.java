package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that are put off until they are needed, and values that are changed on the way. */
class ValuesOnTheWayTest {
  private static final String PAGE =
      """
      ---
      runbook:
        params:
          dump: {description: Which dump, placeholder: <dump>, pattern: "[a-z]+[.]sql"}
          api-token: {type: secret, placeholder: TOKEN}
      ---
      # Load

      ```bash
      # Which dumps there are
      ssh web1 "ls /srv/dumps"
      ```

      ```bash
      # Look into it
      ssh web1 "head -1 /srv/dumps/<dump>"
      ```

      ```bash {name=load danger}
      # Load it
      ssh web1 "load /srv/dumps/<dump>"
      ```

      ```bash
      # Say so
      ssh web1 "tell <dump> TOKEN"
      ```
      """;

  private static final String SECRET = "first-secret-1";
  private static final String OTHER = "other-secret-2";

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("load", PAGE).mock("");
  }

  private int play(String... flags) {
    List<String> args =
        new ArrayList<>(List.of("play", "load", "--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return run.run(args.toArray(String[]::new));
  }

  @Test
  void aValueThatAStepMayShowIsAskedForWhenItIsNeeded() {
    run.answers("", "", "", "one.sql", "", "y", "web1", "long-enough-9", "");
    assertThat(play()).isZero();
    assertThat(run.err())
        .containsSubsequence(
            "2 values are needed before the first step.",
            "Enter puts it off: it is asked for at step 2, after step 1 \"Which dumps there",
            "step 1 of 4",
            "step 2 of 4",
            "web1 $ head -1 /srv/dumps/<dump>",
            "It needs a value.",
            "→ dump is now one.sql",
            "web1 $ head -1 /srv/dumps/one.sql",
            "step 3 of 4",
            "Type web1",
            "step 4 of 4",
            "api-token",
            "→ api-token has another value from here on",
            "web1 $ tell one.sql ••••••")
        .doesNotContain("long-enough-9");
    assertThat(journal()).doesNotContain("long-enough-9");
  }

  @Test
  void aStepWhoseValueStaysOpenDoesNotRun() {
    run.answers("", "", "", "", "y", "", "s unknown", "", "s no", "", "", "s no");
    assertThat(play()).isZero();
    assertThat(commands()).containsExactly("ls /srv/dumps");
  }

  @Test
  void aBatchNeedsThemAllBeforeTheFirstStep() {
    run.answers();
    assertThat(play("--yes")).isEqualTo(2);
    assertThat(run.err()).contains("2 values are missing, and there is nobody to ask");
  }

  @Test
  void aChangedValueIsShownConfirmedAnewRecordedAndTakenUpByResume() {
    run.answers("", "", "y", "web1", "p dump two.sql", "y", "q");
    assertThat(play("--param", "dump=one.sql", "--param", "api-token=" + SECRET)).isEqualTo(3);
    assertThat(run.err())
        .containsSubsequence(
            "step 4 of 4",
            "  step 4 · Say so",
            "    web1 $ tell two.sql ••••••",
            "The steps before this one were played with the old value",
            "Use it from here on? ›",
            "→ dump is now two.sql",
            "web1 $ tell two.sql ••••••");
    assertThat(commands())
        .containsExactly("ls /srv/dumps", "head -1 /srv/dumps/one.sql", "load /srv/dumps/one.sql");

    CommandLineRun resumed = new CommandLineRun(folder).answers(OTHER, "");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err())
        .contains("3 of 4 steps already done, will not run again")
        .doesNotContain("its values or options are others now");
    assertThat(commands()).contains("tell two.sql ••••••");

    CommandLineRun transcript = new CommandLineRun(folder);
    assertThat(transcript.run("transcript", "--format", "markdown")).isZero();
    assertThat(transcript.out())
        .containsSubsequence("Deviations", "dump was one.sql and is now two.sql");
  }

  @Test
  void aValueThatIsChangedBeforeDangerIsConfirmedAnewAndStandsInTheFrame() {
    run.answers("", "", "p", "1", "two.sql", "y", "y", "no", "q");
    assertThat(play("--param", "dump=one.sql", "--param", "api-token=" + SECRET)).isEqualTo(3);
    assertThat(run.err())
        .containsSubsequence(
            "  1  dump is one.sql",
            "  2  api-token is ••••••",
            "step 3 · Load it · danger, confirmed again",
            "║ web1 $ load /srv/dumps/two.sql",
            "║ ! changed on the way: dump");
  }

  @Test
  void aSecretIsChangedUnseen() {
    run.answers("p api-token", OTHER, "y", "s no", "s no", "s no", "");
    assertThat(play("--param", "dump=one.sql", "--param", "api-token=" + SECRET)).isZero();
    assertThat(run.err() + journal()).doesNotContain(OTHER, SECRET);
    CommandLineRun transcript = new CommandLineRun(folder);
    transcript.run("transcript");
    assertThat(transcript.out()).contains("api-token was changed");
  }

  @Test
  void whatCannotBeAValueIsSaidAndNothingIsChanged() {
    run.answers("p dump Two", "p nothing", "p dump one.sql", "one.sql", "^C", "n", "q");
    assertThat(play("--param", "dump=one.sql", "--param", "api-token=" + SECRET)).isEqualTo(3);
    assertThat(run.err()).contains("✗ ", "No value is called \"nothing\" here");
    assertThat(new RecordedRun(folder).records("values.changed")).isEmpty();
  }

  private List<String> commands() {
    return new RecordedRun(folder).ran();
  }

  private String journal() {
    try {
      return Files.readString(new RecordedRun(folder).run().journal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
