package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages made to be slow, deep or endless; each takes about a second at worst where time grows with
 * size, and minutes or the whole stack where it does not. A soak reads pages four times as large, a
 * megabyte most of them.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LargePagesTest {
  private static final boolean SOAK = Boolean.getBoolean("soak");
  private static final int MEGABYTE = 1 << 20;
  private static final int SIZE = SOAK ? MEGABYTE : MEGABYTE / 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">",
        "> ",
        "- ",
        "-\t",
        "1. ",
        "- a\n",
        "> a\nb\n",
        "[",
        "[](",
        "[a](",
        "![[]",
        "[x][",
        "`",
        "*",
        "*a ",
        "*a **b ",
        "_a*",
        "<",
        "<a b=\"",
        "<!-- ",
        "a <!-- ",
        "<!X ",
        "<![CDATA[",
        "<?",
        "&",
        "&a",
        "\\",
        "\n",
        "a\n",
        "a  \n",
        "[a]: b\n",
        "[a]: (",
        "#",
        "# a\n",
        "# a-1\n# a\n",
        "=",
        "a\n=\n",
        "|",
        "|-",
        "a|b\n-|-\n",
        "- [ ] x\n",
        "> [!NOTE]\n",
        "<details>\n",
        "\t",
        " ",
        "```\n",
        "```bash {name=x}\n",
        "{",
        "---\n",
        "<!-- runbook: x -->\n",
        "<!-- runbook: x --> a\n",
        "\uFEFF",
        "\uD83D\uDE80",
        "\r",
        "\r\n",
        "a <!-- runbook: x --> ",
      })
  void ofOnePieceRepeatedAreRead(String piece) {
    assertRead(piece.repeat(SIZE / piece.length()));
    assertRead(piece.repeat(SIZE / piece.length()) + "x\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{a", "a=", "a,", "{}", "\"", "'", "a='", "[", "a=[", "x ", ".", "ab=\"c\" "})
  void withOneLongInfoStringAreRead(String piece) {
    String attributes = piece.repeat(SIZE / piece.length());
    assertRead("~~~bash " + attributes + "\nls\n~~~\n");
    assertRead("~~~bash {" + attributes + "}\nls\n~~~\n");
    assertRead("<!-- runbook: " + attributes + " -->\n~~~bash\nls\n~~~\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: b\n", "- ", "[", "{a: ", "&a ", "*a ", "? ", "a: {", "'", "\"", "#\n"})
  void withMuchFrontMatterAreRead(String piece) {
    assertRead("---\nrunbook: " + piece.repeat(60_000 / piece.length()) + "\n---\n");
    assertRead("---\nrunbook:\n" + piece.repeat(SIZE / piece.length()) + "\n---\n");
  }

  @Test
  void withBacktickRunsOfEveryLengthAreRead() {
    assertRead(IntStream.range(1, 1400).mapToObj("`"::repeat).collect(Collectors.joining(" ")));
  }

  @Test
  void withEmphasisInEmphasisAreRead() {
    assertRead("*a ".repeat(SIZE / 6) + "b* ".repeat(SIZE / 6));
    assertRead("*a **a ".repeat(SIZE / 14) + "b** b* ".repeat(SIZE / 14));
    assertRead("[".repeat(SIZE / 5) + "a" + "](b)".repeat(SIZE / 5));
  }

  @Test
  void withAListThatGetsEverDeeperAreRead() {
    assertRead(
        IntStream.range(0, 1400)
            .mapToObj(depth -> " ".repeat(depth) + "- a\n")
            .collect(Collectors.joining()));
  }

  @Test
  void withATableOfManyColumnsAndRowsAreRead() {
    assertRead("|a".repeat(150_000) + "\n" + "|-".repeat(150_000) + "\n" + "|\n".repeat(200_000));
  }

  @Test
  void withAYamlBombAreRead() {
    String bomb =
        IntStream.range(1, 9)
            .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "x]\n")
            .collect(Collectors.joining());
    Document page = Pages.parse("---\na0: &a0 [x]\n" + bomb + "runbook:\n  shell: sh\n---\n");
    assertThat(page.problems()).extracting(problem -> problem.code()).containsExactly("yaml-alias");
  }

  @Test
  void ofFiftyThousandBlocksKeepEveryOne() {
    String text =
        IntStream.range(0, 50_000)
            .mapToObj(
                i ->
                    "## Verify\n\n<!-- runbook: danger -->\n\ntext\n\n```bash {name=s"
                        + i
                        + "}\nls\n```\n\n")
            .collect(Collectors.joining());
    Document page = Pages.parse(text);
    List<Block> blocks = page.blocks();
    assertThat(blocks).hasSize(50_000);
    assertThat(blocks.get(49_999).attributes().text("name")).contains("s49999");
    assertThat(page.sections().get(50_000).slug()).isEqualTo("verify-49999");
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void withABlockOfManyLinesFindPlacesInItQuickly() {
    Block block = Pages.block("```sh\n" + "ls\n".repeat(300_000) + "```\n");
    long sum = 0;
    for (int at = 0; at < block.text().length(); at += 3) {
      sum += block.sourceSpan(at, at + 2).start();
    }
    assertThat(sum).isPositive();
  }

  /** A hundred megabytes in a soak, which is what {@code --max-size} may be raised to. */
  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void ofManyMegabytesAreRead() {
    int megabytes = SOAK ? 100 : 4;
    assertThat(ofMegabytes(megabytes).blocks()).hasSizeGreaterThan(megabytes * 10_000);
  }

  private static Document ofMegabytes(int megabytes) {
    String part = "## Part\n\nSome *text* with `code`.\n\n- item\n\n```bash\nls -l\ndf -h\n```\n\n";
    return Pages.parse(part.repeat(megabytes * MEGABYTE / part.length()));
  }

  /** On a small stack, so that whatever recurses is found out. */
  private static void assertRead(String text) {
    FutureTask<Document> reading =
        new FutureTask<>(() -> new DocumentParser().parse(Source.of("large.md", text)));
    new Thread(null, reading, "reader", 512 * 1024).start();
    assertThat(reading).succeedsWithin(Duration.ofSeconds(60));
  }
}
