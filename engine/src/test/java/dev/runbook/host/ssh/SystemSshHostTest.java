package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The system's ssh against a real server: what runs there, and what can be known about it. */
@Timeout(60)
class SystemSshHostTest {
  @TempDir static Path serverFolder;
  private static Optional<Sshd> server = Optional.empty();

  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void startServer() throws Exception {
    server = Sshd.start(serverFolder);
  }

  @AfterAll
  static void stopServer() {
    server.ifPresent(Sshd::close);
  }

  @BeforeEach
  void needServer() {
    assumeTrue(server.isPresent(), "there is no sshd to test against");
  }

  @Test
  void theHostSaysWhoItIs() throws Exception {
    Identity identity = host().identity();
    assertThat(identity.user()).isEqualTo(System.getProperty("user.name"));
    assertThat(identity.hostname()).isNotBlank();
  }

  @Test
  void theTextArrivesByteForByte() throws Exception {
    try (Shell shell = open()) {
      String text = "printf '%s\\n' \"it's\" 'a  b' $'\\t' '* \\ $x' \"grüße 😀\"; cat; exit 3";
      assertThat(run(shell, Invocation.of(text))).isEqualTo(Outcome.failed(3));
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo("it's\na  b\n\t\n* \\ $x\ngrüße 😀\n");
    }
  }

