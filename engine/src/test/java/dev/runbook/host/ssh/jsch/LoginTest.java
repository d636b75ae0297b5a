package dev.runbook.host.ssh.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.link.SshLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logging in with keys: in files, locked, in an agent. */
@Timeout(60)
class LoginTest {
  @TempDir static Path folder;
  private static Optional<Lab> server = Optional.empty();

  @TempDir Path root;

  @BeforeAll
  static void startServer() throws Exception {
    server = Lab.start(folder);
    if (server.isPresent()) {
      trusted("plain_rsa", "rsa", "");
      trusted("plain_ecdsa", "ecdsa", "");
      trusted("locked", "ed25519", "open sesame");
      trusted("locked_rsa", "rsa", "open sesame");
      trusted("locked_pem", "rsa", "open sesame", "-m", "PEM");
      trusted("locked_pkcs8", "ecdsa", "open sesame", "-m", "PKCS8");
      trusted("plain_pem", "ecdsa", "", "-m", "PEM");
    }
  }

  @AfterAll
  static void stopServer() {
    server.ifPresent(Lab::close);
  }

  @BeforeEach
  void needServer() {
    assumeTrue(server.isPresent(), "there is no sshd to test against");
  }

  @Test
  void keysOfEveryKindLogIn() throws Exception {
    for (String key : List.of("plain_rsa", "plain_ecdsa", "plain_pem", "user")) {
      assertIn(Operator.nobody(), key, identity(key));
    }
  }

  @Test
  void aLockedKeyIsAskedForOnceHoweverOftenItIsUsed() throws Exception {
    ScriptedOperator operator = new ScriptedOperator("open sesame");
    lab().alias("locked", identity("locked"));
    try (JschLinks links = lab().links(operator);
        SshLink first = links.open(lab().settings("locked"));
        SshLink second = links.open(lab().settings("locked"))) {
      assertThat(Heard.out(first, "echo 1")).isEqualTo("1\n");
      assertThat(Heard.out(second, "echo 2")).isEqualTo("2\n");
    }
    assertThat(operator.questions())
        .containsExactly("Passphrase for the key " + lab().file("locked"));
  }

  @Test
  void lockedKeysInEveryFormatAreUnlocked() throws Exception {
    for (String key : List.of("locked_rsa", "locked_pem", "locked_pkcs8")) {
      ScriptedOperator operator = new ScriptedOperator("open sesame");
      assertIn(operator, key, identity(key));
      assertThat(operator.questions()).hasSize(1);
    }
  }

  @Test
  void aLockedKeyWithoutItsPublicHalfBesideItIsUnlocked() throws Exception {
    Files.copy(lab().file("locked_pem"), root.resolve("bare"), StandardCopyOption.COPY_ATTRIBUTES);
    ScriptedOperator operator = new ScriptedOperator("wrong", "open sesame");
    assertIn(operator, "bare", "IdentityFile \"" + root.resolve("bare") + "\"");
    assertThat(operator.questions()).hasSize(2);
  }

  @Test
  void aLockedKeyIsLeftAloneWhenAnotherServes() throws Exception {
    assertIn(new ScriptedOperator(), "other-first", identity("user") + "\n" + identity("locked"));
  }

  @Test
  void aLockedKeyThatTheServerDoesNotWantIsLeftAlone() throws Exception {
    Lab.key(root, "unwanted", "ed25519", "secret");
    String unwanted = "IdentityFile \"" + root.resolve("unwanted") + "\"";
    assertIn(new ScriptedOperator(), "unwanted", unwanted + "\n" + identity("user"));
  }

  @Test
  void threeWrongPassphrasesAreEnough() throws Exception {
    ScriptedOperator operator = new ScriptedOperator("a", "b", "c");
    lab().alias("wrong", identity("locked"));
    HostException refused = refused(operator, "wrong");
    assertThat(refused).hasMessageContaining("stayed locked after 3 wrong passphrases");
    assertThat(operator.questions()).hasSize(3);
  }

  @Test
  void withNobodyToAskTheMessageSaysHowToUnlockTheKey() throws Exception {
    lab().alias("nobody", identity("locked"));
    assertThat(refused(Operator.nobody(), "nobody"))
        .hasMessageContaining("ssh-add " + lab().file("locked"));
  }

  @Test
  void aBatchConfigurationAsksForNoPassphrase() throws Exception {
    lab().alias("batch", "BatchMode yes\n" + identity("locked"));
    assertThat(refused(new ScriptedOperator(), "batch")).hasMessageContaining("ssh-add");
  }

  @Test
  void aKeyThatOthersMayReadIsNotUsed() throws Exception {
    Path open = Files.copy(lab().file("user"), root.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    lab().alias("open", "IdentityFile \"" + open + "\"");
    assertThat(refused(Operator.nobody(), "open")).hasMessageContaining("chmod 600 " + open);
  }

  @Test
  void theAgentsKeysLogIn() throws Exception {
    try (Agent agent = new Agent(root)) {
      for (String key : List.of("user", "plain_rsa", "plain_ecdsa")) {
        agent.add(lab().file(key));
        assertIn(
            Operator.nobody(),
            "agent-" + key,
            "IdentityFile none\nIdentitiesOnly no\nIdentityAgent \"" + agent.socket() + "\"");
      }
    }
  }

  @Test
  void ofAFullAgentOnlyTheConfiguredKeyIsShownWhereItIsToldTo() throws Exception {
    try (Agent agent = new Agent(root)) {
      for (int i = 0; i < 7; i++) {
        Lab.key(root, "stray" + i, "ed25519", "");
        agent.add(root.resolve("stray" + i));
      }
      agent.add(lab().file("user"));
      Path open = Files.copy(lab().file("user.pub"), root.resolve("mine.pub"));
      String settings = "IdentityAgent \"" + agent.socket() + "\"\nIdentityFile \"" + open + "\"\n";
      assertIn(Operator.nobody(), "only", settings + "IdentitiesOnly yes");
      lab()
          .alias(
              "all",
              "IdentityFile none\nIdentitiesOnly no\nIdentityAgent \"" + agent.socket() + "\"");
      assertThat(refused(Operator.nobody(), "all"))
          .hasMessageContaining("Too many authentication failures")
          .hasMessageContaining("the agent's key ED25519 SHA256:");
    }
  }

  @Test
  void anAgentThatIsGoneIsNoObstacle() throws Exception {
    Agent agent = new Agent(root);
    agent.close();
    assertIn(Operator.nobody(), "agentless", "IdentityAgent \"" + agent.socket() + "\"");
  }

  private static void trusted(String name, String type, String passphrase, String... more)
      throws IOException {
    Lab.key(folder, name, type, passphrase, more);
    Files.writeString(
        folder.resolve("authorized_keys"), lab().publicKey(name), StandardOpenOption.APPEND);
  }

  private static void assertIn(Operator operator, String alias, String settings) throws Exception {
    lab().alias(alias, settings);
    try (SshLink link = lab().links(operator).open(lab().settings(alias))) {
      assertThat(Heard.out(link, "echo in")).as(alias).isEqualTo("in\n");
    }
  }

  private static HostException refused(Operator operator, String alias) {
    HostException refused =
        catchThrowableOfType(
            HostException.class, () -> lab().links(operator).open(lab().settings(alias)));
    assertThat(refused.kind()).isEqualTo(Kind.UNREACHABLE);
    return refused;
  }

  private static String identity(String key) {
    return "IdentityFile \"" + lab().file(key) + "\"";
  }

  private static Lab lab() {
    return server.orElseThrow();
  }
}
