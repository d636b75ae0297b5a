package dev.runbook.host.mock.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mock host as the system's own {@code ssh} sees it. */
@Timeout(60)
class MockServerTest {
  private static final String MOCK =
      """
      hosts:
        hemma:
          identity: {hostname: hemma, user: paunchygent}
          state: {web: up}
          commands:
            - {run: docker ps, when: {web: up}, stdout: "web up\\n"}
            - {run: docker ps, stdout: "nothing\\n"}
            - {run: docker stop web, stderr: "stopped\\n", set: {web: down}, exit: 3}
            - {run: killed, signal: TERM}
            - {run: lost, stdout: "first\\n", fault: disconnect}
            - {run: psql, dialog: {prompt: "=# ", select 1;: "1\\n", \\q: end}}
        local: {}
      """;

  @TempDir Path folder;

  private MockHosts hosts;
  private MockServer server;

  /** What came of a call of {@code ssh}. */
  private record Ssh(int status, String out, String err) {}

  @BeforeEach
  void start() throws IOException {
    Problems problems = new Problems(Source.of("mock.yaml", MOCK));
    Optional<MockHosts> read = MockHosts.parse(problems.source(), problems);
    assertThat(problems.all()).map(Problem::render).isEmpty();
    hosts = read.orElseThrow();
    server = MockServer.start(hosts, Map.of(), folder.resolve("a folder"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersPlainSshAndRemembersWhatItWasTold() throws Exception {
    assertThat(ssh("", "hemma", "docker ps")).isEqualTo(new Ssh(0, "web up\n", ""));
    assertThat(ssh("", "hemma", "docker stop web")).isEqualTo(new Ssh(3, "", "stopped\n"));
    assertThat(ssh("", "hemma", "docker ps")).isEqualTo(new Ssh(0, "nothing\n", ""));
    assertThat(hosts.received().get("hemma"))
        .containsExactly("docker ps", "docker stop web", "docker ps");
  }

  @Test
  void saysOnStderrWhatItHasNoAnswerFor() throws Exception {
    Ssh typo = ssh("", "hemma", "docker pss");

    assertThat(typo.status()).isEqualTo(255);
    assertThat(typo.err())
        .startsWith(
            "the mock host hemma has no answer for: docker pss (the nearest is mock.yaml:6");
  }

  @Test
  void endsACommandByASignalAndLosesAConnection() throws Exception {
    assertThat(ssh("", "hemma", "killed").status()).isEqualTo(255);
    Ssh lost = ssh("", "hemma", "lost");
    assertThat(lost.status()).isEqualTo(255);
    assertThat(lost.out()).isEqualTo("first\n");
    // Which of its sentences OpenSSH prints depends on whether it reads or writes at that moment.
    assertThat(lost.err()).containsAnyOf("closed", "send disconnect: Broken pipe");
  }

  @Test
  void letsAPersonTypeIntoAProgram() throws Exception {
    Ssh typed = ssh("select 1;\r\\q\r", "-tt", "hemma", "psql");

    assertThat(typed.out()).isEqualTo("=# select 1;\r\n1\r\n=# \\q\r\n");
    assertThat(typed.status()).isZero();
  }

  @Test
  void refusesALogInWithoutACommand() throws Exception {
    Ssh login = ssh("", "-T", "hemma");

    assertThat(login.status()).isEqualTo(255);
    assertThat(login.err()).contains("keeps no shell open").contains("ssh hemma 'command'");
  }

  @Test
  void servesNoHostOfThisMachineAndLetsNobodyElseIn() throws Exception {
    assertThat(server.names()).containsExactly("hemma");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("a folder"))))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("a folder/id"))))
        .isEqualTo("rw-------");
    Ssh stranger = ssh("", "-o", "IdentityFile=none", "hemma", "docker ps");
    Path other = folder.resolve("other");
    Keys.write(Keys.fresh(), other);
    Ssh otherKey =
        ssh("", "-i", other.toString(), "-o", "IdentityFile=" + other, "hemma", "-F", "none");

    assertThat(stranger.out() + otherKey.out()).doesNotContain("nothing");
    Files.delete(folder.resolve("a folder/id"));
    Files.copy(other, folder.resolve("a folder/id"));
    assertThat(ssh("", "hemma", "docker ps").err()).contains("Permission denied");
  }

  private Ssh ssh(String input, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("ssh", "-F", server.config().toString(), "-o", "BatchMode=yes"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    if (input.isEmpty()) {
      process.getOutputStream().close();
    }
    String out = text(process.getInputStream());
    String err = text(process.getErrorStream());
    return new Ssh(process.waitFor(), out, err);
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