  @Test
  void theStreamsAreApartAndEachCommandStandsAlone() throws Exception {
    try (Shell shell = open()) {
      run(shell, Invocation.of("cd /; x=1; echo out; echo err >&2; exit"));
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("out\n");
      assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("err\n");
      assertThat(shell.isOpen()).isTrue();
      assertThat(run(shell, Invocation.of("[ -z \"$x\" ]"))).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void commandsShareOneConnection() throws Exception {
    try (Shell shell = open()) {
      run(shell, Invocation.of("echo $SSH_CONNECTION; echo $SSH_CONNECTION >&2"));
      String first = out.toString(StandardCharsets.UTF_8);
      run(shell, Invocation.of("echo $SSH_CONNECTION"));
      assertThat(out.toString(StandardCharsets.UTF_8)).isNotBlank().isEqualTo(first);
    }
  }

  @Test
  void muchOutputArrivesWhole() throws Exception {
    try (Shell shell = open()) {
      run(shell, Invocation.of("head -c 5000000 /dev/zero"));
      assertThat(out.size()).isEqualTo(5_000_000);
    }
  }

  @Test
  void aPseudoTerminalIsATerminalThere() throws Exception {
    try (Shell shell = open()) {
      Invocation command = with(Terminal.PSEUDO, "[ -t 0 ] && [ -t 1 ] && echo yes; exit 4", false);
      assertThat(run(shell, command)).isEqualTo(Outcome.failed(4));
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("yes");
    }
  }

  @Test
  void aSecretTextIsInNoProcessListHere() throws Exception {
    try (Shell shell = open()) {
      Invocation command =
          with(Terminal.NONE, "touch " + root + "/go; sleep 1; echo s3cr3t-w0rd; cat", true);
      CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> run(shell, command));
      await(() -> Files.exists(root.resolve("go")));
      assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
          .noneMatch(line -> line.contains("s3cr3t-w0rd"));
      assertThat(outcome.join()).isEqualTo(Outcome.ok());
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("s3cr3t-w0rd\n");
    }
  }

  @Test
  void aSecretNeverGoesToATerminal() throws Exception {
    try (Shell shell = open()) {
      assertThat(run(shell, with(Terminal.PSEUDO, "echo s3cr3t-w0rd", true)))
          .isInstanceOf(Outcome.NotStarted.class);
    }
  }

  @Test
  void status255IsNeverTakenForAFailure() throws Exception {
    try (Shell shell = open()) {
      assertThat(run(shell, Invocation.of("exit 255"))).isInstanceOf(Outcome.Unknown.class);
      assertThat(run(shell, Invocation.of("exit 254"))).isEqualTo(Outcome.failed(254));
    }
  }

  @Test
  void aLostConnectionIsUnknownAndTheNextCommandConnectsAgain() throws Exception {
    try (Shell shell = open()) {
      Path go = root.resolve("go");
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(
              () -> run(shell, Invocation.of("touch " + go + "; sleep 20")));
      await(() -> Files.exists(go));
      server.orElseThrow().cut();
      assertThat(outcome.join()).isInstanceOf(Outcome.Unknown.class);
      assertThat(run(shell, Invocation.of("echo again"))).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void aTimeoutEndsTheWaitHere() throws Exception {
    try (Shell shell = open()) {
      Invocation command = Invocation.of("sleep 20").within(Duration.ofMillis(300));
      assertThat(run(shell, command)).isEqualTo(Outcome.timedOut(Duration.ofMillis(300)));
      assertThat(run(shell, Invocation.of("true"))).isEqualTo(Outcome.ok());
    }
  }

  @Test
  void anInterruptEndsACommandOnAPseudoTerminalThereToo() throws Exception {
    try (Shell shell = open()) {
      Path go = root.resolve("go");
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(
              () -> run(shell, with(Terminal.PSEUDO, "touch " + go + "; sleep 4321", false)));
      await(() -> Files.exists(go));
      shell.interrupt();
      assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
      await(() -> !server.orElseThrow().runs("sleep 4321"));
    }
  }

  @Test
  void aClosedShellRunsNothingAndLeavesNothing() throws Exception {
    Shell shell = open();
    shell.close();
    shell.close();
    assertThat(run(shell, Invocation.of("true"))).isInstanceOf(Outcome.NotStarted.class);
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aChangedHostKeyIsRefused() throws Exception {
    Sshd.key(root, "other_key");
    server.orElseThrow().know("changed", Files.readString(root.resolve("other_key.pub")));
    assertRefused(options("changed", "user_key"), HostException.Kind.IDENTITY);
  }

  @Test
  void anUnknownHostKeyIsRefusedWhateverTheOptionsSay() throws Exception {
    Files.writeString(serverFolder.resolve("empty"), "");
    List<String> weak =
        Stream.concat(
                Stream.of("-o", "StrictHostKeyChecking=no"), options("empty", "user_key").stream())
            .toList();
    assertRefused(weak, HostException.Kind.IDENTITY);
  }

  @Test
  void aKeyThatIsNotLetInIsUnreachable() throws Exception {
    Sshd.key(serverFolder, "stranger");
    assertRefused(options("known_hosts", "stranger"), HostException.Kind.UNREACHABLE);
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() throws Exception {
    List<String> nobody = server.orElseThrow().options(Sshd.freePort(), "known_hosts", "user_key");
    assertRefused(nobody, HostException.Kind.UNREACHABLE);
  }

  @Test
  void anAliasThatSshCouldMisreadIsRefused() {
    for (String alias : List.of("-oProxyCommand=x", "", "a b", "a\nb", "a\u0007", " a")) {
      assertThatThrownBy(() -> new SystemSshHost(alias, List.of(), System.getenv(), root))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void assertRefused(List<String> options, HostException.Kind kind) {
    SystemSshHost host = new SystemSshHost("lab", options, System.getenv(), root);
    assertThatThrownBy(() -> host.open(OutputSink.discard()))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }

  private static List<String> options(String knownHosts, String key) throws IOException {
    return server.orElseThrow().options(knownHosts, key);
  }

  private SystemSshHost host() throws IOException {
    return new SystemSshHost("lab", server.orElseThrow().options(), System.getenv(), root);
  }

  private Shell open() throws IOException {
    return host().open(OutputSink.discard());
  }

  private Outcome run(Shell shell, Invocation command) {
    out.reset();
    err.reset();
    return shell.run(
        command,
        new OutputSink() {
          @Override
          public void stdout(byte[] buffer, int offset, int length) {
            out.write(buffer, offset, length);
          }

          @Override
          public void stderr(byte[] buffer, int offset, int length) {
            err.write(buffer, offset, length);
          }
        });
  }

  private static Invocation with(Terminal terminal, String text, boolean secret) {
    return new Invocation(
        text, false, terminal, Optional.empty(), Optional.empty(), Optional.empty(), secret);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
