package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import dev.runbook.testkit.RecordingSink;
import dev.runbook.testkit.Sshd;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ssh asks while it connects is asked once, and nowhere but of the operator. */
class OpensshQuestionsTest extends SshContract {
  private static final String PASSPHRASE = "p4ss phrase's \\ \"word\" $x";

  @Override
  Transport transport() {
    return Transport.OPENSSH;
  }

  @Test
  void thePassphraseOfAKeyIsAskedOnce() throws Exception {
    FakeOperator operator = new FakeOperator(Optional.of(PASSPHRASE));
    try (SshLink link = link(protectedKey(), operator)) {
      for (int i = 0; i < 3; i++) {
        assertThat(link.start(SshCommand.of("exit 3"), new RecordingSink()).await())
            .isEqualTo(new SshEnd.Exited(3));
      }
    }
    assertThat(operator.questions).hasSize(1);
    assertThat(operator.questions.get(0)).contains("passphrase").contains("protected");
    assertThat(isEmpty(temporary)).isTrue();
  }

  @Test
  void withNobodyToAskTheKeyIsOfNoUse() throws Exception {
    SshSettings settings = protectedKey();
    assertThatThrownBy(() -> link(settings, Operator.nobody()))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  void aWrongPassphraseIsUnreachable() throws Exception {
    SshSettings settings = protectedKey();
    assertThatThrownBy(() -> link(settings, new FakeOperator(Optional.of("wrong"))))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThatThrownBy(() -> link(settings, new FakeOperator(Optional.empty())))
        .isInstanceOf(HostException.class);
  }

  @Test
  void anUnknownKeyIsNoQuestionEvenWhereSomebodyCouldAnswer() throws Exception {
    Files.writeString(serverFolder.resolve("none"), "");
    FakeOperator operator = new FakeOperator(Optional.of("yes"));
    SshSettings settings = server().settings("none", "user_key");
    assertThatThrownBy(() -> link(settings, operator))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.kind()).isEqualTo(Kind.IDENTITY));
    assertThat(operator.questions).isEmpty();
  }

  private SshSettings protectedKey() throws Exception {
    if (!Files.exists(serverFolder.resolve("protected"))) {
      Sshd.key(serverFolder, "protected", PASSPHRASE);
      server().admit("protected");
    }
    return server().settings("known_hosts", "protected");
  }

  private SshLink link(SshSettings settings, Operator operator) {
    return Transports.opener(transport(), temporary, operator)
        .open(new Route(settings, transport(), ""));
  }
}
