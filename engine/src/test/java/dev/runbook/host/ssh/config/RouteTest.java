package dev.runbook.host.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which way an alias is reached, told from its configuration before anything connects. */
class RouteTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>(System.getenv());

  @BeforeEach
  void needSsh() {
    assumeTrue(Programs.find("ssh", environment).isPresent(), "there is no ssh to ask");
    environment.put("KRB5CCNAME", folder.resolve("no-ticket").toString());
  }

  @Test
  void aPlainHostIsReachedByTheLibrary() throws IOException {
    Route route = route("Host lab\n  HostName lab.example.com");
    assertThat(route.transport()).isEqualTo(Transport.JSCH);
    assertThat(route.why()).isEmpty();
    assertThat(route.settings().hostname()).isEqualTo("lab.example.com");
  }

  @Test
  void whatTheLibraryLacksNeedsTheSystemsSsh() throws IOException {
    assertSystem("ProxyCommand nc %h %p", "its ProxyCommand needs the system's ssh");
    assertSystem("Host lab\n  ProxyJump gate", "its ProxyJump needs the system's ssh");
    assertSystem("Match host lab exec true\n  User joe", "Match exec");
    assertSystem("Match exec false\n  User joe", "Match exec");
    assertSystem("PKCS11Provider /usr/lib/x.so", "PKCS11Provider");
    assertSystem("KnownHostsCommand /bin/true", "knownhostscommand");
    assertSystem("RevokedHostKeys /etc/krl", "revokedhostkeys");
    assertSystem("Ciphers chacha20-poly1305@openssh.com", "its choice of ciphers");
    assertSystem("IdentityFile /keys/%C", "token");
    assertSystem("HostbasedAuthentication yes", "HostbasedAuthentication");
  }

  @Test
  void whatOnlyLooksSpecialDoesNot() throws IOException {
    for (String config :
        List.of(
            "ProxyCommand none",
            "ProxyJump none",
            "PKCS11Provider none",
            "GSSAPIAuthentication yes",
            "Ciphers aes256-ctr,chacha20-poly1305@openssh.com",
            "CertificateFile /no/such-cert.pub",
            "ForwardAgent yes\nControlMaster auto\nControlPath ~/.ssh/%C",
            "Match host other\n  ProxyCommand nc x y",
            "StrictHostKeyChecking no")) {
      assertThat(route(config).transport()).as(config).isEqualTo(Transport.JSCH);
    }
  }

  @Test
  void aHardwareKeyNeedsTheSystemsSsh() throws IOException {
    Path key = Files.writeString(folder.resolve("id_sk"), "not read");
    Files.writeString(folder.resolve("id_sk.pub"), hardwareKey());
    assertSystem("IdentityFile " + key, "its hardware key " + key);
  }

  @Test
  void aCertificateNeedsTheSystemsSsh() throws IOException {
    Path key = Files.writeString(folder.resolve("id"), "not read");
    Path beside = Files.writeString(folder.resolve("id-cert.pub"), "not read");
    assertSystem("IdentityFile " + key, "its certificate " + beside);
    assertSystem("IdentityFile none\nCertificateFile " + beside, "its certificate " + beside);
  }

  @Test
  void anAuthorityForTheHostNeedsTheSystemsSsh() throws IOException {
    keygen("ca");
    String line = Files.readString(folder.resolve("ca.pub"));
    Path mine = Files.writeString(folder.resolve("mine"), "@cert-authority lab* " + line);
    Path others = Files.writeString(folder.resolve("others"), "@cert-authority *.org " + line);
    assertSystem("UserKnownHostsFile " + mine, "certificate authority");
    assertThat(route("UserKnownHostsFile " + others).transport()).isEqualTo(Transport.JSCH);
  }

  @Test
  void aKerberosTicketNeedsTheSystemsSshWhereTheOptionIsOn() throws IOException {
    Files.writeString(folder.resolve("ticket"), "");
    environment.put("KRB5CCNAME", "FILE:" + folder.resolve("ticket"));
    assertSystem("GSSAPIAuthentication yes", "Kerberos");
    assertThat(route("GSSAPIAuthentication no").transport()).isEqualTo(Transport.JSCH);
  }

  @Test
  void jumpsAreResolvedAsSshDoes() throws IOException {
    SshConfig config =
        config(
            """
            Host lab
              ProxyJump far,joe@near:2222
            Host far
              HostName far.example.com
              ProxyJump ssh://ann@gate:22
            Host near
              HostName near.example.com
              ProxyJump not-used
            """);
    List<SshSettings> jumps = config.jumps(config.route("lab", List.of()).settings());
    assertThat(jumps).extracting(SshSettings::alias).containsExactly("gate", "far", "near");
    assertThat(jumps)
        .extracting(SshSettings::address)
        .startsWith("ann@gate:22")
        .endsWith("joe@near.example.com:2222");
  }

  @Test
  void aLoopOfJumpsIsRefused() throws IOException {
    assertThatThrownBy(() -> route("ProxyJump gate"))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("loop via gate");
    assertCircle("Host lab\n  ProxyJump b\nHost b\n  ProxyJump lab", "lab");
  }

  @Test
  void aForcedTransportIsTakenOrRefusedWithTheReason() throws IOException {
    assertThat(config("", Transport.OPENSSH).route("lab", List.of()).transport())
        .isEqualTo(Transport.OPENSSH);
    assertThat(config("", Transport.JSCH).route("lab", List.of()).transport())
        .isEqualTo(Transport.JSCH);
    SshConfig proxied = config("ProxyCommand nc %h %p", Transport.JSCH);
    assertThatThrownBy(() -> proxied.route("lab", List.of()))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("--transport jsch: its ProxyCommand");
  }

  @Test
  void withoutAnSshProgramItsTransportIsRefused() {
    environment.put("PATH", folder.toString());
    SshConfig forced =
        new SshConfig(environment, folder, Optional.empty(), Optional.of(Transport.OPENSSH));
    assertThatThrownBy(() -> forced.route("joe@lab", List.of()))
        .hasMessageContaining("there is no ssh in PATH");
  }

  @Test
  void aPagesOptionsCountAndComeBeforeTheFile() throws IOException {
    SshSettings settings =
        config("Port 7\nUser joe")
            .route("ann@lab", List.of("-p", "9", "-o", "ConnectTimeout=3"))
            .settings();
    assertThat(settings.address()).isEqualTo("ann@lab:9");
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.options()).startsWith("-F").endsWith("-o", "ConnectTimeout=3");
  }

  @Test
  void aDamagedConfigurationIsSaidWithItsPlace() throws IOException {
    assertThatThrownBy(() -> route("Prot 7"))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("prot");
  }

  private void assertCircle(String config, String at) {
    assertThatThrownBy(() -> route(config))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("circle at " + at)
        .hasMessageContaining("ProxyJump none");
  }

  private void assertSystem(String config, String reason) throws IOException {
    Route route = route(config);
    assertThat(route.transport()).as(config).isEqualTo(Transport.OPENSSH);
    assertThat(route.why()).contains(reason);
  }

  private Route route(String config) throws IOException {
    return config(config).route("lab", List.of());
  }

  private SshConfig config(String text) throws IOException {
    return config(text, null);
  }

  private SshConfig config(String text, Transport forced) throws IOException {
    Path file = Files.writeString(folder.resolve("config"), text);
    return new SshConfig(environment, folder, Optional.of(file), Optional.ofNullable(forced));
  }

  private void keygen(String name) throws IOException {
    Captured.run(
        Launch.of(
            List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name),
            environment,
            folder),
        Duration.ofSeconds(20));
  }

  private static String hardwareKey() {
    return "sk-ssh-ed25519@openssh.com"
        + " AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABHNzaDo= test\n";
  }
}
