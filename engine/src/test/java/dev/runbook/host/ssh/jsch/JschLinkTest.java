package dev.runbook.host.ssh.jsch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.OutputSink;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands over a connection of the library's to a real server. */
@Timeout(60)
class JschLinkTest {
  @TempDir static Path serverFolder;
  private static Optional<Lab> server = Optional.empty();

  @TempDir Path root;
  private final Heard heard = new Heard();

  @BeforeAll
  static void startServer() throws Exception {
    server = Lab.start(serverFolder);
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
  void aStatusIsTheCommandsOwn255Included() throws Exception {
    try (SshLink link = open()) {
      for (int status : new int[] {0, 3, 255}) {
        assertThat(Heard.end(link, "exit " + status)).isEqualTo(new SshEnd.Exited(status));
      }
    }
  }

  @Test
  void aCommandThatASignalEndsIsToldFromOneWhoseChildIt() throws Exception {
    try (SshLink link = open()) {
      assertThat(Heard.end(link, "kill -KILL $$")).isEqualTo(new SshEnd.Signalled("KILL"));
      assertThat(Heard.end(link, "sh -c 'kill -KILL $$'; exit $?"))
          .isEqualTo(new SshEnd.Exited(137));
    }
  }

  @Test
  void theTextArrivesByteForByteAndTheStreamsApart() throws Exception {
    try (SshLink link = open()) {
      String text = "printf '%s\\n' \"it's\" 'a  b' $'\\t' '* \\ $x' \"grüße 😀\"; echo err >&2";
      assertThat(heard.run(link, SshCommand.of(text))).isEqualTo(new SshEnd.Exited(0));
      assertThat(heard.out()).isEqualTo("it's\na  b\n\t\n* \\ $x\ngrüße 😀\n");
      assertThat(heard.err()).isEqualTo("err\n");
    }
  }

  @Test
  void anUnfedCommandFindsItsInputEmpty() throws Exception {
    try (SshLink link = open()) {
      assertThat(Heard.out(link, "cat; echo end")).isEqualTo("end\n");
    }
  }

  @Test
  void aFedCommandGetsEveryByteAndTheEnd() throws Exception {
    byte[] input = "x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII);
    try (SshLink link = open();
        SshChannel channel = link.start(SshCommand.fed("wc -c"), heard)) {
      try (OutputStream stdin = channel.stdin()) {
        stdin.write(input);
      }
      assertThat(channel.await()).isEqualTo(new SshEnd.Exited(0));
      assertThat(heard.out().strip()).isEqualTo("3000000");
    }
  }

  @Test
  void noTextIsTheLoginShell() throws Exception {
    try (SshLink link = open();
        SshChannel channel = link.start(SshCommand.fed(""), heard)) {
      try (OutputStream stdin = channel.stdin()) {
        stdin.write("x=5\necho \"got $x\"\nexit 4\n".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(channel.await()).isEqualTo(new SshEnd.Exited(4));
      assertThat(heard.out()).contains("got 5");
    }
  }

  @Test
  void twoHundredCommandsShareOneConnectionAndLogInOnce() throws Exception {
    long before = server.orElseThrow().logged("Accepted publickey");
    Set<String> connections = new HashSet<>();
    try (SshLink link = open()) {
      for (int i = 0; i < 200; i++) {
        connections.add(Heard.out(link, "echo $SSH_CONNECTION"));
      }
    }
    assertThat(connections).hasSize(1);
    assertThat(server.orElseThrow().logged("Accepted publickey")).isEqualTo(before + 1);
  }

  @Test
  void commandsRunSideBySide() throws Exception {
    try (SshLink link = open();
        SshChannel slow = link.start(SshCommand.fed("cat"), heard)) {
      assertThat(Heard.out(link, "echo quick")).isEqualTo("quick\n");
      assertThat(slow.isOpen()).isTrue();
      slow.stdin().close();
      assertThat(slow.await()).isEqualTo(new SshEnd.Exited(0));
      assertThat(slow.isOpen()).isFalse();
    }
  }

  @Test
  void eightThreadsMayShareIt() throws Exception {
    try (SshLink link = open()) {
      List<CompletableFuture<Void>> threads =
          IntStream.range(0, 8)
              .mapToObj(thread -> Background.run(() -> runMany(link, thread)))
              .toList();
      threads.forEach(CompletableFuture::join);
    }
  }

  private static void runMany(SshLink link, int thread) {
    try {
      for (int i = 0; i < 25; i++) {
        Heard heard = new Heard();
        SshEnd end = heard.run(link, SshCommand.of("echo " + i + "; exit " + thread));
        assertThat(end).isEqualTo(new SshEnd.Exited(thread));
        assertThat(heard.out()).isEqualTo(i + "\n");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whenever the cut comes, the wait ends, and never with a success that nobody has seen. */
  @Test
  void aCutAtAnyMomentEndsTheWait() throws Exception {
    Lab lab = server.orElseThrow();
    for (int i = 0; i < 25; i++) {
      int micros = i * 400;
      try (SshLink link = open()) {
        CompletableFuture<Void> cut =
            CompletableFuture.runAsync(
                lab::cut, CompletableFuture.delayedExecutor(micros, TimeUnit.MICROSECONDS));
        assertThat(endOrRefusal(link, "sleep 5; exit 0")).doesNotContain("Exited");
        cut.join();
      }
    }
  }

  private static String endOrRefusal(SshLink link, String text) throws InterruptedException {
    try {
      return Heard.end(link, text).toString();
    } catch (HostException e) {
      return e.getMessage();
    }
  }

  @Test
  void aTerminalThereHasTheSizeOfOursAndFollowsIt() throws Exception {
    SshCommand command =
        new SshCommand(
            "stty size; trap 'stty size; exit 5' WINCH; echo ready; while :; do sleep 0.05; done",
            Optional.of(new TerminalSize(101, 37)),
            true);
    try (SshLink link = open();
        SshChannel channel = link.start(command, heard)) {
      Eventually.await("the answer", () -> heard.out().contains("ready"));
      assertThat(heard.out()).startsWith("37 101");
      channel.resize(new TerminalSize(55, 22));
      assertThat(channel.await()).isEqualTo(new SshEnd.Exited(5));
      assertThat(heard.out()).contains("22 55");
    }
  }

  @Test
  void aTerminalIsHungUpOnWhenItsChannelIsLetGoOf() throws Exception {
    Path gone = root.resolve("gone");
    SshCommand command =
        new SshCommand(
            "trap 'touch " + gone + "; exit' HUP; echo ready; while :; do sleep 0.05; done",
            Optional.of(TerminalSize.USUAL),
            true);
    try (SshLink link = open()) {
      SshChannel channel = link.start(command, heard);
      Eventually.await("the answer", () -> heard.out().contains("ready"));
      channel.close();
      assertThat(channel.await()).isInstanceOf(SshEnd.Lost.class);
      Eventually.await("what shows that it is gone", () -> Files.exists(gone));
    }
  }

  @Test
  void theEnvironmentIsWhatTheConfigurationSends() throws Exception {
    Lab lab = server.orElseThrow();
    lab.alias("environment", "SetEnv LAB_A=1 \"LAB_B=two words\" OTHER=no\nSendEnv LAB_S*");
    Map<String, String> mine = Map.of("LAB_SENT", "mine", "LAB_KEPT", "secret");
    try (JschLinks links = new JschLinks(Operator.nobody(), mine);
        SshLink link = links.open(lab.settings("environment"))) {
      assertThat(Heard.out(link, "echo \"$LAB_A|$LAB_B|$OTHER|$LAB_SENT|$LAB_KEPT\""))
          .isEqualTo("1|two words||mine|\n");
    }
  }

  @Test
  void aConnectionThatIsCutIsLostAtOnceForEveryCommandOnIt() throws Exception {
    Path go = root.resolve("go");
    try (SshLink link = open()) {
      SshChannel first = link.start(SshCommand.of("touch " + go + "; sleep 30"), heard);
      SshChannel second = link.start(SshCommand.fed("cat"), heard);
      Eventually.await("its start", () -> Files.exists(go));
      server.orElseThrow().cut();
      assertThat(first.await())
          .isInstanceOfSatisfying(
              SshEnd.Lost.class,
              lost -> assertThat(lost.why()).contains("connection to lab was lost"));
      assertThat(second.await()).isInstanceOf(SshEnd.Lost.class);
      Eventually.await("the end of the link", () -> !link.isOpen());
      assertThatThrownBy(() -> link.start(SshCommand.of("true"), heard))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("connection to lab was lost");
    }
  }

  @Test
  void aClosedLinkStartsNothing() throws Exception {
    SshLink link = open();
    link.close();
    link.close();
    assertThat(link.isOpen()).isFalse();
    assertThatThrownBy(() -> link.start(SshCommand.of("true"), heard))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("closed here");
  }

  @Test
  void closingTheLinkEndsTheWaitForItsCommands() throws Exception {
    SshLink link = open();
    SshChannel channel = link.start(SshCommand.fed("sleep 5"), heard);
    CompletableFuture<SshEnd> end = Background.start(() -> ended(channel));
    link.close();
    assertThat(end.join()).isInstanceOf(SshEnd.Lost.class);
  }

  @Test
  void aHundredMegabytesTakeLittleMemory() throws Exception {
    AtomicLong bytes = new AtomicLong();
    AtomicLong most = new AtomicLong();
    OutputSink counting =
        new OutputSink() {
          @Override
          public void stdout(byte[] buffer, int offset, int length) {
            if (bytes.addAndGet(length) % (16L << 20) < length) {
              most.accumulateAndGet(used(), Math::max);
            }
          }

          @Override
          public void stderr(byte[] buffer, int offset, int length) {}
        };
    try (SshLink link = open()) {
      long before = used();
      SshChannel channel = link.start(SshCommand.of("head -c 104857600 /dev/zero"), counting);
      assertThat(channel.await()).isEqualTo(new SshEnd.Exited(0));
      assertThat(bytes.get()).isEqualTo(104_857_600);
      assertThat(most.get() - before).isLessThan(20L << 20);
    }
  }

  @Test
  void aSinkThatFailsIsHeardOfAndHurtsNobodyElse() throws Exception {
    OutputSink failing =
        new OutputSink() {
          @Override
          public void stdout(byte[] buffer, int offset, int length) {
            throw new IllegalStateException("full");
          }

          @Override
          public void stderr(byte[] buffer, int offset, int length) {
            throw new IllegalStateException("full");
          }
        };
    try (SshLink link = open()) {
      SshChannel channel = link.start(SshCommand.of("echo a; echo b >&2"), failing);
      assertThatThrownBy(channel::await).isInstanceOf(IllegalStateException.class);
      assertThat(Heard.out(link, "echo fine")).isEqualTo("fine\n");
    }
  }

  @Test
  void theConnectionSaysHowTheHostIsReached() throws Exception {
    try (SshLink link = open()) {
      assertThat(link.connection().transport()).isEqualTo("jsch");
      assertThat(link.connection().address())
          .isEqualTo(System.getProperty("user.name") + "@127.0.0.1:" + server.orElseThrow().port());
      String printed = Lab.run(serverFolder, List.of("ssh-keygen", "-l", "-f", "host_ed25519.pub"));
      assertThat(link.connection().fingerprint()).isEqualTo("ED25519 " + printed.split(" ")[1]);
    }
  }

  private static SshLink open() {
    return server.orElseThrow().open("lab");
  }

  private static SshEnd ended(SshChannel channel) {
    try {
      return channel.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
