package dev.runbook.host.ssh.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.KnownHosts.Standing;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import java.io.OutputStream;
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

/** Hosts behind hosts: {@code bastion} is one server, {@code inner} another. */
@Timeout(60)
class JumpTest {
  @TempDir static Path bastionFolder;
  @TempDir static Path innerFolder;
  private static Optional<Lab> bastion = Optional.empty();
  private static Optional<Lab> inner = Optional.empty();

  @BeforeAll
  static void startServers() throws Exception {
    bastion = Lab.start(bastionFolder);
    inner = Lab.start(innerFolder);
    if (inner.isPresent()) {
      Lab.key(innerFolder, "other", "ed25519", "");
      Files.writeString(inner.get().file("empty"), "");
      inner.get().know("changed", "other");
      for (String known : List.of("known_hosts", "empty", "changed")) {
        String settings =
            """
            HostName 127.0.0.1
            Port %d
            IdentityFile "%s"
            UserKnownHostsFile "%s"
            """
                .formatted(
                    bastion.orElseThrow().port(),
                    bastion.get().file("user"),
                    (known.equals("known_hosts") ? bastion : inner).get().file(known));
        inner.get().alias("bastion-" + known, settings);
        inner.get().alias("via-" + known, "ProxyJump bastion-" + known);
        inner
            .get()
            .alias(
                "inner-" + known,
                "ProxyJump bastion-known_hosts\nUserKnownHostsFile \""
                    + inner.get().file(known)
                    + "\"");
      }
      // The bastion's settings above are followed by the inner server's, which come too late.
      Files.writeString(
          inner.get().file("changed"),
          Files.readString(inner.get().file("changed"))
              + "[127.0.0.1]:%d %s"
                  .formatted(bastion.get().port(), inner.get().publicKey("other")));
    }
  }

  @AfterAll
  static void stopServers() {
    inner.ifPresent(Lab::close);
    bastion.ifPresent(Lab::close);
  }

  @BeforeEach
  void needServers() {
    assumeTrue(inner.isPresent() && bastion.isPresent(), "there is no sshd to test against");
  }

  @Test
  void commandsReachTheHostBehind() throws Exception {
    try (SshLink link = inner().open("via-known_hosts")) {
      assertThat(Heard.out(link, "echo $SSH_CONNECTION")).endsWith(" " + inner().port() + "\n");
      assertThat(link.connection().address()).endsWith(":" + inner().port());
      assertThat(Heard.end(link, "exit 3")).isEqualTo(new SshEnd.Exited(3));
    }
  }

  @Test
  void muchGoesBothWaysAtOnce() throws Exception {
    Heard heard = new Heard();
    try (SshLink link = inner().open("via-known_hosts");
        SshChannel channel = link.start(SshCommand.fed("cat"), heard)) {
      try (OutputStream stdin = channel.stdin()) {
        stdin.write("y".repeat(8_000_000).getBytes());
      }
      assertThat(channel.await()).isEqualTo(new SshEnd.Exited(0));
      assertThat(heard.out()).hasSize(8_000_000);
    }
  }

  @Test
  void severalJumpsAreTakenInOrder() throws Exception {
    inner().alias("far", "ProxyJump bastion-known_hosts,via-known_hosts");
    assertThat(inner().config().jumps(inner().settings("far")))
        .extracting(SshSettings::alias)
        .containsExactly("bastion-known_hosts", "via-known_hosts");
    try (SshLink link = inner().open("far")) {
      assertThat(Heard.out(link, "echo there")).isEqualTo("there\n");
    }
  }

  @Test
  void aJumpHostWithAnUnknownOrChangedKeyEndsTheWay() throws Exception {
    for (String known : List.of("empty", "changed")) {
      long logins = bastion.orElseThrow().logged("userauth-request");
      long connections = inner().logged("Connection from");
      HostException refused = refused("via-" + known);
      assertThat(refused).hasMessageContaining("bastion-" + known);
      assertThat(bastion.orElseThrow().logged("userauth-request")).isEqualTo(logins);
      assertThat(inner().logged("Connection from")).isEqualTo(connections);
    }
  }

  @Test
  void aHostBehindAKnownOneIsCheckedAsStrictly() throws Exception {
    for (String known : List.of("empty", "changed")) {
      long logins = inner().logged("userauth-request");
      assertThat(refused("inner-" + known)).hasMessageContaining("inner-" + known);
      assertThat(inner().logged("userauth-request")).isEqualTo(logins);
    }
  }

  @Test
  void aKeyIsLearnedThroughAKnownJumpHostOnly() throws Exception {
    JschLinks links = inner().links(Operator.nobody());
    ShownKey shown = links.probe(inner().settings("inner-empty"));
    assertThat(shown.standing()).isEqualTo(Standing.UNKNOWN);
    assertThat(shown.name()).isEqualTo("[127.0.0.1]:" + inner().port());
    HostException refused =
        catchThrowableOfType(HostException.class, () -> links.probe(inner().settings("via-empty")));
    assertThat(refused.kind()).isEqualTo(Kind.IDENTITY);
  }

  @Test
  void aHostThatTheJumpHostCannotReachIsUnreachable() throws Exception {
    inner().alias("nowhere", "HostName 127.0.0.1\nPort 1\nProxyJump bastion-known_hosts");
    HostException refused =
        catchThrowableOfType(HostException.class, () -> inner().open("nowhere"));
    assertThat(refused.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(refused).hasMessageContaining("jump host");
  }

  @Test
  void aLostJumpHostLosesTheHostBehind() throws Exception {
    try (SshLink link = inner().open("via-known_hosts")) {
      Heard heard = new Heard();
      SshChannel channel = link.start(SshCommand.fed("echo up; cat"), heard);
      while (heard.out().isEmpty()) {
        Thread.onSpinWait();
      }
      bastion.orElseThrow().cut();
      assertThat(channel.await()).isInstanceOf(SshEnd.Lost.class);
    }
  }

  @Test
  void aSilentHostBehindIsNoticedThroughALivelyJumpHost() throws Exception {
    inner().alias("silent", "ProxyJump bastion-known_hosts\nServerAliveInterval 1");
    List<ProcessHandle> before = inner().processes();
    try (SshLink link = inner().open("silent")) {
      Heard heard = new Heard();
      SshChannel channel = link.start(SshCommand.fed("echo up; cat"), heard);
      while (heard.out().isEmpty()) {
        Thread.onSpinWait();
      }
      Silence.fall(inner(), before);
      assertThat(channel.await())
          .isInstanceOfSatisfying(
              SshEnd.Lost.class, lost -> assertThat(lost.why()).contains("no longer answers"));
    }
  }

  private static HostException refused(String alias) {
    HostException refused = catchThrowableOfType(HostException.class, () -> inner().open(alias));
    assertThat(refused.kind()).isEqualTo(Kind.IDENTITY);
    return refused;
  }

  private static Lab inner() {
    return inner.orElseThrow();
  }
}
