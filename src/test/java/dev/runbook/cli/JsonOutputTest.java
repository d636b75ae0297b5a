package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.runbook.json.Json;
import dev.runbook.source.PrintableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a page holds, what is said as JSON is JSON, and shows all that it holds. */
class JsonOutputTest {
  private static final int PAGES = Boolean.getBoolean("soak") ? 10_000 : 40;

  private static final int TOGETHER = 20;

  /** Each is told in another way: controls, bidi, joiners, emoji, fillers, tags, private ones. */
  private static final List<String> PIECES =
      List.of(
          "\u200d",
          "\ufe0f",
          "👩\u200d💻",
          "🏴",
          "😀",
          "\u00ad",
          "\u115f",
          "\u3164",
          "\u202e",
          "\u2066",
          "\udb40\udc67",
          "\udb40\udc7f",
          "\ue000",
          "\u0007",
          "\u001b[31m",
          "\u009b",
          "\u007f",
          "\u2028",
          "\ufeff",
          "\"",
          "\\",
          "\\u{200d}",
          "é",
          "日本",
          "\ud83e\udee0",
          "1\ufe0f\u20e3",
          "\t");

  private static final String BLOCK = "\n\n```bash\nssh web1 ls\n```\n";

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @TempDir Path folder;

  /** Pages are looked at together where a command looks at many: each look starts programs. */
  @Test
  void allThatLooksAtPagesSaysJson() throws IOException {
    Random random = new Random(13);
    for (int i = 0; i < PAGES; i++) {
      String name = "page" + i % TOGETHER;
      CommandLineRun page = run().page(name, page(random));
      page.run("plan", name, "--json");
      assertJson(page.out());
      if (i % TOGETHER == TOGETHER - 1) {
        assertJson(out("lint", "runbooks", "--json"));
        assertJson(out("lint", "runbooks", "--format", "sarif"));
        assertJson(out("list", "--json"));
      }
    }
  }

  /** Each store of runs is given up after some, because all that are in one are listed. */
  @Test
  void allThatLooksAtRunsSaysJson() throws IOException {
    Random random = new Random(14);
    for (int i = 0; i < 1 + PAGES / 20; i++) {
      Path here = folder.resolve("runs" + i / TOGETHER);
      String written = Json.line(text(random));
      CommandLineRun page =
          new CommandLineRun(here)
              .page("page", "# " + text(random) + "\n\n## " + text(random) + BLOCK)
              .mock("- {run: ls, stdout: " + written + "}");
      assertThat(page.run("play", "page", "--mock", here.resolve("mock.yaml").toString(), "--yes"))
          .as(page.err())
          .isZero();
      assertJson(out(here, "runs", "--json"));
      assertJson(out(here, "transcript", "latest", "--json"));
      for (String line : out(here, "transcript", "latest", "--format", "asciicast").split("\n")) {
        assertJson(line);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"👩\u200d💻 deploys", "so\u00adft", "\u202etxt"})
  void aHeadingIsTheSameInJson(String heading) throws IOException {
    String json = out(run().page("page", "# T\n\n## " + heading + "\n\n```bash\nls\n```\n"));
    assertThat(values(json)).contains(heading);
  }

  private String out(CommandLineRun page) {
    page.run("plan", "page", "--json");
    return page.out();
  }

  private String out(String... command) {
    return out(folder, command);
  }

  private static String out(Path here, String... command) {
    CommandLineRun run = new CommandLineRun(here);
    run.run(command);
    return run.out();
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder);
  }

  private static String page(Random random) {
    return "---\ntitle: "
        + text(random).replace('"', '\'').replace('\\', '/')
        + "\n---\n# "
        + text(random)
        + "\n\nA line "
        + text(random)
        + ".\n\n## Do "
        + text(random)
        + "\n\n```bash {name=\"a"
        + text(random).replace('"', '\'').replace('\\', '/')
        + "\"}\n# See "
        + text(random)
        + "\necho "
        + text(random)
        + "\n```\n\n## Then\n\n```bash\nsleep 0; true # "
        + (random.nextBoolean() ? "😀\ufe0f" : "")
        + "\n```\n";
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(
          random.nextInt(4) == 0
              ? Character.toString(random.nextInt(0x110000))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString().replaceAll("[\\r\\n\\x{d800}-\\x{dfff}]", " ");
  }

  private static void assertJson(String text) throws IOException {
    assertThat(text).as("what is said").isNotBlank();
    assertThat(PrintableText.firstHidden(text.replace("\r", ""))).isEqualTo(-1);
    values(text);
  }

  private static List<String> values(String json) throws IOException {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = STRICT.createParser(json)) {
      while (parser.nextToken() != null) {
        values.add(parser.getText());
      }
    }
    return values;
  }
}
