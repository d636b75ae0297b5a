package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import dev.runbook.testkit.Eventually;
import dev.runbook.testkit.RecordingSink;
import dev.runbook.testkit.Sshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What every link does: commands arrive as they are, and how they ended is told apart. */
abstract class SshLinkContract extends SshContract {
  final RecordingSink sink = new RecordingSink();

  @Test
  void theTextArrivesByteForByteWithEmptyInput() throws Exception {
    try (SshLink link = link()) {
      String text = "printf '%s\\n' \"it's\" 'a  b' '* \\ $x %h' \"grüße 😀\"; cat; exit 3";
      assertThat(run(link, SshCommand.of(text))).isEqualTo(new SshEnd.Exited(3));
      assertThat(sink.out()).isEqualTo("it's\na  b\n* \\ $x %h\ngrüße 😀\n");
    }
  }

  @Test
  void theStreamsAreApart() throws Exception {
    try (SshLink link = link()) {
      run(link, SshCommand.of("echo out; echo err >&2"));
      assertThat(sink.out()).isEqualTo("out\n");
      assertThat(sink.err()).isEqualTo("err\n");
    }
  }

  @Test
  void aFedCommandReadsWhatItIsGivenUpToTheEnd() throws Exception {
    try (SshLink link = link()) {
      SshChannel channel = link.start(SshCommand.fed("cat; echo over"), sink);
      channel.stdin().write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
      channel.stdin().close();
      assertThat(channel.await()).isEqualTo(new SshEnd.Exited(0));
      assertThat(sink.out()).isEqualTo("one\ntwo\nover\n");
    }
  }

  @Test
  void muchOutputArrivesWhole() throws Exception {
    try (SshLink link = link()) {
      run(link, SshCommand.of("head -c 20000000 /dev/zero"));
      assertThat(sink.bytes().length).isEqualTo(20_000_000);
    }
  }

  @Test
  void itSaysHowTheHostWasReached() throws Exception {
    try (SshLink link = link()) {
      assertThat(link.connection().transport()).isEqualTo(transport().word());
      assertThat(link.connection().address())
          .isEqualTo(System.getProperty("user.name") + "@127.0.0.1:" + server().port());
      assertThat(link.connection().fingerprint()).isEqualTo(server().fingerprint());
    }
  }

  @Test
  void aTerminalIsATerminalThere() throws Exception {
    try (SshLink link = link()) {
      SshCommand command =
          new SshCommand(
              "[ -t 0 ] && [ -t 1 ] && echo yes; exit 4", Optional.of(TerminalSize.USUAL), false);
      assertThat(run(link, command)).isEqualTo(new SshEnd.Exited(4));
      assertThat(sink.out()).contains("yes");
    }
  }

  @Test
  void severalCommandsRunAtOnce() throws Exception {
    try (SshLink link = link()) {
      SshChannel first = link.start(SshCommand.fed("read x; echo $x"), sink);
      SshChannel second = link.start(SshCommand.of("exit 9"), sink);
      assertThat(second.await()).isEqualTo(new SshEnd.Exited(9));
      first.stdin().write("go\n".getBytes(StandardCharsets.UTF_8));
      first.stdin().close();
      assertThat(first.await()).isEqualTo(new SshEnd.Exited(0));
      assertThat(sink.out()).isEqualTo("go\n");
    }
  }

  @Test
  void itsOwnStatusIsItsOwnStatus() throws Exception {
    try (SshLink link = link()) {
      for (int status : new int[] {0, 3, 127, 129, 137, 254, 255}) {
        assertThat(run(link, SshCommand.of("exit " + status))).isEqualTo(new SshEnd.Exited(status));
      }
    }
  }

  @Test
  void aCommandThatASignalEndsWasSignalled() throws Exception {
    try (SshLink link = link()) {
      assertThat(run(link, SshCommand.of("kill -KILL $$"))).isInstanceOf(SshEnd.Signalled.class);
    }
  }

  @Test
  void aChildThatASignalEndsIsAStatus() throws Exception {
    try (SshLink link = link()) {
      assertThat(run(link, SshCommand.of("sh -c 'kill -KILL $$'; exit $?")))
          .isEqualTo(new SshEnd.Exited(137));
    }
  }

  @Test
  void aConnectionThatIsCutBeforeTheEffectIsLost() throws Exception {
    try (SshLink link = link()) {
      SshChannel channel = link.start(SshCommand.of(going("sleep 600; touch " + late())), sink);
      awaitGoing();
      server().cut();
      assertThat(channel.await()).isInstanceOf(SshEnd.Lost.class);
      Eventually.await("the end of the link", () -> !link.isOpen());
      end("sleep 600");
    }
  }

  @Test
  void aConnectionThatIsCutAfterTheEffectIsLost() throws Exception {
    try (SshLink link = link()) {
      SshChannel channel = link.start(SshCommand.of(going("sleep 601")), sink);
      awaitGoing();
      server().cut();
      assertThat(channel.await()).isInstanceOf(SshEnd.Lost.class);
      assertThat(root.resolve("go")).exists();
      end("sleep 601");
    }
  }

