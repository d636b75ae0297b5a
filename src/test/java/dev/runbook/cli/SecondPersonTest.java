package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step that two people have to want: the operator, and one who signs what they have read. */
class SecondPersonTest {
  private static final String PAGE =
      """
      # Job

      ```bash
      # Look
      ls keep
      ```

      ```bash {confirm=second-person name=drop}
      # Drop it
      rm -r "$PWD/data-<day>"
      ```

      ```bash
      # Afterwards
      touch after
      ```
      """;

  @TempDir Path folder;
  private Path home;
  private String machine;

  @BeforeEach
  void twoPeople() throws Exception {
    Process found = new ProcessBuilder("sh", "-c", "command -v ssh-keygen").start();
    assumeTrue(found.waitFor() == 0, "skipped: there is no ssh-keygen here");
    machine = said("hostname");
    home = Files.createDirectories(folder.resolve("anna"));
    Path key = home.resolve("key");
    Process made =
        new ProcessBuilder(
                "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    Files.createDirectories(folder.resolve(".config/runbook"));
    Files.writeString(
        folder.resolve(".config/runbook/allowed_signers"),
        "anna@example.org " + Files.readString(Path.of(key + ".pub")));
    Files.createDirectories(folder.resolve("data-1"));
    Files.createFile(folder.resolve("keep"));
  }

  private static String said(String... command) throws IOException {
    Process asked = new ProcessBuilder(command).start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** Danger on this machine is confirmed by its name. */
  private String confirmed() {
    return "drop@" + machine;
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder).page("job", PAGE);
  }

  private CommandLineRun batch(int status, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("play", "job", "--yes", "--param", "day=1", "--confirm", confirmed()));
    words.addAll(List.of(more));
    CommandLineRun run = run();
    assertThat(run.run(words.toArray(String[]::new))).as(run.err()).isEqualTo(status);
    return run;
  }

  /** Anna approves; what she was shown. */
  private String approves(String... words) {
    List<String> all = new ArrayList<>(List.of("approve"));
    all.addAll(List.of(words));
    all.addAll(List.of("--key", home.resolve("key").toString()));
    CommandLineRun run = run().answers("approve");
    assertThat(run.run(all.toArray(String[]::new))).as(run.err()).isZero();
    return run.err();
  }

  private boolean isDropped() {
    return Files.notExists(folder.resolve("data-1"));
  }

  private String transcript(String format) {
    CommandLineRun run = run();
    assertThat(run.run("transcript", "latest", "--format", format)).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void aBatchRunsNothingWithoutTheApproval() throws IOException {
    String said = batch(4).err();
    assertThat(said)
        .contains("`job/drop` needs a second person's approval, and there is none")
        .contains("= --approval FILE gives it; `runbook approve job job/drop` makes one")
        .contains("nothing was run; --yes does not replace a second person");
    assertThat(isDropped()).isFalse();
    assertThat(runs()).isEmpty();
  }

  private List<Path> runs() throws IOException {
    Path runs = folder.resolve("state/runbook/runs");
    if (Files.notExists(runs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.toList();
    }
  }

  @Test
  void anApprovalForThePlanLetsABatchRunOnce() throws IOException {
    String shown = approves("job", "drop", "--param", "day=1", "-o", "drop.approval");
    assertThat(shown)
        .contains("step: job/drop")
        .contains("command: local $ rm -r \"$PWD/data-1\"")
        .contains("value: day=1")
        .contains("host: local is ")
        .contains("until: 2026-01-02T11:04:05Z");
    batch(0, "--approval", "drop.approval");
    assertThat(isDropped()).isTrue();
    assertThat(transcript("text")).contains("approved: by anna@example.org, key SHA256:");
    assertThat(transcript("markdown"))
        .contains("## Approvals by a second person")
        .contains("(Drop it): approved by anna@");
    assertThat(transcript("html")).contains("Approvals by a second person");
    Files.createDirectories(folder.resolve("data-1"));
    assertThat(batch(4, "--approval", "drop.approval").err())
        .contains("drop.approval: it was used before, and each is used once");
    assertThat(isDropped()).isFalse();
  }

  @Test
  void anotherValueOrAnotherPageIsRefusedBeforeStepOne() {
    approves("job", "drop", "--param", "day=2", "-o", "drop.approval");
    assertThat(batch(4, "--approval", "drop.approval").err())
        .contains("a value is another one: \"day=2\" was approved, and now it is \"day=1\"");
    approves("job", "drop", "--param", "day=1", "-o", "drop.approval");
    CommandLineRun changed = run().page("job", PAGE.replace("rm -r", "rm -rf"));
    assertThat(
            changed.run(
                "play",
                "job",
                "--yes",
                "--param",
                "day=1",
                "--confirm",
                confirmed(),
                "--approval",
                "drop.approval"))
        .isEqualTo(4);
    assertThat(changed.err()).contains("it is for another plan");
    assertThat(isDropped()).isFalse();
  }

  @Test
  void aPersonWaitsAndTheSecondOneApprovesTheRunThatAsks() throws IOException {
    CommandLineRun first = run().answers("y", "y", "n", "q");
    assertThat(first.run("play", "job", "--param", "day=1")).as(first.err()).isEqualTo(3);
    assertThat(first.err())
        .contains("A second person has to approve this step before it runs.")
        .contains("a second person has to approve it\n")
        .contains("It was not approved, and nothing of it ran.");
    assertThat(isDropped()).isFalse();
    String id = runs().get(0).getFileName().toString();
    assertThat(first.err().replaceAll("\\s+", " ")).contains("runbook approve " + id + " job/drop");
    Path request =
        folder.resolve("state/runbook/runs").resolve(id).resolve("approvals/job.drop.request");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(request)))
        .isEqualTo("rw-------");
    assertThat(approves(id)).contains("run: " + id).contains("operator: ops");

    CommandLineRun second = run().answers("y", machine, "y");
    assertThat(second.run("resume", id)).as(second.err()).isEqualTo(0);
    assertThat(isDropped()).isTrue();
    assertThat(second.err()).contains("approved by anna@example.org");
    assertThat(transcript("text"))
        .contains("a second person has not approved it yet")
        .contains("not approved by a second person")
        .contains("approved: by anna@example.org");
  }

