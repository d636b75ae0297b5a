package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.console.Prompt;
import dev.runbook.cli.console.PromptAnswer;
import dev.runbook.cli.console.Prompter;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunStore;
import dev.runbook.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page that is edited again and again while it is played: written over, replaced by another file,
 * and reached by a link that is pointed elsewhere. What runs is what was read, shown and confirmed.
 */
class EditedPageTest {
  private static final int CASES = Boolean.getBoolean("soak") ? 200 : 30;
  private static final long SEED = 20261124;
  private static final Pattern CONFIRM = Pattern.compile("Type (\\S+) to run this");
  private static final Pattern VERSION = Pattern.compile("version-\\d+");

  @TempDir Path folder;

  @Test
  void whatRunsIsWhatWasConfirmed() throws Exception {
    int edits = 0;
    for (int number = 0; number < CASES; number++) {
      Case one = new Case(number);
      Editor editor = one.editor();
      // Half of the pages change from before they are read on, the others while they are asked
      // about.
      boolean early = number % 2 == 0;
      if (early) {
        editor.startBeforeItIsRead();
      }
      assertThat(one.run(editor, question -> "y", "play", "swap")).as(one.name).isZero();
      edits += editor.finish();
      one.assertRan(one.shownVersion(), "runbook.md", "run.started");
      if (!early) {
        assertThat(one.shownVersion()).as(one.name).isEqualTo("version-0");
      }
    }
    System.out.printf(
        "%d of %d runs ran what was confirmed; their pages were edited %d times (seed %d)%n",
        CASES, CASES, edits, SEED);
  }

  @Test
  void whatRunsIsWhatWasConfirmedWhenItGoesOn() throws Exception {
    int edits = 0;
    for (int number = 0; number < CASES; number++) {
      Case one = new Case(CASES + number);
      Editor still = one.editor();
      Function<String, String> stops =
          question -> Files.exists(one.effects) && question.contains("Run this?") ? "q" : "y";
      assertThat(one.run(still, stops, "play", "swap")).as(one.name).isEqualTo(3);
      still.finish();
      String first = Files.readString(one.effects);

      Editor editor = one.editor();
      editor.write(editor.next());
      if (number % 2 == 0) {
        editor.startBeforeItIsRead();
      }
      Function<String, String> keeps =
          question -> question.contains("What now?") ? "k it is done" : "y";
      assertThat(one.run(editor, keeps, "resume")).as(one.name).isZero();
      edits += editor.finish();
      assertThat(Files.readString(one.effects)).startsWith(first);
      Files.writeString(one.effects, Files.readString(one.effects).substring(first.length()));
      one.assertRan(one.confirmedVersion(), "runbook.2.md", "run.resumed");
    }
    System.out.printf(
        "%d of %d resumed runs ran what was confirmed; their pages were edited %d times (seed"
            + " %d)%n",
        CASES, CASES, edits, SEED);
  }

  private static String page(String version) {
    return """
    # Swap

    ```bash
    # Write
    echo "write VERSION" >> effects

    # Drop
    # DANGER: drops what is there
    echo "drop VERSION" >> effects
    ```
    """
        .replace("VERSION", version);
  }

  /** One run with a folder, a page, an editor and an operator of its own. */
  private final class Case {
    private final String name;
    private final Random random;
    private final Path home;
    private final Path effects;
    private ByteArrayOutputStream screen;
    private String confirmed = "";

    Case(int number) throws IOException {
      name = "case " + number;
      random = new Random(SEED + number);
      home = Files.createDirectories(folder.resolve("case-" + number));
      effects = home.resolve("effects");
      Files.createDirectories(home.resolve("runbooks"));
    }

    Editor editor() throws IOException {
      return new Editor(home, new Random(random.nextLong()));
    }

    int run(Editor editor, Function<String, String> answers, String... args) {
      screen = new ByteArrayOutputStream();
      return new Cli(world(new AskedOperator(this, editor, answers))).run(args);
    }

    private ProcessContext world(Prompter operator) {
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.putAll(new TemporaryState(home).environment());
      PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
      return new ProcessContext(
          stream,
          stream,
          new ProcessContext.Terminals(true, true, true),
          () -> 100,
          environment,
          home,
          home,
          Clock.systemUTC(),
          (colours, onInterrupt) -> operator,
          (signal, handler) -> {},
          host -> "",
          "ops",
          () -> "here",
          "test",
          () -> new RunStore(home.resolve("state/runbook/runs")));
    }

