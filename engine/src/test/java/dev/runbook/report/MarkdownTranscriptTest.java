package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import dev.runbook.run.Answer;
import dev.runbook.source.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownTranscriptTest {
  private static final Pattern OUR_HTML =
      Pattern.compile(
          "<details><summary>standard (output|error), [\\d,]+ lines?</summary>"
              + "|</details>|<!-- -->|</?code>");

  @TempDir Path folder;

  @Test
  void beginsWithAChangeRecord() {
    PastRun run =
        Playing.in(folder).answer("restore/look", new Answer.Skip("ana saw it on Friday")).play();

    assertThat(markdown(run))
        .startsWith(
            """
            # Change record: Restore

            | Run | `%s` |
            |---|---|
            | Outcome | done (exit status 0) |
            | Target | restore (Restore) |
            | Highest risk | danger |
            """
                .formatted(run.folder().id()))
        .contains("| Page sha256 | `" + run.summary().page().sha256() + "` |\n")
        .contains("| Played by | ana on laptop |\n| Tool | runbook 0.1.0 |\n")
        .contains("| Journal head | `" + run.contents().head() + "` |\n")
        .contains("| 1 | Look | hemma | none | 07:15:30 |  | skipped |\n")
        .contains("| 2 | Drop it | hemma | danger | 07:15:30 | 0 ms | ok |\n")
        .contains(
            "## Confirmations\n\n"
                + "- 2026-11-23 07:15:30 UTC, step 2 (Drop it): confirmed by typing hemma")
        .contains("## Hosts\n\n- `hemma is ops@hemma`\n")
        .contains("- `date` = `20260102`\n- `password` = `(secret)`\n")
        .contains(
            "## Deviations from the page\n\n- 2026-11-23 07:15:30 UTC, step 1 (Look): skip: ana")
        .contains("## Verification\n\n- " + run.folder().id() + " is as it was written: ");
  }

  @Test
  void foldsWhatCommandsWrote() {
    PastRun run = Playing.in(folder).play();

    assertThat(markdown(run))
        .contains(
            """
            ```sh
            ssh hemma "login '<password>'"
            ```

            sent as

            ```sh
            login '••••••'
            ```

            <details><summary>standard output, 1 line</summary>

            ```text
            hello, your password is ••••••
            ```

            </details>
            """);
  }

  @Test
  void showsHostileTextsAndMeansNoneOfThem() {
    List<String> texts = Payloads.all();
    String markdown = markdown(HostileRun.with(folder, texts));
    Parts parts = Parts.of(markdown);

    assertThat(parts.html).allMatch(html -> ours(html.strip()), "our own tags alone");
    assertThat(parts.others).isEmpty();
    assertThat(parts.fences).containsAll(texts.stream().map(this::asShown).toList());
    assertThat(
            TextContentRenderer.builder().build().render(Parser.builder().build().parse(markdown)))
        .contains("echo " + texts.get(0));
  }

  @Test
  void neverLetsABacktickEndItsFence() throws IOException {
    PastRun run =
        Playing.in(folder)
            .page(
                "# Restore\n\n```bash\n# Look\nssh hemma \"look\"\n```\n",
                "hosts: {hemma: {commands: [{run: look, stdout: \"x\"}]}}")
            .play();
    String output = "a\n````````\n# Injected\n```\n</details>\n";
    Files.writeString(run.folder().stdout(1), output);

    assertThat(Parts.of(markdown(run)).fences).contains(output);
  }

  @Test
  void breaksMentionsAndBareAddresses() {
    assertThat(Markdown.text("@team see https://evil.example and www.evil.example #12"))
        .isEqualTo(
            "@<!-- -->team see https:<!-- -->//evil.example and www<!-- -->.evil.example \\#12");
  }

  @Test
  void setsCodeThatHoldsPipesAndBackticks() {
    assertThat(Markdown.code("a b")).isEqualTo("`a b`");
    assertThat(Markdown.code("a|`b`")).isEqualTo("<code>a&#124;&#96;b&#96;</code>");
    assertThat(Markdown.code(" ")).isEqualTo("<code>&#32;</code>");
  }

  private String asShown(String text) {
    String shown = PrintableText.text(text);
    return shown.endsWith("\n") ? shown : shown + "\n";
  }

  private static boolean ours(String html) {
    Matcher matcher = OUR_HTML.matcher(html);
    return matcher.matches();
  }

  private static String markdown(PastRun run) {
    return new MarkdownTranscript(TextTranscript.DEFAULT_OUTPUT_LIMIT).of(run);
  }

  /** What a reader of Markdown finds in it. */
  private static final class Parts extends AbstractVisitor {
    final List<String> html = new ArrayList<>();
    final List<String> fences = new ArrayList<>();
    final List<Node> others = new ArrayList<>();

    static Parts of(String markdown) {
      Parts parts = new Parts();
      Parser.builder().build().parse(markdown).accept(parts);
      return parts;
    }

    @Override
    public void visit(HtmlBlock block) {
      html.add(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline inline) {
      html.add(inline.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock block) {
      fences.add(block.getLiteral());
    }

    @Override
    public void visit(Link link) {
      others.add(link);
    }

    @Override
    public void visit(Image image) {
      others.add(image);
    }

    @Override
    public void visit(CustomNode node) {
      others.add(node);
    }
  }
}
