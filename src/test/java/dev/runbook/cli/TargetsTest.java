package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What danger acts on is asked of the programs themselves, shown, typed, confirmed, recorded. */
class TargetsTest {
  /** Answers for the context that a file or a variable names, and records what it deleted. */
  private static final String KUBECTL =
      """
      #!/bin/sh
      file=${KUBECONFIG:-$HOME/kubeconfig}
      case "$*" in
        "config current-context") cat "$file" ;;
        "config use-context "*) echo "$3" > "$file" ;;
        "config view"*) ;;
        *delete*) echo "$(cat "$file"): $*" >> "$HOME/deleted" ;;
      esac
      """;

  private static final String HANGS = "#!/bin/sh\nsleep 600\n";
  private static final String FAILS =
      "#!/bin/sh\necho 'no configuration has been provided' >&2\nexit 1\n";

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() throws IOException {
    run = fresh();
    program("kubectl", KUBECTL);
    Files.writeString(folder.resolve("kubeconfig"), "staging\n");
  }

  private CommandLineRun fresh() {
    return new CommandLineRun(folder)
        .columns(150)
        .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private void program(String name, String text) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String page(String... blocks) {
    StringBuilder page = new StringBuilder("# Job\n");
    for (String block : blocks) {
      page.append("\n```bash\n").append(block).append("\n```\n");
    }
    return page.toString();
  }

  private int play(String page, String... flags) {
    List<String> args = new ArrayList<>(List.of("play", "job"));
    args.addAll(List.of(flags));
    return run.page("job", page).run(args.toArray(String[]::new));
  }

  private String deleted() throws IOException {
    Path file = folder.resolve("deleted");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void theContextThatTheProgramSaysIsShownAndTyped() throws IOException {
    run.answers("y", "staging");
    assertThat(play(page("# Drop it\nkubectl delete ns web"))).isEqualTo(0);
    assertThat(run.err())
        .containsSubsequence(
            "DANGER",
            "kube context staging · `kubectl config current-context` says so",
            "namespace default",
            "Type staging to run this: ");
    assertThat(deleted()).isEqualTo("staging: delete ns web\n");
  }

  @Test
  void thisMachinesNameIsNotTheContextsName() throws IOException {
    run.answers("y", "laptop", "q");
    assertThat(play(page("# Drop it\nkubectl delete ns web"))).isEqualTo(3);
    assertThat(deleted()).isEmpty();
  }

  @Test
  void theTextsOwnContextIsTypedAndNobodyIsAsked() throws IOException {
    program("kubectl", HANGS);
    run.answers("y", "prod", "q");
    play(page("# Drop it\nkubectl --context prod -n shop delete pod --all"), "--timeout", "1s");
    assertThat(run.err()).contains("kube context prod · the page says so", "namespace shop");
  }

  @Test
  void whatTheRunHasSetBeforeCounts() throws IOException {
    Files.writeString(folder.resolve("other"), "prod\n");
    run.answers("", "y", "prod");
    assertThat(
            play(
                page(
                    "# Choose\nexport KUBECONFIG=" + folder.resolve("other"),
                    "# Drop it\nkubectl delete ns web")))
        .isEqualTo(0);
    assertThat(deleted()).isEqualTo("prod: delete ns web\n");
  }

  @Test
  void aContextThatChangedAfterAConfirmationIsAskedAgain() throws IOException {
    run.answers("y", "staging", "", "y", "prod");
    assertThat(
            play(
                page(
                    "# First\nkubectl delete ns web",
                    "# Switch\nkubectl config use-context prod",
                    "# Second\nkubectl delete ns api")))
        .isEqualTo(0);
    assertThat(run.asked()).filteredOn(question -> question.startsWith("Type ")).hasSize(2);
    assertThat(deleted()).isEqualTo("staging: delete ns web\nprod: delete ns api\n");
  }

  @Test
  void aStepThatSwitchesByItselfDoesNotDeleteElsewhere() throws IOException {
    program("switch", "#!/bin/sh\necho prod > \"$HOME/kubeconfig\"\n");
    run.answers("y", "staging", "q");
    play(page("# Drop it\nswitch\nkubectl delete ns web"));
    assertThat(run.err())
        .contains("its kube context is now prod, and it was confirmed for staging");
    assertThat(deleted()).isEmpty();
    run = fresh();
    Files.writeString(folder.resolve("kubeconfig"), "staging\n");
    assertThat(
            play(
                page("# Drop it\nswitch\nkubectl delete ns web"),
                "--yes",
                "--confirm",
                "job@staging"))
        .isEqualTo(4);
    assertThat(deleted()).isEmpty();
  }

  @Test
  void aBatchMeansTheContextByItsFlag() throws IOException {
    String page = page("# Drop it\nkubectl delete ns web");
    assertThat(play(page, "--yes")).isEqualTo(4);
    assertThat(run.err())
        .contains(
            "--confirm job/drop-it@KUBE-CONTEXT",
            "KUBE-CONTEXT is what `kubectl config current-context` says");
    run = fresh();
    assertThat(play(page, "--yes", "--confirm", "drop-it@staging")).isEqualTo(0);
    assertThat(deleted()).isEqualTo("staging: delete ns web\n");
  }

  @Test
  void aContextThatChangedSinceTheFlagWasWrittenEndsTheBatch() throws IOException {
    Files.writeString(folder.resolve("kubeconfig"), "prod\n");
    assertThat(
            play(page("# Drop it\nkubectl delete ns web"), "--yes", "--confirm", "drop-it@staging"))
        .isEqualTo(4);
    assertThat(run.err()).contains("acts on prod, and was not confirmed for that");
    assertThat(deleted()).isEmpty();
  }

  @Test
  void withoutAnAnswerTheMachinesNameIsTypedAndThatIsSaid() throws IOException {
    program("kubectl", FAILS);
    String machine = new ProcessBuilder("hostname").start().inputReader().readLine();
    run.answers("y", machine, "q");
    play(page("# Drop it\nkubectl delete ns web"));
    assertThat(run.err())
        .containsSubsequence(
            "kube context not known: `kubectl config current-context` failed with status 1:",
            "no configuration has been provided",
            "So type this machine's name: " + machine,
            "Type " + machine + " to run this: ");
  }

  @Test
  void aProgramThatHangsIsNotWaitedForLong() throws IOException {
    program("kubectl", HANGS);
    run.answers("y", "no", "q");
    assertThat(play(page("# Drop it\nkubectl delete ns web"))).isEqualTo(3);
    assertThat(run.err()).contains("was stopped: it took longer than");
  }

  @Test
  void theRecordTellsWhatWasActedOn() throws IOException {
    run.answers("y", "staging");
    play(page("# Drop it\nkubectl delete ns web"));
    run = fresh();
    run.run("transcript", "latest");
    assertThat(run.out() + run.err())
        .contains("kube context staging: `kubectl config current-context` says so", "confirmed");
    run = fresh();
    run.run("transcript", "latest", "--json");
    assertThat(run.out()).contains("\"event\":\"target.identified\"", "\"name\":\"staging\"");
  }

  @Test
  void dockerIsMeantByItsContextUnlessThatIsThisMachine() throws IOException {
    program("docker", "#!/bin/sh\n[ \"$*\" = 'context show' ] && cat $HOME/docker\nexit 0\n");
    Files.writeString(folder.resolve("docker"), "build1\n");
    run.answers("y", "build1");
    assertThat(play(page("# Prune\ndocker volume rm data"))).isEqualTo(0);
    Files.writeString(folder.resolve("docker"), "default\n");
    String machine = new ProcessBuilder("hostname").start().inputReader().readLine();
    run = fresh().answers("y", machine);
    assertThat(play(page("# Prune\ndocker volume rm data"))).isEqualTo(0);
    run = fresh().answers("y", "build2");
    assertThat(play(page("# Prune\ndocker -H ssh://build2 volume rm data"))).isEqualTo(0);
  }

  @Test
  void terraformIsAskedInTheFolderThatTheStepGoesTo() throws IOException {
    program("terraform", "#!/bin/sh\n[ \"$*\" = 'workspace show' ] && basename \"$PWD\"\nexit 0\n");
    Files.createDirectories(folder.resolve("live"));
    run.answers("y", "live");
    assertThat(play(page("# Destroy\ncd live\nterraform destroy -auto-approve"))).isEqualTo(0);
    assertThat(run.err()).contains("Terraform workspace live · `terraform workspace show` says so");
  }

  @Test
  void awsIsMeantByItsProfileElseByItsAccount() throws IOException {
    program("aws", "#!/bin/sh\n[ \"$1\" = sts ] && echo 1111-${AWS_PROFILE:-none}\nexit 0\n");
    run.answers("y", "1111-none");
    assertThat(play(page("# Empty\naws s3 rb s3://logs --force"))).isEqualTo(0);
    run = fresh().answers("", "y", "prod");
    assertThat(
            play(page("# Choose\nexport AWS_PROFILE=prod", "# Empty\naws s3 rb s3://logs --force")))
        .isEqualTo(0);
    assertThat(run.err()).contains("AWS profile prod", "AWS account 1111-prod");
  }
}
