package dev.runbook.host.ssh.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import dev.runbook.testkit.Sshd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said when a host cannot be reached, or can no longer be. */
@Timeout(60)
class ReachTest {
  @TempDir static Path serverFolder;
  private static Optional<Lab> server = Optional.empty();

  @BeforeAll
  static void startServer() throws Exception {
    server = Lab.start(serverFolder, "MaxSessions 2");
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
  void aRefusedConnectionSaysWhere() throws Exception {
    int port = Sshd.freePort();
    assertThat(unreachable("refused", "Port " + port))
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("connection refused");
  }

  @Test
  void aNameThatDoesNotExistIsSaid() throws Exception {
    assertThat(unreachable("nameless", "HostName no-such-host.invalid"))
        .hasMessageContaining("no-such-host.invalid cannot be resolved");
  }

  @Test
  void aServerThatSaysNothingTimesOut() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(unreachable("mute", "ConnectTimeout 1\nPort " + silent.getLocalPort()))
          .hasMessageContaining("does not answer within 1 s");
    }
  }

  @Test
  void aServerThatSpeaksSomethingElseIsSaidSo() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> answer(other, "220 mail.example.com ESMTP\r\n"));
      thread.setDaemon(true);
      thread.start();
      assertThat(unreachable("mail", "ConnectTimeout 5\nPort " + other.getLocalPort()))
          .hasMessageContaining("before it identifies itself");
    }
  }

  @Test
  void aKeyThatIsNotLetInIsNamed() throws Exception {
    Lab.key(serverFolder, "stranger", "ed25519", "");
    assertThat(unreachable("stranger", "IdentityFile \"" + lab().file("stranger") + "\""))
        .hasMessageContaining("permission denied (it takes publickey)")
        .hasMessageContaining(lab().file("stranger").toString());
  }

  @Test
  void moreCommandsThanTheServerAllowsDoNotStart() throws Exception {
    try (SshLink link = lab().open("lab")) {
      List<SshChannel> open = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        open.add(link.start(SshCommand.fed("cat"), new Heard()));
      }
      HostException refused =
          catchThrowableOfType(
              HostException.class, () -> link.start(SshCommand.of("true"), new Heard()));
      assertThat(refused).hasMessageContaining("MaxSessions");
      open.forEach(SshChannel::close);
      assertThat(Heard.end(link, "true")).isEqualTo(new SshEnd.Exited(0));
    }
  }

  @Test
  void aServerThatFallsSilentIsNoticed() throws Exception {
    lab().alias("silent", "ServerAliveInterval 1\nServerAliveCountMax 3");
    Path go = serverFolder.resolve("go");
    List<ProcessHandle> before = lab().processes();
    try (SshLink link = lab().open("silent");
        SshChannel channel =
            link.start(SshCommand.of("touch " + go + "; sleep 600"), new Heard())) {
      while (!Files.exists(go)) {
        Thread.sleep(20);
      }
      Silence.fall(lab(), before);
      assertThat(channel.await())
          .isInstanceOfSatisfying(
              SshEnd.Lost.class, lost -> assertThat(lost.why()).contains("no longer answers"));
      assertThat(link.isOpen()).isFalse();
    }
  }

  private static HostException unreachable(String alias, String settings) throws IOException {
    lab().alias(alias, settings);
    HostException refused = catchThrowableOfType(HostException.class, () -> lab().open(alias));
    assertThat(refused.kind()).as(refused.getMessage()).isEqualTo(Kind.UNREACHABLE);
    return refused;
  }

  private static void answer(ServerSocket server, String text) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Lab lab() {
    return server.orElseThrow();
  }
}
