package dev.runbook.host.ssh.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.KnownHostsFile;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshConfig;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server asks at the log-in, of an operator who is there and of one who is not. */
@Timeout(60)
class QuestionsTest {
  @TempDir Path folder;
  private final SshServer server = SshServer.setUpDefaultServer();

  @BeforeEach
  void startServer() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair key = generator.generateKeyPair();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    server.setCommandFactory((session, text) -> new Echo(text));
    server.setPasswordAuthenticator((user, password, session) -> password.equals("right"));
    server.setKeyboardInteractiveAuthenticator(new TwoQuestions());
    server.start();
  }

  @AfterEach
  void stopServer() throws IOException {
    server.stop(true);
  }

  @Test
  void aServersQuestionsAreAnsweredByTheOperator() throws Exception {
    server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
    ScriptedOperator operator = new ScriptedOperator("right", "123456");
    assertIn(operator);
    assertThat(operator.questions())
        .containsExactly("mina asks: Two things. Password:", "mina asks: Two things. Code:");
  }

  @Test
  void aWrongAnswerIsAskedForAgain() throws Exception {
    server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
    assertIn(new ScriptedOperator("wrong", "1", "right", "123456"));
  }

  @Test
  void aPasswordIsAskedForByName() throws Exception {
    server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
    ScriptedOperator operator = new ScriptedOperator("wrong", "right");
    assertIn(operator);
    assertThat(operator.questions()).containsOnly("Password for joe@127.0.0.1:" + server.getPort());
  }

  @Test
  void threeWrongPasswordsAreEnough() throws Exception {
    server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
    ScriptedOperator operator = new ScriptedOperator("a", "b", "c");
    assertThat(refused(operator, "")).hasMessageContaining("tried a password");
    assertThat(operator.questions()).hasSize(3);
  }

  @Test
  void nobodyToAskIsSaid() throws Exception {
    server.setUserAuthFactories(
        List.of(UserAuthKeyboardInteractiveFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
    assertThat(refused(Operator.nobody(), ""))
        .hasMessageContaining("nobody could be asked")
        .hasMessageContaining("it takes");
  }

  @Test
  void aBatchConfigurationAsksNothing() throws Exception {
    server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
    assertThat(refused(new ScriptedOperator(), "BatchMode yes")).hasMessageContaining("nothing");
  }

  private void assertIn(Operator operator) throws Exception {
    SshSettings settings = settings("");
    try (JschLinks links = links(operator)) {
      know(links, settings);
      try (SshLink link = links.open(settings)) {
        Heard heard = new Heard();
        assertThat(heard.run(link, SshCommand.of("hello"))).isEqualTo(new SshEnd.Exited(7));
        assertThat(heard.out()).isEqualTo("hello");
      }
    }
  }

  private HostException refused(Operator operator, String more) throws Exception {
    SshSettings settings = settings(more);
    try (JschLinks links = links(operator)) {
      know(links, settings);
      HostException refused = catchThrowableOfType(HostException.class, () -> links.open(settings));
      assertThat(refused.kind()).isEqualTo(Kind.UNREACHABLE);
      return refused;
    }
  }

  private static void know(JschLinks links, SshSettings settings) {
    ShownKey shown = links.probe(settings);
    assertThat(shown.key().name()).isEqualTo("ECDSA");
    new KnownHostsFile(settings.knownHosts().get(0)).add(shown.name(), false, shown.key());
  }

  private SshSettings settings(String more) throws IOException {
    Files.writeString(
        folder.resolve("config"),
        """
        Host mina
          %s
          HostName 127.0.0.1
          Port %d
          User joe
          IdentityFile none
          IdentityAgent none
          UserKnownHostsFile "%s"
          GlobalKnownHostsFile none
        """
            .formatted(more, server.getPort(), folder.resolve("known_hosts")));
    return config().route("mina", List.of()).settings();
  }

  private SshConfig config() {
    return new SshConfig(
        System.getenv(), folder, Optional.of(folder.resolve("config")), Optional.empty());
  }

  private JschLinks links(Operator operator) {
    return new JschLinks(operator, System.getenv());
  }

  /** Asks for a password and a code. */
  private static final class TwoQuestions implements KeyboardInteractiveAuthenticator {
    @Override
    public InteractiveChallenge generateChallenge(
        ServerSession session, String user, String language, String methods) {
      InteractiveChallenge challenge = new InteractiveChallenge();
      challenge.setInteractionInstruction("Two things.");
      challenge.addPrompt("Password: ", false);
      challenge.addPrompt("Code: ", true);
      return challenge;
    }

    @Override
    public boolean authenticate(ServerSession session, String user, List<String> answers) {
      return answers.equals(List.of("right", "123456"));
    }
  }

  /** Says what it is given, and ends with 7. */
  private static final class Echo extends AbstractCommandSupport {
    Echo(String text) {
      super(text, null);
    }

    @Override
    public void run() {
      try {
        getOutputStream().write(getCommand().getBytes());
        getOutputStream().flush();
        onExit(7);
      } catch (IOException e) {
        onExit(8);
      }
    }
  }
}
