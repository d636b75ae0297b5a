package dev.runbook.host.ssh.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.SshConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names and paths that a shell or ssh would take for something to do: none of it is done, though
 * the configuration hands what a page says to a shell ({@code Match exec}, {@code ProxyCommand}).
 */
@Timeout(60)
class HostileValuesTest {
  @TempDir static Path folder;
  private static Optional<Lab> server = Optional.empty();

  @BeforeAll
  static void startServer() throws Exception {
    server = Lab.start(folder);
  }

  @AfterAll
  static void stopServer() {
    server.ifPresent(Lab::close);
  }

  @BeforeEach
  void needServer() {
    assumeTrue(server.isPresent(), "there is no sshd to test against");
  }

  @AfterEach
  void nothingWasDone() {
    assertThat(canary()).doesNotExist();
  }

  static Stream<String> values() {
    String touch = "touch${IFS}" + canary();
    return Stream.of(
        "-oProxyCommand=" + touch,
        "-F/dev/null",
        "-",
        "--",
        "-l",
        ";" + touch,
        "x;" + touch,
        "x&" + touch,
        "x|" + touch,
        "$(" + touch + ")",
        "`" + touch + "`",
        "x\n" + touch,
        "\ntouch " + canary(),
        "x\rProxyCommand " + touch,
        "x' ; " + touch + " '",
        "x\"; " + touch + "; \"",
        "%h;" + touch,
        "%",
        "a%(b)",
        "x y",
        "x\u0000y",
        "x>" + canary(),
        "\u001b[31mx");
  }

  @ParameterizedTest
  @MethodSource("values")
  void aHostOfThisNameIsRefusedBeforeAnythingRuns(String value) throws IOException {
    SshConfig config = trap();
    assertRefused(() -> config.route(value, List.of()));
    assertRefused(() -> config.route("joe@" + value, List.of()));
    assertRefused(() -> config.route("lab", List.of("-J", value)));
    assertRefused(() -> config.route("lab", List.of("-o", "HostName=" + value)));
    if (value.chars().noneMatch(Character::isISOControl)) {
      assertRefused(() -> quoted("HostName", value).route("lab", List.of()));
      assertRefused(() -> quoted("ProxyJump", value).route("lab", List.of()));
      assertRefused(() -> quoted("HostKeyAlias", value).route("lab", List.of()));
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void aUserOfThisNameIsRefusedUnlessItIsHarmless(String value) throws IOException {
    if (value.equals("x y")) {
      return;
    }
    assertRefused(() -> trap().route(value + "@lab", List.of()));
    assertRefused(() -> trap().route("lab", List.of("-l", value)));
    assertRefused(() -> trap().route("lab", List.of("-oUser=" + value)));
    if (value.chars().noneMatch(Character::isISOControl)) {
      assertRefused(() -> quoted("User", value).route("lab", List.of()));
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void aPathOfThisNameIsAPath(String value) throws IOException {
    if (value.chars().anyMatch(Character::isISOControl) || value.indexOf('"') >= 0) {
      return;
    }
    for (String key : List.of("IdentityFile", "UserKnownHostsFile", "IdentityAgent")) {
      assertThatThrownBy(
              () -> {
                Route route = quoted(key, "/" + value).route("plain", List.of());
                lab().links(Operator.nobody()).open(route.settings());
              })
          .isInstanceOf(HostException.class);
    }
  }

  private static SshConfig trap() throws IOException {
    return config("Match exec \"true %h %r %n\"\n  Port 1\nHost *\n  ProxyCommand nc %h %r %n\n");
  }

  /**
   * What the operator's own file holds, where a {@code Match exec} would be the operator's, too.
   */
  private static SshConfig quoted(String key, String value) throws IOException {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
    return config(
        """
        %s "%s"
        Host plain
          HostName 127.0.0.1
          Port 1
          ConnectTimeout 2
        """
            .formatted(key, escaped));
  }

  private static SshConfig config(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("trap"), text);
    return new SshConfig(System.getenv(), folder, Optional.of(file), Optional.empty());
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(HostException.class);
  }

  private static Path canary() {
    return folder.resolve("canary");
  }

  private static Lab lab() {
    return server.orElseThrow();
  }
}
