package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptCommandTest {
  private static final String PAGE =
      "# Restart\n\n```bash\n# Restart it\nssh web1 \"sudo systemctl restart app\"\n```\n";

  @TempDir Path folder;
  private String head;

  @BeforeEach
  void play() {
    CommandLineRun played = new CommandLineRun(folder);
    played
        .page("restart", PAGE)
        .mock("- {run: sudo systemctl restart app, stdout: \"restarted\\n\"}");
    String mock = folder.resolve("mock.yaml").toString();
    assertThat(played.run("play", "restart", "--mock", mock, "--yes")).isZero();
    Matcher printed = Pattern.compile("head ([0-9a-f]{64})").matcher(played.err());
    assertThat(printed.find()).isTrue();
    head = printed.group(1);
  }

  @Test
  void timesAreThoseOfTheOperatorsZoneWhoseNameStandsWithThem() {
    for (String format : List.of("text", "markdown", "html")) {
      CommandLineRun shown = new CommandLineRun(folder).in("Europe/Stockholm");
      assertThat(shown.run("transcript", "--format", format)).isZero();
      assertThat(shown.out()).contains("2026-01-02 04:04:05 CET").doesNotContain("UTC");
    }
    CommandLineRun runs = new CommandLineRun(folder).in("Europe/Stockholm");
    assertThat(runs.run("runs", "--mock", "--since", "2026-01-02T04:04")).isZero();
    assertThat(runs.out()).contains("2026-01-02 04:04:05 CET");
    CommandLineRun later = new CommandLineRun(folder).in("Europe/Stockholm");
    later.run("runs", "--mock", "--since", "2026-01-02T04:05");
    assertThat(later.out()).doesNotContain("CET");
  }

  @Test
  void writesEveryFormat() {
    assertThat(out("transcript")).startsWith("Run   ").contains("    | restarted");
    assertThat(out("transcript", "--format", "markdown"))
        .startsWith("# Change record: Restart\n")
        .contains(head);
    assertThat(out("transcript", "--format", "html"))
        .startsWith("<!DOCTYPE html>\n")
        .endsWith("</html>\n")
        .contains(head);
    assertThat(out("transcript", "--format", "asciicast")).startsWith("{\"version\":3,");
  }

  @Test
  void writesTheJournalsVeryObjectsAsJson() throws IOException {
    String json = out("transcript", "--format", "json");
    List<?> all = (List<?>) Json.object("{\"all\":" + json + "}").get("all");

    assertThat(all.stream().map(Json::line).collect(Collectors.joining("\n", "", "\n")))
        .isEqualTo(Files.readString(runFolder().resolve("journal.jsonl")));
    assertThat(out("transcript", "--json")).isEqualTo(json);
  }

  @Test
  void writesAFileThatItsOwnerAloneMayRead() throws IOException {
    Path file = folder.resolve("run.md");
    Files.writeString(file, "an old one");
    CommandLineRun run = new CommandLineRun(folder);

    assertThat(run.run("transcript", "--format", "markdown", "-o", file.toString())).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("is in " + file);
    assertThat(Files.readString(file)).isEqualTo(out("transcript", "--format", "markdown"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith(".transcript"));
  }

  @Test
  void writesIntoAPipeInsteadOfReplacingIt() throws Exception {
    Path pipe = folder.resolve("pipe");
    Path read = folder.resolve("read");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader =
        new ProcessBuilder("cat", pipe.toString()).redirectOutput(read.toFile()).start();
    CommandLineRun run = new CommandLineRun(folder);

    assertThat(run.run("transcript", "-o", pipe.toString())).isZero();
    assertThat(reader.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(read)).isEqualTo(out("transcript"));
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void saysWhyAFileCannotBeWritten() {
    CommandLineRun run = new CommandLineRun(folder);

    assertThat(run.run("transcript", "-o", folder.resolve("no/run.md").toString())).isEqualTo(2);
    assertThat(run.err()).contains("cannot be written: there is no folder " + folder.resolve("no"));
    CommandLineRun onto = new CommandLineRun(folder);
    assertThat(onto.run("transcript", "-o", folder.toString())).isEqualTo(2);
    assertThat(onto.err()).contains("cannot be written: it is a folder");
  }

  @Test
  void saysThatTheRootOfAllFoldersIsAFolder() {
    CommandLineRun run = new CommandLineRun(folder);

    assertThat(run.run("transcript", "-o", "/")).isEqualTo(2);
    assertThat(run.err()).contains("cannot be written: it is a folder");
  }

  @Test
  void leavesALinkThatLeadsNowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    CommandLineRun run = new CommandLineRun(folder);

    assertThat(run.run("transcript", "-o", link.toString())).isEqualTo(2);
    assertThat(run.err()).contains("cannot be written: it is a link that leads nowhere");
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  void saysThatADeviceIsFull() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
    CommandLineRun run = new CommandLineRun(folder);

    assertThat(run.run("transcript", "-o", "/dev/full")).isEqualTo(2);
    assertThat(run.err())
        .contains("/dev/full: error[unwritable]: cannot be written: No space left");
  }

  @Test
  void verifiesAgainstTheHeadThatWasPrinted() {
    assertThat(out("transcript", "--verify", "--head", head))
        .contains("Its head is " + head + ", the one that was given.");

    CommandLineRun other = new CommandLineRun(folder);
    assertThat(other.run("transcript", "--verify", "--head", "0".repeat(63) + "1")).isEqualTo(1);
    assertThat(other.err()).contains("no record has the head 00");
  }

  @Test
  void namesWhatWasChanged() throws IOException {
    Files.writeString(runFolder().resolve("output/0001.out"), "nothing\n");
    CommandLineRun run = new CommandLineRun(folder);

    assertThat(run.run("transcript", "--verify")).isEqualTo(1);
    assertThat(run.err()).containsPattern("output/0001.out of record \\d+ was changed");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void verifiesThePagesAndPlansOfEveryPartOfARun() throws IOException {
    String broken = "# Twice\n\n```bash\n# Go\nfalse\n```\n";
    CommandLineRun first = new CommandLineRun(folder).page("twice", broken);
    assertThat(first.run("play", "twice", "--yes")).isEqualTo(1);
    Matcher printed = Pattern.compile("runbook transcript (\\S+)").matcher(first.err());
    assertThat(printed.find()).isTrue();
    String id = printed.group(1);
    CommandLineRun second =
        new CommandLineRun(folder).page("twice", broken.replace("false", "true"));
    assertThat(second.run("resume", id, "--yes", "--rerun", "twice/go")).as(second.err()).isZero();
    assertThat(out("transcript", id, "--verify")).contains("2 pages, 2 plans and 0 outputs.");

    for (String name : List.of("runbook.2.md", "plan.2.json")) {
      Path file = folder.resolve("state/runbook/runs").resolve(id).resolve(name);
      String whole = Files.readString(file);
      Files.writeString(file, whole + " ");
      CommandLineRun run = new CommandLineRun(folder);
      assertThat(run.run("transcript", id, "--verify")).isEqualTo(1);
      assertThat(run.err())
          .containsPattern("the (page|plan) that was played in part 2 was changed");
      Files.writeString(file, whole);
    }
  }

  @Test
  void refusesOptionsThatDoNotGoTogether() {
    CommandLineRun alone = new CommandLineRun(folder);
    assertThat(alone.run("transcript", "--head", head)).isEqualTo(2);
    assertThat(alone.err()).contains("--head goes with --verify");
    CommandLineRun shortened = new CommandLineRun(folder);
    assertThat(shortened.run("transcript", "--verify", "--head", head.substring(0, 8)))
        .isEqualTo(2);
    assertThat(shortened.err()).contains("64 hexadecimal digits");
  }

  private Path runFolder() throws IOException {
    try (var runs = Files.list(folder.resolve("state/runbook/runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private String out(String... arguments) {
    CommandLineRun run = new CommandLineRun(folder);
    assertThat(run.run(arguments)).isZero();
    return run.out();
  }
}