  @Test
  void aLostLinkNeverMakesAnotherConnection() throws Exception {
    try (SshLink link = link()) {
      run(link, SshCommand.of("true"));
      server().cut();
      Eventually.await("the end of the link", () -> !link.isOpen());
      long connections = server().connections();
      assertThatThrownBy(() -> link.start(SshCommand.of("true"), sink))
          .isInstanceOf(HostException.class);
      assertThat(server().connections()).isEqualTo(connections);
    }
  }

  @Test
  void aServerThatFallsSilentIsNoticed() throws Exception {
    assertThat(silenceLasts(Settings.quick(server().settings())))
        .as("sooner than where nothing is configured")
        .isLessThan(untilGivenUp(server().settings()));
  }

  /** ssh_config(5) says 45 s for 15 s × 3; ssh itself gives up when the fourth is due. */
  @Test
  @EnabledIfSystemProperty(named = "soak", matches = "true")
  void aServerThatFallsSilentIsNoticedLaterByDefault() throws Exception {
    Duration silence = silenceLasts(server().settings());
    System.out.println(transport() + ": silence by default noticed after " + silence);
    assertThat(silence).isGreaterThan(untilGivenUp(Settings.quick(server().settings())));
  }

  private static Duration untilGivenUp(SshSettings settings) {
    return settings.keepAlive().multipliedBy(settings.keepAliveCount());
  }

  private Duration silenceLasts(SshSettings settings) throws Exception {
    try (SshLink link = link(settings)) {
      SshChannel channel = link.start(SshCommand.of(going("sleep 602")), sink);
      awaitGoing();
      long began = System.nanoTime();
      server().freeze();
      assertThat(channel.await()).isInstanceOf(SshEnd.Lost.class);
      return Duration.ofNanos(System.nanoTime() - began);
    } finally {
      server().thaw();
      end("sleep 602");
    }
  }

  @Test
  void moreSessionsThanTheServerAllowsNeverBegin() throws Exception {
    try (SshLink link = link()) {
      List<SshChannel> begun = new ArrayList<>();
      int refused = 0;
      for (int i = 0; i < 12; i++) {
        try {
          begun.add(link.start(SshCommand.fed("read x; exit 7"), sink));
        } catch (HostException e) {
          refused++;
        }
      }
      Eventually.await(
          "as many as the server allows",
          () -> begun.stream().filter(SshChannel::isOpen).count() <= 10);
      for (SshChannel channel : begun) {
        channel.stdin().close();
        SshEnd end = channel.await();
        assertThat(end).isInstanceOfAny(SshEnd.Exited.class, SshEnd.NeverBegan.class);
        refused += end instanceof SshEnd.NeverBegan ? 1 : 0;
      }
      assertThat(refused).isPositive();
      assertThat(link.isOpen()).isTrue();
    }
  }

  @Test
  void aClosedLinkLeavesNothingHere() throws Exception {
    SshLink link = link();
    run(link, SshCommand.of("true"));
    link.close();
    link.close();
    assertThat(link.isOpen()).isFalse();
    assertThat(isEmpty(temporary)).isTrue();
    Eventually.await("the end of ssh", () -> processesWith(temporary.toString()) == 0);
  }

  @Test
  void anUnknownKeyIsRefusedWithItsFingerprint() throws Exception {
    Files.writeString(serverFolder.resolve("empty"), "");
    HostException refusal = refused(server().settings("empty", "user_key"), Kind.IDENTITY);
    assertThat(refusal)
        .hasMessageContaining(server().fingerprint())
        .hasMessageContaining("runbook host add lab");
  }

  @Test
  void aChangedKeyIsRefusedWithItsFingerprint() throws Exception {
    Sshd.key(root, "other_key");
    server().know("changed", Files.readString(root.resolve("other_key.pub")));
    HostException refusal = refused(server().settings("changed", "user_key"), Kind.IDENTITY);
    assertThat(refusal)
        .hasMessageContaining(server().fingerprint())
        .hasMessageContaining("another machine answers in its place");
  }

  @Test
  void aKeyThatIsNotLetInIsUnreachable() throws Exception {
    Sshd.key(serverFolder, "stranger");
    refused(server().settings("known_hosts", "stranger"), Kind.UNREACHABLE);
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() throws Exception {
    refused(
        server().settings(Sshd.freePort(), "known_hosts", "user_key", List.of()), Kind.UNREACHABLE);
  }

  /** No byte of a command, and nobody let in. */
  private HostException refused(SshSettings settings, Kind kind) throws IOException {
    long commands = server().commands();
    long authentications = server().authentications();
    HostException[] thrown = new HostException[1];
    assertThatThrownBy(() -> link(settings).close())
        .isInstanceOfSatisfying(
            HostException.class,
            e -> {
              assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
              thrown[0] = e;
            });
    assertThat(server().commands()).isEqualTo(commands);
    assertThat(server().authentications()).isEqualTo(authentications);
    assertThat(isEmpty(temporary)).isTrue();
    return thrown[0];
  }

  private SshEnd run(SshLink link, SshCommand command) throws InterruptedException {
    return link.start(command, sink).await();
  }

  private String going(String text) {
    return "touch " + root.resolve("go") + "; " + text;
  }

  private Path late() {
    return root.resolve("late");
  }

  private void awaitGoing() {
    Eventually.await("the command is going", () -> Files.exists(root.resolve("go")));
  }

  /** Without a warden nothing ends what a lost connection leaves there. */
  private static void end(String commandLine) {
    ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).strip().equals(commandLine))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