  @Test
  void theOperatorsOwnApprovalIsNone() throws IOException {
    Path signers = folder.resolve(".config/runbook/allowed_signers");
    Files.writeString(signers, Files.readString(signers).replace("anna@", "ops@"));
    approves("job", "drop", "--param", "day=1", "-o", "drop.approval");
    assertThat(batch(4, "--approval", "drop.approval").err())
        .contains("it is the operator's own: ops@example.org is ops, who plays");
  }

  @Test
  void aRequestIsSignedElsewhere() {
    CommandLineRun asks = run();
    assertThat(
            asks.run(
                "approve", "job", "drop", "--param", "day=1", "--request", "-o", "drop.request"))
        .as(asks.err())
        .isZero();
    assertThat(approves("drop.request", "-o", "drop.approval")).contains("operator: ops");
    batch(0, "--approval", "drop.approval");
    assertThat(isDropped()).isTrue();
  }

  @Test
  void whoDoesNotTypeTheWordSignsNothing() {
    CommandLineRun run = run().answers("y");
    String key = home.resolve("key").toString();
    assertThat(run.run("approve", "job", "drop", "--param", "day=1", "--key", key)).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("It was not approved; nothing was signed.");
  }

  @Test
  void everyDangerCanBeMadeToNeedOne() throws IOException {
    String plain = PAGE.replace(" {confirm=second-person name=drop}", " {name=drop}");
    CommandLineRun run = run().page("job", plain);
    String[] words = {"play", "job", "--yes", "--param", "day=1", "--confirm", confirmed()};
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--require-approval");
    assertThat(run.run(all.toArray(String[]::new))).isEqualTo(4);
    assertThat(isDropped()).isFalse();
    CommandLineRun person = run().page("job", plain).answers("y", "y", "n", "q");
    assertThat(person.run("play", "job", "--param", "day=1", "--require-approval")).isEqualTo(3);
    CommandLineRun resumed = run().page("job", plain);
    String id = runs().get(0).getFileName().toString();
    assertThat(resumed.run("resume", id, "--yes", "--confirm", confirmed())).isEqualTo(4);
    assertThat(resumed.err()).contains("`job/drop` needs a second person's approval");
    assertThat(isDropped()).isFalse();
  }

  @Test
  void dryAndMockRunsSayThatSomebodyWouldBeAsked() {
    assertThat(batch(0, "--dry-run").err())
        .contains("\"Drop it\" needs a second person's approval where it is real");
    CommandLineRun mock = run().mock("");
    String file = folder.resolve("mock.yaml").toString();
    assertThat(
            mock.run(
                "play",
                "job",
                "--yes",
                "--param",
                "day=1",
                "--confirm",
                "drop@laptop",
                "--mock",
                file))
        .as(mock.err())
        .isZero();
    assertThat(mock.err().replaceAll("\\s+", " ")).contains("nobody is asked for it here");
    CommandLineRun tried = run().mock("");
    assertThat(
            tried.run(
                "play",
                "job",
                "--yes",
                "--param",
                "day=1",
                "--confirm",
                "drop@laptop",
                "--mock",
                file,
                "--require-approval"))
        .isEqualTo(4);
    assertThat(isDropped()).isFalse();
  }

  @Test
  void thePlanSaysWhoApproves() {
    CommandLineRun plan = run();
    assertThat(plan.run("plan", "job", "--format", "plan")).isZero();
    assertThat(plan.out()).contains("second-person");
    CommandLineRun shown = run();
    assertThat(shown.run("plan", "job")).isZero();
    assertThat(shown.out()).contains("a second person has to approve it");
  }
}
