package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.ssh.NeedsSshd;
import dev.runbook.run.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole pages against a real OpenSSH server, reached as the operator's configuration says. */
@Timeout(120)
class PlayedOverSshTest extends NeedsSshd {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void everyWayOfUsingAnAliasGoesThroughOneConnection(String transport) throws Exception {
    long before = server().authentications();
    LocalPage played =
        page(
            "```bash",
            "# Alone",
            "ssh lab \"cat; echo one\"",
            "ssh lab \"pwd; cd /; echo two\"",
            "ssh lab \"pwd; echo three\"",
            "```",
            "```bash {host=lab}",
            "# Kept",
            "cat; echo four",
            "cd /tmp",
            "x=five",
            "```",
            "```bash {host=lab}",
            "# Still kept",
            "echo $x in $PWD",
            "```",
            "```bash",
            "# Handed over",
            "ssh lab",
            "echo $x again",
            "exit",
            "```",
            "```bash",
            "# Danger: after it all",
            "ssh lab \"echo six\"",
            "```");
    played.reachedBy(transport, server().options().get(1)).play();
    assertThat(played.problems()).isEmpty();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    String home = System.getProperty("user.home");
    assertThat(played.out())
        .isEqualTo(
            "one\n%s\ntwo\n%s\nthree\nfour\nfive in /tmp\nfive again\nsix\n".formatted(home, home));
    assertThat(server().authentications() - before).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void whatFollowsTheExitOfAHandOverIsPlayedWhereOneWas(String transport) throws Exception {
    LocalPage played =
        page(
            "```bash",
            "x=here",
            "ssh lab",
            "x=there; echo $x",
            "exit",
            "echo $x",
            "ssh lab",
            "echo ${x-anew}",
            "exit",
            "echo $x",
            "```");
    played.reachedBy(transport, server().options().get(1)).play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo("there\nhere\nanew\nhere\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void blocksAfterALoginRunThereUntilTheirSectionEnds(String transport) throws Exception {
    String where = "echo $x${SSH_CONNECTION:+ there}";
    LocalPage played =
        page(
            "## On the server",
            "```bash",
            "ssh lab",
            "```",
            "```bash",
            "x=kept",
            "```",
            "### Below",
            "```bash",
            where,
            "```",
            "```bash",
            "exit",
            "x=here; " + where,
            "```",
            "## Afterwards",
            "```bash",
            where,
            "```");
    played.reachedBy(transport, server().options().get(1)).play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo("kept there\nhere\nhere\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void aHostThatIsNotWhoItShouldBeGetsNoDanger(String transport) throws Exception {
    LocalPage played =
        new LocalPage(
            folder,
            """
            ---
            runbook:
              kind: procedure
              hosts: {lab: {hostname: another, user: %s}}
            ---
            # Job

            ```bash
            # Harmless
            ssh lab "echo harmless"
            ```

            ```bash {danger}
            # Danger
            ssh lab "touch %s"
            ```

            ```bash {danger host=lab}
            # More of it
            touch %s
            ```
            """
                .formatted(
                    System.getProperty("user.name"),
                    folder.resolve("done"),
                    folder.resolve("done")));
    played.reachedBy(transport, server().options().get(1)).play();
    assertThat(played.ended().result()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(played.ended().detail()).contains("the page says it must be").contains("another");
    assertThat(played.ended().detail()).endsWith("lab was sent only the question for its identity");
    assertThat(played.out()).isEmpty();
    assertThat(played.confirmed()).isEmpty();
    assertThat(folder.resolve("done")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void aHostWhoseKeyIsNotKnownGetsNothing(String transport) throws Exception {
    Files.writeString(serverFolder.resolve("nobody"), "");
    long before = server().authentications();
    LocalPage played = page("```bash", "ssh lab \"touch " + folder.resolve("done") + "\"", "```");
    String config = server().settings("nobody", "user_key").options().get(1);
    played.reachedBy(transport, config).play();
    assertThat(played.ended().result()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(played.ended().detail())
        .contains(server().fingerprint())
        .contains("runbook host add lab");
    assertThat(folder.resolve("done")).doesNotExist();
    assertThat(server().authentications()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void aKeyThatHasChangedIsRefusedBeforeStepOneThoughTheHostMayComeLater(String transport)
      throws Exception {
    server().know("changed", Files.readString(serverFolder.resolve("user_key.pub")));
    long before = server().authentications();
    LocalPage played =
        new LocalPage(
            folder,
            """
            ---
            runbook: {kind: procedure, hosts: {lab: {hostname: lab, reach: later}}}
            ---
            # Job

            ```bash
            # Here
            touch %s

            # There
            ssh lab "touch %s"
            ```
            """
                .formatted(folder.resolve("first"), folder.resolve("done")));
    played.reachedBy(transport, server().settings("changed", "user_key").options().get(1)).play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(folder.resolve("first")).doesNotExist();
    assertThat(folder.resolve("done")).doesNotExist();
    assertThat(server().authentications()).isEqualTo(before);
  }

  /** A program on the host that says what it acts on, and what is typed for it. */
  private record Asked(String program, String answers, String danger, String typed) {}

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void programsOnTheHostAreAskedThereWhatTheyActOn(String transport) throws Exception {
    List<Asked> all =
        List.of(
            new Asked("kubectl", "config current-context", "delete ns shop", "prod-kubectl"),
            new Asked("docker", "context show", "volume rm pgdata", "prod-docker"),
            new Asked("terraform", "workspace show", "destroy -auto-approve", "prod-terraform"),
            new Asked(
                "aws",
                "sts get-caller-identity --query Account --output text",
                "s3 rb s3://b --force",
                "prod-aws"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (Asked each : all) {
      Path program = bin.resolve(each.program());
      Files.writeString(
          program,
          "#!/bin/sh\n[ -n \"$SSH_CONNECTION\" ] || exit 9\ncase \"$*\" in\n \""
              + each.answers()
              + "\") echo "
              + each.typed()
              + " ;;\n config*) ;;\n *) echo \"$*\" >> "
              + folder.resolve("done")
              + " ;;\nesac\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      LocalPage played =
          page(
              "```bash",
              "ssh lab 'export PATH="
                  + bin
                  + ":$PATH && "
                  + each.program()
                  + " "
                  + each.danger()
                  + "'",
              "```");
      played.reachedBy(transport, server().options().get(1)).play();
      assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
      assertThat(played.confirmed()).as(each.program()).containsExactly(each.typed());
      assertThat(Files.readString(folder.resolve("done"))).contains(each.danger());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void capturesAndInterpretersWorkInAShellThatIsKeptThere(String transport) throws Exception {
    LocalPage played =
        page(
            "```bash {capture=word}",
            "# Fetch",
            "ssh lab \"echo \\\"it's here\\\"\"",
            "```",
            "```bash {host=lab}",
            "# Use",
            "printf '%s\\n' \"$word\"",
            "```",
            "```python {host=lab interpreter=python3}",
            "print('from ' + 'python')",
            "```");
    played.reachedBy(transport, server().options().get(1)).play();
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo("it's here\nit's here\nfrom python\n");
  }

  private LocalPage page(String... lines) {
    return LocalPage.of(folder, lines);
  }
}