    /** The only version on the screen. */
    String shownVersion() {
      List<String> versions =
          VERSION.matcher(screenText()).results().map(found -> found.group()).distinct().toList();
      assertThat(versions).as(name + ": shown").hasSize(1);
      return versions.get(0);
    }

    /** The version that stood last on the screen when the target's name was typed. */
    String confirmedVersion() {
      List<String> versions =
          VERSION.matcher(confirmed).results().map(found -> found.group()).toList();
      return versions.get(versions.size() - 1);
    }

    private String screenText() {
      return screen.toString(StandardCharsets.UTF_8);
    }

    /** Effects, journal and the kept page are all of one version. */
    void assertRan(String version, String keptPage, String beginning) throws IOException {
      RecordedRun recorded = new RecordedRun(home);
      List<String> lines = Files.readAllLines(effects);
      assertThat(lines).as(name + ": ran").isNotEmpty().allMatch(line -> line.endsWith(version));
      assertThat(lines).as(name).contains("drop " + version).hasSizeLessThanOrEqualTo(2);
      byte[] kept = Files.readAllBytes(recorded.run().path().resolve(keptPage));
      assertThat(new String(kept, StandardCharsets.UTF_8)).as(name).isEqualTo(page(version));
      JournalRecord began = recorded.records(beginning).get(0);
      assertThat(began.object().object("runbook").text("sha256"))
          .as(name)
          .isEqualTo(Source.sha256(kept));
      List<JournalRecord> shown = recorded.records("step.shown");
      for (JournalRecord started : recorded.records("step.started")) {
        assertThat(shown)
            .as(name + ": what was started was shown")
            .anyMatch(
                each ->
                    each.object().text("step").equals(started.object().text("step"))
                        && each.object().text("content").equals(started.object().text("content")));
      }
    }
  }

  /** Takes its time to answer, while the page is edited. */
  private record AskedOperator(Case one, Editor editor, Function<String, String> answers)
      implements WithoutTerminal {
    @Override
    public PromptAnswer ask(Prompt prompt) {
      editor.start();
      pause(one.random.nextInt(8));
      String question = one.screenText() + prompt.text().plain();
      Matcher confirm = CONFIRM.matcher(prompt.text().plain());
      if (confirm.find()) {
        one.confirmed = question;
        return PromptAnswer.line(confirm.group(1));
      }
      return PromptAnswer.line(answers.apply(prompt.text().plain()));
    }
  }

  /** Edits a page at random moments, from its start to its end. */
  private static final class Editor implements Runnable {
    private final Path page;
    private final Path files;
    private final Random random;
    private Thread thread;
    private volatile boolean over;
    private boolean atomic;
    private int edits;

    Editor(Path home, Random random) throws IOException {
      this.page = home.resolve("runbooks/swap.md");
      this.files = Files.createDirectories(home.resolve("files"));
      this.random = random;
      if (!Files.exists(page)) {
        write("version-0");
      }
    }

    String next() {
      return "version-" + (1 + random.nextInt(1_000_000));
    }

    void write(String version) throws IOException {
      Files.writeString(page, page(version));
    }

    /** A page that is still to be read is never left half written. */
    void startBeforeItIsRead() {
      atomic = true;
      start();
    }

    /** The first call starts it. */
    synchronized void start() {
      if (thread == null && !over) {
        thread = new Thread(this);
        thread.start();
      }
    }

    synchronized int finish() throws InterruptedException {
      over = true;
      if (thread != null) {
        thread.join();
      }
      return edits;
    }

    @Override
    public void run() {
      try {
        while (!over) {
          pause(random.nextInt(4));
          edit();
          edits++;
        }
      } catch (IOException e) {
        throw new AssertionError("the page cannot be edited", e);
      }
    }

    private void edit() throws IOException {
      Path other = files.resolve("page-" + random.nextInt(4) + ".md");
      switch (random.nextInt(atomic ? 2 : 3)) {
        case 0 -> {
          Files.writeString(other, page(next()));
          Files.move(other, page, StandardCopyOption.ATOMIC_MOVE);
        }
        case 1 -> pointElsewhere(other);
        default -> write(next());
      }
    }

    private void pointElsewhere(Path other) throws IOException {
      Path target = files.resolve("target-" + edits + ".md");
      Files.writeString(target, page(next()));
      Files.deleteIfExists(other);
      Files.createSymbolicLink(other, target);
      Files.move(other, page, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
