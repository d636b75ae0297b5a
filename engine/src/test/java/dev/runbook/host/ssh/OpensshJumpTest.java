package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import dev.runbook.testkit.Eventually;
import dev.runbook.testkit.RecordingSink;
import dev.runbook.testkit.Sshd;
import dev.runbook.testkit.Sshd.Hop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts behind hosts: {@code gate} is one server, {@code lab} another. */
class OpensshJumpTest extends SshContract {
  @TempDir Path gateFolder;
  private Sshd gate;
  private final RecordingSink sink = new RecordingSink();

  @Override
  Transport transport() {
    return Transport.OPENSSH;
  }

  @BeforeEach
  void startGate() throws Exception {
    gate = Sshd.start(gateFolder).orElseThrow();
    for (Sshd each : List.of(gate, server())) {
      Files.writeString(each.folder().resolve("empty"), "");
    }
    Sshd.key(root, "other_key");
    gate.know("changed", Files.readString(root.resolve("other_key.pub")));
  }

  @AfterEach
  void stopGate() {
    gate.close();
  }

  @Test
  void commandsReachTheHostBehind() throws Exception {
    try (SshLink link = link(behind("known_hosts", "known_hosts"))) {
      assertThat(run(link, "echo $SSH_CONNECTION; exit 5")).isEqualTo(new SshEnd.Exited(5));
      assertThat(sink.out()).endsWith(" " + server().port() + "\n");
      assertThat(link.connection().fingerprint()).isEqualTo(server().fingerprint());
      assertThat(gate.authentications()).isEqualTo(1);
    }
  }

  @Test
  void muchGoesBothWaysAtOnce() throws Exception {
    try (SshLink link = link(behind("known_hosts", "known_hosts"));
        SshChannel channel = link.start(SshCommand.fed("cat"), sink)) {
      try (OutputStream stdin = channel.stdin()) {
        stdin.write("y".repeat(8_000_000).getBytes());
      }
      assertThat(channel.await()).isEqualTo(new SshEnd.Exited(0));
      assertThat(sink.bytes().length).isEqualTo(8_000_000);
    }
  }

  @Test
  void severalJumpHostsLeadThereInOrder(@TempDir Path folder) throws Exception {
    try (Sshd second = Sshd.start(folder).orElseThrow()) {
      Hop first = new Hop("gate", gate, "known_hosts", "user_key");
      Hop known = new Hop("second", second, "known_hosts", "user_key");
      try (SshLink link = link(through(List.of(first, known)))) {
        assertThat(run(link, "exit 6")).isEqualTo(new SshEnd.Exited(6));
        assertThat(gate.authentications()).isEqualTo(1);
        assertThat(second.authentications()).isEqualTo(1);
      }
      Files.writeString(folder.resolve("empty"), "");
      Hop unknown = new Hop("second", second, "empty", "user_key");
      assertThat(refused(through(List.of(first, unknown))).kind()).isEqualTo(Kind.IDENTITY);
      assertThat(second.authentications()).isEqualTo(1);
    }
  }

  @Test
  void aJumpHostWithAnUnknownOrChangedKeyEndsTheWay() throws Exception {
    long connections = server().connections();
    for (String known : List.of("empty", "changed")) {
      HostException refusal = refused(behind(known, "known_hosts"));
      assertThat(refusal.kind()).isEqualTo(Kind.IDENTITY);
      assertThat(refusal).hasMessageContaining(gate.fingerprint());
    }
    assertThat(gate.authentications()).isZero();
    assertThat(server().connections()).isEqualTo(connections);
  }

  @Test
  void aHostBehindAKnownOneIsCheckedAsStrictly() throws Exception {
    server().know("changed", Files.readString(root.resolve("other_key.pub")));
    long authentications = server().authentications();
    for (String known : List.of("empty", "changed")) {
      HostException refusal = refused(behind("known_hosts", known));
      assertThat(refusal.kind()).isEqualTo(Kind.IDENTITY);
      assertThat(refusal).hasMessageContaining(server().fingerprint());
    }
    assertThat(server().authentications()).isEqualTo(authentications);
    assertThat(gate.commands()).isZero();
  }

  @Test
  void aKeyIsLearnedThroughAKnownJumpHostOnly() throws Exception {
    try (OperatorSsh ssh = operator(behind("known_hosts", "empty"))) {
      HostKeyOffer offer = ssh.keys().ask("lab");
      assertThat(offer.standing()).isEqualTo(KeyStatus.UNKNOWN);
      assertThat(offer.fingerprint()).isEqualTo(server().fingerprint());
    }
    try (OperatorSsh ssh = operator(behind("empty", "empty"))) {
      HostException refusal =
          catchThrowableOfType(HostException.class, () -> ssh.keys().ask("lab"));
      assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(Kind.IDENTITY);
    }
  }

  @Test
  void aHostThatTheJumpHostCannotReachIsUnreachable() throws Exception {
    Hop hop = new Hop("gate", gate, "known_hosts", "user_key");
    SshSettings nowhere =
        server().settings(Sshd.freePort(), "known_hosts", "user_key", List.of(hop));
    assertThat(refused(nowhere).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void aLostJumpHostLosesTheHostBehind() throws Exception {
    try (SshLink link = link(behind("known_hosts", "known_hosts"))) {
      SshChannel channel = going(link);
      gate.cut();
      assertThat(channel.await()).isInstanceOf(SshEnd.Lost.class);
    }
  }

  @Test
  void aSilentHostBehindIsNoticedThroughALivelyJumpHost() throws Exception {
    try (SshLink link = link(Settings.quick(behind("known_hosts", "known_hosts")))) {
      SshChannel channel = going(link);
      server().freeze();
      assertThat(channel.await()).isInstanceOf(SshEnd.Lost.class);
    } finally {
      server().thaw();
    }
  }

  private SshChannel going(SshLink link) {
    SshChannel channel = link.start(SshCommand.fed("echo up; cat"), sink);
    Eventually.await("the command is going", () -> sink.bytes().length > 0);
    return channel;
  }

  private SshEnd run(SshLink link, String text) throws InterruptedException {
    return link.start(SshCommand.of(text), sink).await();
  }

  private HostException refused(SshSettings settings) throws IOException {
    HostException refusal = catchThrowableOfType(HostException.class, () -> link(settings).close());
    assertThat(isEmpty(temporary)).isTrue();
    return refusal;
  }

  /** The host behind the gate, each known by this file. */
  private SshSettings behind(String gateKnown, String known) throws IOException {
    Hop hop = new Hop("gate", gate, gateKnown, "user_key");
    return server().settings(server().port(), known, "user_key", List.of(hop));
  }

  private static SshSettings through(List<Hop> hops) throws IOException {
    return server().settings(server().port(), "known_hosts", "user_key", hops);
  }

  private OperatorSsh operator(SshSettings settings) {
    return new OperatorSsh(
        System.getenv(),
        root,
        temporary,
        Optional.of(Path.of(settings.options().get(1))),
        Optional.empty(),
        Operator.nobody());
  }
}
