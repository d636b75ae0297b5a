package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.lint.Shellcheck.Answer;
import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ShellCheck says, at the page's own lines and columns. */
class ShellcheckTest {
  /** It says this of the first file that it is given. */
  private static final String ANSWER =
      """
      {"comments":[{"file":"%s","line":%d,"endLine":%d,"column":%d,"endColumn":%d,
      "level":"%s","code":%d,"message":"Said so.","fix":null}]}
      """;

  @TempDir Path folder;

  @Test
  void standsAtThePlaceOnThePage() throws IOException {
    assertThat(words("```bash\necho one\necho $two\n```\n", 2, 6, 10, 2086))
        .containsExactly("$two");
  }

  @Test
  void knowsPromptsListsAndTabs() throws IOException {
    assertThat(words("```console\n$ echo $one\nsaid\n```\n", 1, 6, 10, 2086))
        .containsExactly("$one");
    assertThat(words("- Item\n\n  ```bash\n  true\n  \techo $one\n  ```\n", 2, 7, 11, 2086))
        .containsExactly("$one");
  }

  @Test
  void seesPlaceholdersAsWordsOfTheSameLength() throws IOException {
    Files.writeString(folder.resolve("page.md"), "```bash\ngit checkout <commit-hash>\n```\n");
    String[] seen = {""};
    lint(
        command -> {
          seen[0] = Files.readString(Path.of(command.get(command.size() - 1)));
          return "";
        });
    assertThat(seen[0].strip()).matches("git checkout [A-Za-z]{13}");
  }

  @Test
  void leavesOutWhatMakesNoSenseUnlessItIsAskedFor() throws IOException {
    String page = "```bash\nname=x\n```\n";
    assertThat(words(page, 1, 1, 5, 2034)).isEmpty();
    assertThat(words(page, 1, 1, 5, 2034, "shellcheck/SC2034")).containsExactly("name");
    assertThat(words(page, 1, 1, 5, 1009)).isEmpty();
  }

  @Test
  void saysOnceWhatOurOwnRuleSays() throws IOException {
    assertThat(words("```bash\ndir=$(pwd)\nrm $dir\n```\n", 2, 4, 8, 2086)).isEmpty();
  }

  @Test
  void isAskedOnceForManyBlocksAndOnceForEqualOnes() throws IOException {
    String blocks = "```bash\necho a\n```\n\n```bash\necho b\n```\n\n```bash\necho a\n```\n";
    Files.writeString(folder.resolve("page.md"), blocks);
    int[] calls = {0};
    int[] files = {0};
    lint(
        command -> {
          calls[0]++;
          files[0] += (int) command.stream().filter(word -> word.endsWith(".bash")).count();
          return "";
        });
    assertThat(calls[0]).isEqualTo(1);
    assertThat(files[0]).isEqualTo(2);
  }

  @Test
  void isNotAskedAgainAboutABlockOfWhichItSaidNothing() throws IOException {
    assertThat(asked("one", "-", true)).containsExactly("echo one");
    assertThat(asked("one", "-", true)).isEmpty();
    assertThat(asked("two", "-", true)).containsExactly("echo two");
    assertThat(asked("one", "-e SC2086", true)).containsExactly("echo one");
    assertThat(asked("one", "-", true, "shellcheck/SC2034")).containsExactly("echo one");
    assertThat(asked("three", "-", false)).containsExactly("echo three");
    assertThat(asked("three", "-", true)).containsExactly("echo three");
    Files.writeString(folder.resolve("shellcheck"), "a newer one");
    assertThat(asked("one", "-", true)).containsExactly("echo one");
  }

  @Test
  void isAskedAgainAboutABlockOfWhichItSaidSomething() throws IOException {
    Files.writeString(folder.resolve("page.md"), "```bash\necho $one\n```\n");
    for (int time = 0; time < 2; time++) {
      Shellcheck scripted =
          new Shellcheck(
              installed().toString(),
              folder,
              Map.of("XDG_CACHE_HOME", folder.toString()),
              command ->
                  new Answer(
                      ANSWER.formatted(
                          command.get(command.size() - 1), 1, 1, 6, 10, "warning", 2086),
                      true));
      assertThat(report(scripted, LintOptions.USUAL)).contains("2: shellcheck/SC2086 $one");
    }
  }

