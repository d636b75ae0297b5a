package dev.runbook.host.ssh.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.host.ssh.config.KnownHostsFile;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.link.SshLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which host keys let a connection go on, and that nothing is sent to a host whose key does not.
 */
@Timeout(60)
class HostKeysTest {
  @TempDir static Path serverFolder;
  private static Optional<Lab> server = Optional.empty();

  @BeforeAll
  static void startServer() throws Exception {
    server = Lab.start(serverFolder);
    if (server.isPresent()) {
      Lab.key(serverFolder, "other", "ed25519", "");
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
  void anUnknownKeyIsRefusedWhateverTheConfigurationSays() throws Exception {
    Files.writeString(lab().file("empty"), "");
    HostException refused = refused("unknown", "empty", "StrictHostKeyChecking no");
    assertThat(refused)
        .hasMessageContaining("ED25519 " + fingerprint("host_ed25519"))
        .hasMessageContaining("runbook host add unknown");
  }

  @Test
  void aChangedKeyIsRefused() throws Exception {
    lab().know("changed", "other");
    assertThat(refused("changed", "changed", ""))
        .hasMessageContaining("ED25519 " + fingerprint("host_ed25519"))
        .hasMessageContaining(fingerprint("other"))
        .hasMessageContaining("ssh-keygen -R '[127.0.0.1]:" + lab().port() + "'");
  }

  @Test
  void aRevokedKeyIsRefusedThoughItIsKnown() throws Exception {
    Path file = lab().know("revoked", "host_ed25519");
    Files.writeString(
        file, Files.readString(file) + "@revoked * " + lab().publicKey("host_ed25519"));
    assertThat(refused("revoked", "revoked", "")).hasMessageContaining("@revoked");
  }

  @Test
  void aKeyThatAnAuthorityVouchesForIsRefusedClearly() throws Exception {
    Files.writeString(lab().file("authority"), "@cert-authority * " + lab().publicKey("other"));
    lab().alias("vouched", "UserKnownHostsFile \"" + lab().file("authority") + "\"");
    SshSettings settings = lab().settings("vouched");
    HostException refused =
        catchThrowableOfType(
            HostException.class, () -> lab().links(Operator.nobody()).open(settings));
    assertThat(refused.kind()).isEqualTo(Kind.IDENTITY);
    assertThat(refused).hasMessageContaining("--transport openssh");
  }

  @Test
  void keysAreFoundUnderHashedNamesWildcardsAliasesAndInAnyFile() throws Exception {
    lab().know("hashed", "host_ed25519");
    Lab.run(serverFolder, List.of("ssh-keygen", "-q", "-H", "-f", "hashed"));
    String key = lab().publicKey("host_ed25519");
    Files.writeString(lab().file("wild"), "!x,[127.0.0.?]:* " + key);
    Files.writeString(lab().file("aliased"), "box " + key);
    Files.writeString(lab().file("portless"), "127.0.0.1 " + key);
    Files.writeString(lab().file("messy"), "# c\n\nnonsense\n@what x y\n" + "[127.0.0.1]:* " + key);
    assertKnown("hashed", "hashed", "");
    assertKnown("wild", "wild", "");
    assertKnown("aliased", "aliased", "HostKeyAlias Box");
    assertKnown("portless", "portless", "");
    assertKnown("messy", "messy", "");
    assertKnown("second", "missing\" \"" + lab().file("hashed"), "");
  }

  @Test
  void theTypeOfTheKnownKeyIsAskedFor() throws Exception {
    for (String type : List.of("rsa", "ecdsa", "ed25519")) {
      lab().know("only_" + type, "host_" + type);
      lab().alias("only_" + type, knownIn("only_" + type));
      try (SshLink link = lab().open("only_" + type)) {
        assertThat(link.connection().fingerprint())
            .isEqualTo(type.toUpperCase() + " " + fingerprint("host_" + type));
      }
    }
  }

  @Test
  void knownHostsThatCannotBeReadAreSaidSo() throws Exception {
    Files.createDirectories(lab().file("folder"));
    lab().alias("unreadable", knownIn("folder"));
    HostException refused =
        catchThrowableOfType(HostException.class, () -> lab().open("unreadable"));
    assertThat(refused).hasMessageContaining("folder").hasMessageContaining("cannot be read");
  }

  @Test
  void aProbeLearnsTheKeyWithoutLoggingInAndTheKeyIsKnownOnceItIsAdded() throws Exception {
    long logins = lab().logged("userauth-request");
    lab().alias("fresh", knownIn("new/known_hosts") + "\nHashKnownHosts yes");
    SshSettings settings = lab().settings("fresh");
    JschLinks links = lab().links(Operator.nobody());
    ShownKey shown = links.probe(settings);
    assertThat(shown.standing()).isEqualTo(KeyStatus.UNKNOWN);
    assertThat(shown.name()).isEqualTo("[127.0.0.1]:" + lab().port());
    assertThat(shown.key().label()).isEqualTo("ED25519 " + fingerprint("host_ed25519"));
    assertThat(lab().logged("userauth-request")).isEqualTo(logins);
    new KnownHostsFile(settings.knownHosts().get(0)).add(shown.name(), true, shown.key());
    assertThat(links.probe(settings).standing()).isEqualTo(KeyStatus.KNOWN);
    try (SshLink link = links.open(settings)) {
      assertThat(Heard.out(link, "echo in")).isEqualTo("in\n");
    }
  }

  @Test
  void aProbeTellsAChangedAndARevokedKey() throws Exception {
    lab().know("changed2", "other");
    lab().alias("changed2", knownIn("changed2"));
    ShownKey shown = lab().links(Operator.nobody()).probe(lab().settings("changed2"));
    assertThat(shown.standing()).isEqualTo(KeyStatus.CHANGED);
    assertThat(shown.known()).hasSize(1);
    Files.writeString(lab().file("rev2"), "@revoked * " + lab().publicKey("host_ed25519"));
    lab().alias("rev2", knownIn("rev2"));
    assertThat(lab().links(Operator.nobody()).probe(lab().settings("rev2")).standing())
        .isEqualTo(KeyStatus.REVOKED);
  }

  private static HostException refused(String alias, String knownHosts, String more)
      throws IOException {
    lab().alias(alias, knownIn(knownHosts) + "\n" + more);
    long logins = lab().logged("userauth-request");
    HostException refused = catchThrowableOfType(HostException.class, () -> lab().open(alias));
    assertThat(refused.kind()).isEqualTo(Kind.IDENTITY);
    assertThat(lab().logged("userauth-request")).isEqualTo(logins);
    return refused;
  }

  private static void assertKnown(String alias, String knownHosts, String more) throws Exception {
    lab().alias(alias, knownIn(knownHosts) + "\n" + more);
    try (SshLink link = lab().open(alias)) {
      assertThat(Heard.out(link, "echo in")).as(alias).isEqualTo("in\n");
    }
  }

  private static String knownIn(String file) {
    return "UserKnownHostsFile \"" + lab().file(file) + "\"";
  }

  private static String fingerprint(String key) throws IOException {
    return Lab.run(serverFolder, List.of("ssh-keygen", "-l", "-f", key + ".pub")).split(" ")[1];
  }

  private static Lab lab() {
    return server.orElseThrow();
  }
}
