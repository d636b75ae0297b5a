package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.testkit.Sshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host's key is shown before anybody logs in, and written down only when that is asked for. */
@Timeout(60)
class HostKeysTest extends NeedsSshd {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void anUnknownKeyIsShownAndThenKnown(String transport) throws Exception {
    long authentications = server().authentications();
    Path known = serverFolder.resolve("learnt-" + transport);
    Files.writeString(known, "# no newline at the end");
    try (OperatorSsh ssh = reaching(transport, known.getFileName().toString())) {
      HostKeyOffer offer = ssh.keys().ask("lab");
      assertThat(offer.standing()).isEqualTo(KeyStatus.UNKNOWN);
      assertThat(offer.fingerprint()).isEqualTo(server().fingerprint());
      assertThat(offer.file()).isEqualTo(known);
      assertThat(Files.readString(known)).isEqualTo("# no newline at the end");
      ssh.keys().add(offer);
      assertThat(Files.readAllLines(known)).hasSize(2).last().asString().startsWith("[127.0.0.1]:");
      assertThat(ssh.keys().ask("lab").standing()).isEqualTo(KeyStatus.KNOWN);
      assertThat(server().authentications()).isEqualTo(authentications);
      assertThat(ssh.host("lab", List.of(), false).identity().user())
          .isEqualTo(System.getProperty("user.name"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void aChangedKeyIsToldFromAnUnknownOne(String transport) throws Exception {
    Sshd.key(folder, "other_key");
    String name = "changed-" + transport;
    server().know(name, Files.readString(folder.resolve("other_key.pub")));
    try (OperatorSsh ssh = reaching(transport, name)) {
      HostKeyOffer offer = ssh.keys().ask("lab");
      assertThat(offer.standing()).isEqualTo(KeyStatus.CHANGED);
      assertThat(offer.fingerprint()).isEqualTo(server().fingerprint());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsch", "openssh"})
  void aHostThatIsNotThereHasNoKey(String transport) throws Exception {
    List<String> nowhere =
        server().settings(Sshd.freePort(), "known_hosts", "user_key", List.of()).options();
    try (OperatorSsh ssh = reaching(transport, Path.of(nowhere.get(1)))) {
      assertThatThrownBy(() -> ssh.keys().ask("lab"))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("lab");
    }
  }

  private OperatorSsh reaching(String transport, String knownHosts) throws Exception {
    List<String> options = server().settings(knownHosts, "user_key").options();
    return reaching(transport, Path.of(options.get(1)));
  }

  private OperatorSsh reaching(String transport, Path config) {
    return new OperatorSsh(
        System.getenv(),
        folder,
        folder,
        Optional.of(config),
        Optional.of(transport),
        Operator.nobody());
  }
}
