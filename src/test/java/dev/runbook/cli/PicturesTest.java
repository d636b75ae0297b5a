package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.report.HtmlTranscript;
import dev.runbook.report.TextTranscript;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's pictures show the screens as they are now.
 *
 * <p>{@code .ci/pictures} makes them again, by running this with {@code -Dpictures=write}.
 */
class PicturesTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));
  private static final Path PICTURES = ROOT.resolve("docs/pictures");
  private static final boolean WRITE = "write".equals(System.getProperty("pictures"));
  private static final String AGAIN = "what it shows has changed: .ci/pictures makes it again";
  private static final int LARGEST = 300_000;

  private static final Pattern PAGE = Pattern.compile("(?s)````markdown\n(.*?)````\n");

  private static final Pattern GRAPH = Pattern.compile("(?s)```mermaid\n(.*?)```\n");

  private static final String MOCK =
      """
      hosts:
        hemma:
          identity: {hostname: hemma, user: paunchygent}
          commands:
            - match: .*DROP DATABASE.*
              stdout: |
                DROP DATABASE
            - match: .*20260102.*
              stdout: |
                SET
                CREATE TABLE
                COPY 3482
      """;

  @TempDir Path folder;

  @Test
  void theDangerFrameMoves() throws IOException {
    CastRecorder recorder =
        new CastRecorder(92, 30)
            .answers(1.5, "20260102")
            .answers(2.5, "y")
            .answers(4, "y")
            .answers(1.5, "y")
            .answers(2, "hemma")
            .answers(2, "y");
    CommandLineRun run = new CommandLineRun(folder).with("NO_COLOR", "");
    run.page("shop", "# Shop\n\n" + pageOfTheReadme()).file("hemma.mock.yaml", MOCK);
    String mock = folder.resolve("hemma.mock.yaml").toString();
    Cli cli = new Cli(watched(run.world(), recorder));
    assertThat(cli.run("play", "replace-the-data", "--mock", mock)).isZero();
    String cast = recorder.cast("runbook play replace-the-data, on a mock host", folder.toString());
    assertIsAsKept("danger.cast", cast);
    assertIsAsKept("danger.svg", CastPicture.of(cast));
  }

  /** The page that the README shows is the one that is played. */
  private static String pageOfTheReadme() throws IOException {
    Matcher page = PAGE.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(page.find()).isTrue();
    return page.group(1);
  }

  private static ProcessContext watched(ProcessContext world, CastRecorder recorder) {
    PrintStream screen = recorder.screen();
    Map<String, String> environment = new HashMap<>(world.environment());
    return new ProcessContext(
        screen,
        screen,
        new ProcessContext.Terminals(true, true, true),
        recorder::columns,
        environment,
        world.folder(),
        world.temp(),
        world.clock(),
        (colours, onInterrupt) -> recorder,
        world.signals(),
        world.shells(),
        world.operator(),
        world.machine(),
        world.version(),
        () -> new RunStore(RunStore.usualRoot(environment), world.clock(), new Random(7)));
  }

  /** A run that was recorded, since times are not the same twice. */
  @Test
  void theTranscriptOfARunThatFailed() throws IOException {
    Path run = ROOT.resolve("src/test/resources/pictures/runs/20261130-174248-tx4e");
    String html =
        new HtmlTranscript(TextTranscript.DEFAULT_OUTPUT_LIMIT, ZoneOffset.UTC)
            .of(PastRun.read(new RunFolder(run)));
    assertIsAsKept("transcript.svg", HtmlPicture.of(html, 1000, 735));
  }

  /** GitHub draws it. */
  @Test
  void theStepsOfAPageThatShips() throws IOException {
    CommandLineRun run = new CommandLineRun(folder);
    String page = ROOT.resolve("runbooks/prune-backups.md").toString();
    assertThat(run.run("plan", page, "--format", "mermaid")).isZero();
    Matcher drawn = GRAPH.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(drawn.find()).isTrue();
    assertThat(drawn.group(1)).isEqualTo(run.out());
  }

  private static void assertIsAsKept(String name, String picture) throws IOException {
    assertThat(picture).as(name).hasSizeLessThan(LARGEST).doesNotContain(ROOT.toString());
    if (WRITE) {
      Files.createDirectories(PICTURES);
      Files.writeString(PICTURES.resolve(name), picture);
    }
    assertThat(PICTURES.resolve(name)).as(name + ": " + AGAIN).hasContent(picture);
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("docs/pictures/" + name.replace(".cast", ".svg"));
  }
}