  /** The texts of which it is asked whether there is something, and says nothing. */
  private List<String> asked(String word, String always, boolean whole, String... only)
      throws IOException {
    Files.writeString(folder.resolve("page.md"), "```bash\necho " + word + "\n```\n");
    List<String> asked = new ArrayList<>();
    Shellcheck scripted =
        new Shellcheck(
            installed().toString(),
            folder,
            Map.of("XDG_CACHE_HOME", folder.toString(), "SHELLCHECK_OPTS", always),
            command -> {
              asked.add(Files.readString(Path.of(command.get(command.size() - 1))).strip());
              return new Answer("{\"comments\":[]}", whole);
            });
    report(scripted, new LintOptions(Set.of(only), Set.of(), true, Optional.empty()));
    return asked;
  }

  private Path installed() throws IOException {
    Path program = folder.resolve("shellcheck");
    return Files.exists(program) ? program : Files.writeString(program, "one");
  }

  @Test
  void isNotShownWhatNoShellHereReads() throws IOException {
    String page = "```bash\ndocker exec -it db psql\nSELECT now();\n```\n\n```python\nx\n```\n";
    Files.writeString(folder.resolve("page.md"), page);
    lint(
        command -> {
          throw new AssertionError("asked for " + command);
        });
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Files.writeString(folder.resolve("page.md"), "```bash\necho\n```\n");
    lint(command -> "");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("page.md");
    }
  }

  @Test
  void isTheProgramThatIsInstalled() throws IOException {
    Optional<Path> installed = Programs.find("shellcheck", System.getenv());
    Assumptions.assumeTrue(installed.isPresent(), "shellcheck is not installed");
    Files.writeString(
        folder.resolve("page.md"),
        "# P\n\n```bash\necho $(ls <folder>)\nfor x in $(ls); do echo \"$x\"; done\n```\n");
    Shellcheck real =
        new Shellcheck(
            installed.get().toString(),
            folder,
            Map.of(),
            command ->
                new Answer(
                    Captured.run(
                            Launch.of(command, Map.of("PATH", System.getenv("PATH")), folder),
                            Duration.ofMinutes(1))
                        .stdout(),
                    true));
    assertThat(report(real, LintOptions.USUAL))
        .contains("4: shellcheck/SC2046 $(ls <folder>)", "5: shellcheck/SC2045 $(ls)");
  }

  private List<String> words(String page, int line, int from, int to, int code, String... only)
      throws IOException {
    Files.writeString(folder.resolve("page.md"), page);
    Shellcheck scripted =
        new Shellcheck(
            "shellcheck",
            folder,
            Map.of(),
            command ->
                new Answer(
                    ANSWER.formatted(
                        command.get(command.size() - 1), line, line, from, to, "warning", code),
                    true));
    LintOptions options = new LintOptions(Set.of(only), Set.of(), true, Optional.empty());
    return report(scripted, options).stream()
        .filter(each -> each.contains("shellcheck/"))
        .map(each -> each.replaceFirst("^\\d+: \\S+ ", ""))
        .toList();
  }

  /** What it prints for a command. */
  private interface Output {
    String of(List<String> command) throws IOException;
  }

  private void lint(Output output) {
    report(
        new Shellcheck(
            "shellcheck", folder, Map.of(), command -> new Answer(output.of(command), true)),
        LintOptions.USUAL);
  }

  private List<String> report(Shellcheck shellcheck, LintOptions options) {
    return new Lint(new SourceReader(), pages -> Map.of(), Optional.of(shellcheck))
        .of(List.of(folder.resolve("page.md")), options).findings().stream()
            .map(Finding::problem)
            .map(each -> Linting.line(each) + " " + each.source().text(each.span()))
            .toList();
  }
}
