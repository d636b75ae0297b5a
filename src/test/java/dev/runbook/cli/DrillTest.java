package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalObject;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The last ten lines after nights on which one command of a shipped page goes wrong: they say what
 * is done, what is not, what stands open and what to do next. That no such night ends as if all was
 * well is said by {@code test --drill}.
 */
class DrillTest {
  private static final Path RUNBOOKS = Path.of(System.getProperty("runbook.root"), "runbooks");

  /** What a person would fill in. */
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          "backup-database",
          List.of(),
          "deploy",
          List.of(),
          "ssl-certificate",
          List.of(),
          "rollback",
          List.of("--param", "commit=4be19d7"),
          "restore-database",
          List.of(
              "--param",
              "dump=skriptoteket-20260102-031500.sql",
              "--confirm",
              "restore-database@hemma",
              "--with",
              "the-users-know"),
          "reset-database",
          List.of(
              "--param",
              "admin-password=a-throw-away-one.x",
              "--confirm",
              "reset-database@hemma",
              "--with",
              "the-owner-agrees"));

  /** What a command does instead of what it should, and the exit status of the run. */
  private static final Map<String, Integer> FAULTS =
      Map.of("exit: 9", 1, "fault: hang", 124, "fault: disconnect", 5);

  private static final List<String> IN_TURN =
      List.of("exit: 9", "fault: hang", "fault: disconnect");

  /** Some commands have their night; all of them would take too long. */
  private static final int EVERY = 6;

  @TempDir Path folder;

  static Stream<String> names() {
    return FLAGS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theLastLinesSayWhatIsDoneAndWhatIsNot(String name) throws IOException {
    List<JournalObject> commands = commands(name);
    for (int at = 0; at < commands.size(); at += EVERY) {
      // To a condition, a status is an answer.
      boolean check = commands.get(at).flag("check");
      String fault = IN_TURN.get(check ? 1 + at / EVERY % 2 : at / EVERY % 3);
      String run = Json.line(commands.get(at).text("run"));
      String reply = "- {run: " + run + ", times: 1, " + fault + "}";
      Night night = play(name, mock(name).replaceFirst("(?m)^    commands:\n", withReply(reply)));

      assertThat(night.exit()).as(night.story()).isEqualTo(FAULTS.get(fault));
      assertThat(night.lastLines())
          .as(night.story())
          .anyMatch(line -> line.startsWith("done      "))
          .anyMatch(line -> line.startsWith("not done  "))
          .anyMatch(line -> line.startsWith("open      "))
          .anyMatch(line -> line.startsWith("next      runbook "));
    }
  }

  private static String withReply(String reply) {
    return java.util.regex.Matcher.quoteReplacement("    commands:\n      " + reply + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore-database", "reset-database"})
  void theWrongMachineIsSentNoDanger(String name) throws IOException {
    Night night = play(name, mock(name).replaceFirst("hostname: hemma", "hostname: spare"));

    assertThat(night.exit()).as(night.story()).isEqualTo(7);
    assertThat(String.join("\n", night.lastLines()))
        .as(night.story())
        .containsAnyOf("not done  ", "Nothing was run");
  }

  /** What a good night sends to hemma, in its order, but for what has a secret in it. */
  private List<JournalObject> commands(String name) throws IOException {
    Path own = Files.createTempDirectory(folder, name);
    Night night = play(own, name, mock(name));
    assertThat(night.exit()).as(night.story()).isEqualTo(0);
    Map<String, JournalObject> sent = new LinkedHashMap<>();
    new RecordedRun(own)
        .records("command.started").stream()
            .map(JournalRecord::object)
            .filter(command -> command.text("host").equals("hemma"))
            .filter(command -> !command.text("run").contains(Plan.MASK))
            .forEach(command -> sent.putIfAbsent(command.text("run"), command));
    return List.copyOf(sent.values());
  }

  private Night play(String name, String mock) throws IOException {
    return play(Files.createTempDirectory(folder, name), name, mock);
  }

  private static String mock(String name) throws IOException {
    return Files.readString(RUNBOOKS.resolve(name + ".mock.yaml"));
  }

  /** The page as it is shipped, but for its patience. */
  private static Night play(Path folder, String name, String mock) throws IOException {
    String page = Files.readString(RUNBOOKS.resolve(name + ".md"));
    CommandLineRun run =
        new CommandLineRun(folder)
            .columns(100)
            .page(name, page.replaceFirst("  timeout: \\d+m", "  timeout: 1s"))
            .file("mock.yaml", mock);
    List<String> args = new ArrayList<>(List.of("play", name, "--yes", "--mock"));
    args.add(folder.resolve("mock.yaml").toString());
    args.addAll(FLAGS.get(name));
    return new Night(run.run(args.toArray(String[]::new)), run.err());
  }

  private record Night(int exit, String story) {
    List<String> lastLines() {
      List<String> lines = story.lines().toList();
      return lines.subList(Math.max(0, lines.size() - 10), lines.size());
    }
  }
}
