package dev.runbook.bashcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.graph.BashText;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BashCheckTest {
  @TempDir private Path folder;

  @Test
  void placesWhatIsWrongBehindPromptsIndentsAndQuotes() {
    assertThat(
            Checking.refused(
                """
                # T

                > - ```console
                >   $ echo a
                >   a
                >   $ for x in a; do echo)
                >   ```
                """))
        .isEqualTo(
            """
            page.md:6:26: error[shell-syntax]: `)` is not allowed here
              | >   $ for x in a; do echo)
              |                          ^
              = this `for` has no `done`: write `done` where it ends\
            """);
  }

  @Test
  void readsAPlaceholderAsAWord() {
    assertThat(Checking.refused("```bash\necho <commit-hash> <a|b> > f\n```\n")).isEmpty();
  }

  @Test
  void leavesAloneWhatIsTypedElsewhere() {
    String page =
        """
        ```bash
        docker exec -it db psql
        SELECT 'it''s (';
        \\q
        ```

        ```zsh
        echo (
        ```

        ```text
        echo (
        ```

        ```python {interpreter=python3}
        print("(
        ```
        """;
    assertThat(Checking.refused(page)).isEmpty();
  }

  @Test
  void looksAtWhatAHandOverRunsThere() {
    assertThat(Checking.refused("```bash\nssh far\necho \"a\n```\n"))
        .startsWith("page.md:3:6: error[shell-syntax]: the `\"` that opens here is never closed");
  }

  @Test
  void looksAtBlocksWhoseInterpreterIsABash() {
    assertThat(Checking.refused("```sh {interpreter=\"bash -eu\"}\necho (\n```\n"))
        .startsWith("page.md:2:6: error[shell-syntax]");
    assertThat(Checking.refused("```sh {interpreter=dash}\necho (\n```\n")).isEmpty();
  }

  @Test
  void looksAtTheCommandsOfAttributes() {
    assertThat(Checking.refused("```bash {verify=\"test -f 'x\"}\necho a\n```\n"))
        .startsWith("page.md:1:")
        .contains("the `'` that opens here is never closed");
  }

  @Test
  void knowsThatAnEarlierBlockHasTurnedPatternsOn() {
    String pattern = "```bash\nls !(a)\n```\n";
    assertThat(Checking.refused("```bash\nshopt -s extglob\n```\n\n" + pattern)).isEmpty();
    assertThat(Checking.refused(pattern + "\n```bash\nshopt -s extglob\n```\n")).isNotEmpty();
  }

  @Test
  void runsNothingOfIt() {
    Path file = folder.resolve("ran");
    Checking.refused(
        "```bash\n}; touch %1$s; {\n$(touch %1$s)\nset +n; touch %1$s\n```\n".formatted(file));
    Checking.refused("```bash\nset +n\ntouch %1$s\ntrap 'touch %1$s' EXIT\n```\n".formatted(file));
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "touch %s",
        "$(touch %s)",
        "`touch %s`",
        "}; touch %s; {",
        "set +n; touch %s",
        "set +n\ntouch %s",
        "set +o noexec\ntouch %s",
        "trap 'touch %s' EXIT ERR DEBUG",
        "shopt -s extglob nullglob; touch %s",
        "alias a='touch %s'\na",
        "eval 'touch %s'",
        "exec touch %s",
        "enable -n set; command touch %s",
        "source /dev/stdin <<<'touch %s'",
        "cat <<E >%s\na\nE",
        "x=a[$(touch %s)]; ((x[$(touch %s)]))",
        "[[ -v a[$(touch %s)] ]]",
        "esac; touch %s",
        ";; esac; touch %s; case a in b)",
        "exit 0",
        "touch %s &"
      })
  void runsNothingOfAnyText(String commands) throws IOException {
    Path file = folder.resolve("ran");
    CheckedText text = new CheckedText(commands.replace("%s", file.toString()), false);
    CheckedText before = new CheckedText("echo a", false);
    CheckedText behind = new CheckedText("touch " + file, false);
    JoinedTexts joined = new JoinedTexts(Checking.bash(folder), folder);
    joined.areAccepted(List.of(text));
    joined.areAccepted(List.of(before, text, behind));
    Checking.bash(folder).read(List.of(before, text, behind));
    assertThat(file).doesNotExist();
  }

  @Test
  void asksOnceForEachTextAndKeepsWhatWasAccepted() throws IOException {
    Path starts = folder.resolve("starts");
    Map<String, String> environment = countingBash(starts);
    StepGraph page =
        Checking.graph("```bash\necho a\n```\n\n```bash\necho a\n```\n\n```bash\necho b\n```\n");
    BashCheck check = BashCheck.onThisMachine(environment, folder);
    assertThat(check.of(List.of(page))).isEmpty();
    assertThat(check.of(List.of(page))).isEmpty();
    assertThat(BashCheck.onThisMachine(environment, folder).of(List.of(page))).isEmpty();
    assertThat(starts).hasContent("start");
    StepGraph more = Checking.graph("```bash\necho a\n```\n\n```bash\necho c\n```\n");
    assertThat(BashCheck.onThisMachine(environment, folder).of(List.of(more))).isEmpty();
    assertThat(BashCheck.onThisMachine(environment, folder).of(List.of(page, more))).isEmpty();
    assertThat(starts).hasContent("start\nstart");
  }

  @Test
  void startsNoProcessForABlockThatBashAccepts() throws IOException {
    Path starts = folder.resolve("starts");
    StepGraph page = Checking.graph(blocks(1_000));
    assertThat(BashCheck.onThisMachine(otherBash(starts), folder).of(List.of(page))).isEmpty();
    assertThat(Files.readString(starts)).isEqualTo("--noprofile --norc -n ./joined\n".repeat(4));
  }

  @Test
  void readsFewBlocksOneByOneToFindTheOneThatBashRefuses() throws IOException {
    Path starts = folder.resolve("starts");
    StepGraph page = Checking.graph(blocks(100) + "```bash\na\nnewer b\n```\n" + blocks(200));
    assertThat(BashCheck.onThisMachine(otherBash(starts), folder).of(List.of(page)).get(page))
        .extracting(Problem::render)
        .singleElement()
        .asString()
        .startsWith("page.md:403:1: error[shell-syntax]: the bash of this machine rejects this")
        .contains("near unexpected token `)'");
    assertThat(Files.readString(starts).split("\n"))
        .hasSizeLessThan(20)
        .filteredOn(line -> line.endsWith("one by one"))
        .singleElement()
        .asString()
        .matches("[1-8] one by one");
  }

  private static String blocks(int count) {
    return IntStream.range(0, count)
        .mapToObj("```bash\nsystemctl status app%d\n```\n\n"::formatted)
        .collect(Collectors.joining());
  }

  /**
   * A bash that refuses the word {@code newer}. It says with which arguments it is started, or how
   * many texts it is to read one by one.
   */
  private Map<String, String> otherBash(Path starts) throws IOException {
    return bash(
        """
        #!/bin/sh
        PATH=%1$s
        if [ -f texts ] && [ "$3" = -c ]; then
          echo $(tr -cd '\\000' <texts | wc -c) one by one >>'%2$s'
          sed 's/newer/)/' texts >other && mv other texts
        else
          echo "$@" >>'%2$s'
          sed 's/newer/)/' joined >other && mv other joined
        fi
        exec bash "$@"
        """
            .formatted(System.getenv("PATH"), starts));
  }

  @Test
  void asksANewBashAnew() throws IOException {
    Path starts = folder.resolve("starts");
    Map<String, String> environment = countingBash(starts);
    StepGraph page = Checking.graph("```bash\necho a\n```\n");
    BashCheck.onThisMachine(environment, folder).of(List.of(page));
    Path bash = folder.resolve("bin/bash");
    Files.writeString(bash, Files.readString(bash) + "# newer\n");
    BashCheck.onThisMachine(environment, folder).of(List.of(page));
    assertThat(starts).hasContent("start\nstart");
  }

  @Test
  void findsWhatIsRefusedEveryTime() throws IOException {
    Map<String, String> environment = countingBash(folder.resolve("starts"));
    StepGraph page = Checking.graph("```bash\necho (\n```\n");
    for (int i = 0; i < 2; i++) {
      assertThat(BashCheck.onThisMachine(environment, folder).of(List.of(page)).get(page))
          .hasSize(1);
    }
  }

  @Test
  void saysWhenBashCouldNotBeAsked() throws IOException {
    Map<String, String> environment = bash("#!/bin/sh\nexit 3\n");
    StepGraph page = Checking.graph("```bash\necho a\n```\n");
    assertThat(BashCheck.onThisMachine(environment, folder).of(List.of(page)).get(page))
        .extracting(Problem::code)
        .containsExactly("syntax-not-checked");
  }

  @Test
  void knowsWithoutABashWhatTheReaderOfPagesSees() {
    StepGraph page = Checking.graph("```bash\necho (\n```\n");
    assertThat(
            BashCheck.onThisMachine(Map.of("PATH", folder.toString()), folder)
                .of(List.of(page))
                .get(page))
        .extracting(Problem::code)
        .containsExactly(BashText.REJECTED);
  }

  private Map<String, String> countingBash(Path starts) throws IOException {
    return bash(
        "#!/bin/sh\necho start >>'%s'\nPATH=%s\nexec bash \"$@\"\n"
            .formatted(starts, System.getenv("PATH")));
  }

  private Map<String, String> bash(String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = Files.writeString(bin.resolve("bash"), script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return Map.of("PATH", bin.toString(), "XDG_CACHE_HOME", folder.resolve("cache").toString());
  }
}
