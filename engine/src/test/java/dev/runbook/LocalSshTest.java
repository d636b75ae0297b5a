package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.host.ssh.NeedsSshd;
import dev.runbook.run.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text of this machine that calls ssh by itself reaches the same host by the same rules as a run:
 * only the configuration that the run is given knows the alias.
 */
@Timeout(120)
class LocalSshTest extends NeedsSshd {
  /** On the host there is a connection, so that this prints a word there, and none here. */
  private static final String THERE = "echo ${SSH_CONNECTION:+there}; touch FOLDER/done";

  /**
   * A way in which pages call ssh.
   *
   * @param needs the program that this machine must have
   * @param text the lines; {@code FOLDER} is the test's folder
   * @param prints what comes of it
   */
  private record Shape(String name, String needs, String text, String prints) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape("pipe", "ssh", "ssh lab '" + THERE + "' | cat", "there\n"),
        new Shape("heredoc", "ssh", "ssh lab bash -s <<'EOF'\n" + THERE + "\nEOF", "there\n"),
        new Shape("here-string", "ssh", "ssh lab bash -s <<<'" + THERE + "'", "there\n"),
        new Shape(
            "loop", "ssh", "for i in 1 2; do ssh lab '" + THERE + "'; done", "there\nthere\n"),
        new Shape("captured", "ssh", "x=$(ssh lab '" + THERE + "'); echo \"$x\"", "there\n"),
        new Shape("chain", "ssh", "ssh lab '" + THERE + "' && echo here", "there\nhere\n"),
        new Shape("scp", "scp", "scp -q FOLDER/page.md lab:FOLDER/done", ""),
        new Shape("rsync", "rsync", "rsync -a FOLDER/page.md lab:FOLDER/done", ""),
        new Shape("git", "git", "git clone -q lab:FOLDER/empty.git FOLDER/done 2>/dev/null", ""),
        new Shape("xargs", "ssh", "echo '" + THERE + "' | xargs -d '\\n' ssh lab", "there\n"));
  }

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void reachesTheHostThatTheRunsConfigurationNames(Shape shape) throws Exception {
    prepare(shape);
    LocalPage played = page(shape, "runbook: {kind: procedure}").play();
    assertThat(played.problems()).isEmpty();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo(shape.prints());
    assertThat(folder.resolve("done")).exists();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void aHostThatIsAnotherGetsNothing(Shape shape) throws Exception {
    prepare(shape);
    long questions = server().commands();
    LocalPage played =
        page(shape, "runbook: {kind: procedure, hosts: {lab: {hostname: another}}}").play();
    assertThat(played.ended().result()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(played.err() + played.out()).doesNotContain("there");
    assertThat(folder.resolve("done")).doesNotExist();
    // It was asked who it is, and nothing else.
    assertThat(server().commands() - questions).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void aHostWhoseKeyIsUnknownGetsNothing(Shape shape) throws Exception {
    prepare(shape);
    Files.writeString(serverFolder.resolve("nobody"), "");
    long before = server().authentications();
    LocalPage played = page(shape, "runbook: {kind: procedure}");
    played.reachedBy("jsch", server().settings("nobody", "user_key").options().get(1)).play();
    assertThat(played.ended().result()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(played.ended().detail()).contains(server().fingerprint());
    assertThat(folder.resolve("done")).doesNotExist();
    assertThat(server().authentications()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void theAliasIsWhatIsTypedForDanger(Shape shape) throws Exception {
    prepare(shape);
    String text = shape.text().replace("FOLDER", folder.toString());
    LocalPage played =
        LocalPage.of(folder, ("```bash {danger}\n" + text + "\n```").split("\n"))
            .reachedBy("jsch", server().options().get(1));
    played.play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.confirmed()).containsExactly("lab");
  }

  @Test
  void whatTheTextDoesNotNameIsCheckedAsStrictly() throws Exception {
    Files.writeString(serverFolder.resolve("nobody"), "");
    long before = server().authentications();
    LocalPage played =
        LocalPage.of(
            folder,
            "```bash",
            "host=$(cat " + Files.writeString(folder.resolve("name"), "lab") + ")",
            "ssh -o StrictHostKeyChecking=no \"$host\" touch " + folder.resolve("done"),
            "```");
    played.reachedBy("jsch", server().settings("nobody", "user_key").options().get(1)).play();
    assertThat(played.ended().result()).isEqualTo(RunResult.FAILED);
    assertThat(played.err()).contains("Host key verification failed");
    assertThat(folder.resolve("done")).doesNotExist();
    assertThat(server().authentications()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for h in lab; do ssh \"$h\" touch DONE; done",
        "h=lab; ssh \"$h\" touch DONE | cat",
        "h=lab\nssh $h touch DONE | cat"
      })
  void aHostThatAVariableNamesIsAskedBeforeStepOne(String text) throws Exception {
    long questions = server().commands();
    LocalPage played =
        new LocalPage(
            folder,
            "---\n"
                + "runbook: {kind: procedure, hosts: {lab: {hostname: another}}}\n"
                + "---\n"
                + "# Job\n\n"
                + "```bash\n"
                + "touch "
                + folder.resolve("first")
                + "\n"
                + text.replace("DONE", folder.resolve("done").toString())
                + "\n```\n");
    played.reachedBy("jsch", server().options().get(1)).play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(folder.resolve("first")).doesNotExist();
    assertThat(folder.resolve("done")).doesNotExist();
    assertThat(server().commands() - questions).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void theThreeWaysOfCallingAnAliasReachTheSameMachine(String transport) throws Exception {
    LocalPage played =
        LocalPage.of(
            folder,
            "```bash",
            "# As a step of its own",
            "ssh lab 'echo ${SSH_CONNECTION##* }'",
            "",
            "# Piped",
            "ssh lab 'echo ${SSH_CONNECTION##* }' | cat",
            "",
            "# Captured",
            "X=$(ssh lab 'echo ${SSH_CONNECTION##* }'); echo \"$X\"",
            "```");
    played.reachedBy(transport, server().options().get(1)).play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo((server().port() + "\n").repeat(3));
  }

  @Test
  void aPathThatThePageSetsDoesNotLoseIt() throws Exception {
    LocalPage played =
        LocalPage.of(
            folder,
            "```bash",
            "export PATH=/usr/bin:/bin",
            "ssh lab 'echo ${SSH_CONNECTION:+there}' | cat",
            "PATH=/usr/local/bin:$PATH",
            "ssh lab 'echo ${SSH_CONNECTION:+there}' | cat",
            "```");
    played.reachedBy("jsch", server().options().get(1)).play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo("there\nthere\n");
  }

  @Test
  void nothingIsForwardedThatItsWordsDoNotAskFor() throws Exception {
    Path config = folder.resolve("config with blanks");
    int port = dev.runbook.testkit.Sshd.freePort();
    Files.writeString(
        config,
        Files.readString(Path.of(server().options().get(1)))
            + "  ForwardAgent yes\n  LocalForward "
            + port
            + " 127.0.0.1:22\n");
    LocalPage played =
        LocalPage.of(
            folder,
            "```bash",
            "ssh -v lab 'echo ${SSH_AUTH_SOCK:-none}' 2>" + folder.resolve("log") + " | cat",
            "ssh -v -L " + port + ":127.0.0.1:22 lab true 2>" + folder.resolve("asked") + " | cat",
            "```");
    played.reachedBy("jsch", config.toString()).play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo("none\n");
    assertThat(Files.readString(folder.resolve("log"))).doesNotContain("Local forwarding");
    assertThat(Files.readString(folder.resolve("asked"))).contains("Local connections to");
  }

  @Test
  void anSshWhosePathHasBlanksWorks() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("my tools"));
    Path own =
        Files.writeString(
            tools.resolve("ssh"), "#!/bin/sh\necho own >&2\nexec /usr/bin/ssh \"$@\"\n");
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
    LocalPage played =
        LocalPage.of(folder, "```bash", "ssh lab 'echo ${SSH_CONNECTION:+there}' | cat", "```");
    played
        .with(java.util.Map.of("PATH", tools + ":" + System.getenv("PATH")))
        .reachedBy("jsch", server().options().get(1))
        .play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo("there\n");
    assertThat(played.err()).contains("own\n");
  }

  private void prepare(Shape shape) throws Exception {
    assumeTrue(
        Programs.find(shape.needs(), System.getenv()).isPresent(), "no " + shape.needs() + " here");
    if (shape.needs().equals("git")) {
      List<String> make =
          List.of("git", "init", "-q", "--bare", folder.resolve("empty.git").toString());
      Captured.run(Launch.of(make, System.getenv(), folder), Duration.ofSeconds(20));
    }
  }

  private LocalPage page(Shape shape, String front) throws Exception {
    String text = shape.text().replace("FOLDER", folder.toString());
    String page = "---\n" + front + "\n---\n# Job\n\n```bash\n" + text + "\n```\n";
    LocalPage made = new LocalPage(folder, page);
    return made.reachedBy("jsch", server().options().get(1));
  }
}
