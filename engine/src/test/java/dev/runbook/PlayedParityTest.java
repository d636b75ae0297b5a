package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.local.Parity;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.run.Mask;
import dev.runbook.run.Recorder;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.RunResult;
import dev.runbook.shell.Snippets;
import dev.runbook.testkit.AgreeingGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * By-hand parity, from the page to the files left behind: bash is given a block, and a page with
 * that block is played.
 *
 * <p>Played steps stop at a command that fails, which is what the tool adds; so the pages here call
 * every status fine, and what is compared is everything else.
 */
class PlayedParityTest {
  private static final Path BLOCKS = Path.of("src/test/resources/parity");

  private static final String RUNNABLE = "/dev/runbook/shell/syntax/runnable.txt";

  private static final String EVERY_STATUS =
      IntStream.rangeClosed(0, 255).mapToObj(String::valueOf).collect(Collectors.joining(","));

  @TempDir Path root;

  static Stream<Path> blocks() throws IOException {
    try (Stream<Path> files = Files.list(BLOCKS)) {
      return files.sorted().toList().stream();
    }
  }

  @Test
  void thereAreEnoughBlocksToMeanSomething() throws IOException {
    assertThat(blocks().count()).isGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aBlockLeavesTheSameWhenItIsPlayed(Path block) throws IOException {
    Parity parity = new Parity(root);
    String text = asMarkdownReadsIt(block);
    Path script = Files.writeString(root.resolve("block.sh"), text);
    assertThat(played(parity, text, "played")).isEqualTo(parity.byBash(script));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void andWhenItsPageHasWindowsLineEnds(Path block) throws IOException {
    Parity parity = new Parity(root);
    String text = asMarkdownReadsIt(block);
    Path unix = Files.writeString(root.resolve("block.sh"), text);
    assertThat(played(parity, text.replace("\n", "\r\n"), "windows"))
        .isEqualTo(parity.byBash(unix));
  }

  /** Small texts of every kind of the grammar; a soak plays all, a build every fourth. */
  static List<String> texts() {
    List<String> all = List.of(Snippets.resource(RUNNABLE).split("\n%%\n"));
    int step = Boolean.getBoolean("soak") ? 1 : 4;
    return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
  }

  @Test
  void thereAreTextsOfEveryKind() {
    assertThat(Snippets.resource(RUNNABLE).split("\n%%\n")).hasSizeGreaterThanOrEqualTo(300);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextPrintsTheSameAndEndsAlikeWhenItIsPlayed(String text) throws IOException {
    Parity parity = new Parity(root);
    for (String name : List.of("by-bash", "played")) {
      Path folder = parity.folder(name);
      Files.writeString(folder.resolve("f.txt"), "first line\nsecond\n");
      Files.writeString(folder.resolve("in.txt"), "from a file\n");
      Files.writeString(folder.resolve("g.txt"), "");
    }
    String block = text + "\nprintf 'status %s\\n' \"$?\"\n";
    Path script = Files.writeString(root.resolve("text.sh"), block);
    assertThat(played(parity, block, "played")).isEqualTo(parity.byBash(script));
  }

  /** CommonMark's line ends are line feeds, whatever the file has. */
  private static String asMarkdownReadsIt(Path block) throws IOException {
    return Files.readString(block).replace("\r\n", "\n");
  }

  private static Parity.Remains played(Parity parity, String block, String name)
      throws IOException {
    Path folder = parity.folder(name);
    Path library = parity.folder(name + "-library");
    String newline = block.contains("\r\n") ? "\r\n" : "\n";
    Files.writeString(library.resolve("page.md"), page(block, newline));
    EngineConfig config =
        EngineConfig.builder()
            .environment(parity.environment())
            .folder(folder)
            .temp(library)
            .library(List.of(library))
            .build();
    Output output = new Output();
    try (Runbooks runbooks = Runbooks.onThisMachine(config)) {
      Procedure procedure = runbooks.find("page").page().orElseThrow().wholePage();
      Plan plan = runbooks.plan(procedure, PlanRequest.ALL);
      RunOptions options = new RunOptions(RunMode.REAL, Optional.empty(), Optional.empty());
      RunEnd ended =
          runbooks
              .runner(
                  AgreeingGate.stopping(), Recorder.none(), Mask.none(), List.of(output), options)
              .run(plan);
      assertThat(ended).isEqualTo(new RunEnd(RunResult.DONE, ""));
    }
    return Parity.remains(output.bytes.toByteArray(), folder);
  }

  private static String page(String block, String newline) {
    String fence = "~~~~~~~~~~";
    return String.join(
        newline,
        "---",
        "runbook: {kind: procedure}",
        "---",
        "# Block",
        "",
        fence + "bash {safe ok-exit=" + EVERY_STATUS + "}",
        block + (block.endsWith("\n") ? "" : newline) + fence,
        "");
  }

  private static final class Output implements RunListener {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void on(RunEvent event) {}

    @Override
    public synchronized void stdout(byte[] buffer, int offset, int length) {
      bytes.write(buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
      String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
      assertThat(text).doesNotContain("__rb_");
    }
  }
}
