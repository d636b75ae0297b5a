package dev.runbook.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs get exactly what they are given, and their end is told as it was. */
@Timeout(60)
class ProgramTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ByteSink NOWHERE = (buffer, from, count) -> {};

  @TempDir Path folder;

  @Test
  void argumentsArriveByteForByte() throws IOException {
    List<String> odd =
        List.of("a b", "\"q\"", "it's", "", "$HOME ${x} *", "grüße", "a\nb", "-n", "\\");
    List<String> command = new ArrayList<>(List.of("printf", "<%s>"));
    command.addAll(odd);
    assertThat(Captured.run(launch(command), LIMIT).stdout())
        .isEqualTo("<" + String.join("><", odd) + ">");
  }

  @Test
  void theEnvironmentAndTheFolderAreTheGivenOnes() throws IOException {
    Launch launch =
        Launch.of(List.of("sh", "-c", "pwd; env | grep -v ^_="), Map.of("ONLY", "this"), folder);
    assertThat(Captured.run(launch, LIMIT).stdout().lines().filter(line -> !line.startsWith("PWD")))
        .containsExactly(folder.toString(), "ONLY=this");
  }

  @Test
  void statusesAndStreamsAreTold() throws IOException {
    assertThat(sh("echo out; echo err >&2; exit 7")).isEqualTo(new Captured(7, "out\n", "err\n"));
    assertThat(sh("kill -9 $$").status()).isEqualTo(128 + 9);
    assertThat(sh("cat").stdout()).isEmpty();
  }

  @Test
  void aFedProgramReadsWhatItIsFed() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Program program = Program.start(launch(List.of("tr", "a-z", "A-Z")).fed(), out::write, NOWHERE);
    try (OutputStream stdin = program.stdin()) {
      stdin.write("loud".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(program.exit().get()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("LOUD");
  }

  /** Java 25 tells {@link Process#onExit} there, even if the pool has one thread only. */
  @Test
  void anEndIsToldWhileTheSharedPoolIsBusy() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    List<Future<?>> busy = new ArrayList<>();
    for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
      busy.add(
          ForkJoinPool.commonPool()
              .submit(
                  (Callable<Void>)
                      () -> {
                        over.await();
                        return null;
                      }));
    }
    try {
      Program program = Program.start(launch(List.of("true")), NOWHERE, NOWHERE);
      assertThat(program.exit().get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isZero();
    } finally {
      over.countDown();
    }
    for (Future<?> task : busy) {
      task.get();
    }
  }

  @Test
  void aMissingProgramIsSaidAtOnce() {
    assertThatThrownBy(() -> Program.start(launch(List.of("no-such-program")), NOWHERE, NOWHERE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-program");
  }

  @Test
  void aHelperProgramThatIsMissingIsSaid() {
    assertThatThrownBy(() -> Captured.run(launch(List.of("no-such-program")), LIMIT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-program");
  }

  @Test
  void aProgramThatTakesTooLongIsKilledWhateverItHears() throws IOException {
    Path id = folder.resolve("id");
    String deaf = "trap '' TERM; echo $$ >" + id + "; while :; do sleep 0.1; done";
    assertThatThrownBy(() -> Captured.run(launch(List.of("sh", "-c", deaf)), Duration.ofSeconds(3)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not end");
    long pid = Long.parseLong(Files.readString(id).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void anInterruptionEndsTheWaitAndTheProgram() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Captured.run(launch(List.of("sleep", "30")), LIMIT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("stopped waiting");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aChildThatHoldsTheStreamsIsNotWaitedFor() throws Exception {
    assertIsAliveAndEnd(sh("sleep 600 & echo $!").stdout());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Program.start(launch(List.of("sh", "-c", "sleep 600 & echo $!")), out::write, NOWHERE)
        .exit()
        .get();
    assertIsAliveAndEnd(out.toString(StandardCharsets.UTF_8));
  }

  private static void assertIsAliveAndEnd(String id) {
    ProcessHandle child = ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow();
    assertThat(child.isAlive()).isTrue();
    child.destroyForcibly();
  }

  @Test
  void aTreeIsKilledWholeWithItsOrphansButWithoutThoseSpared() throws Exception {
    Program program =
        Program.start(
            launch(List.of("sh", "-c", "sleep 51 & (sleep 52; :) & sleep 53 & wait")),
            NOWHERE,
            NOWHERE);
    Path bash = Programs.find("bash", System.getenv()).orElseThrow();
    ProcessTree all = new ProcessTree(program.handle(), Set.of(), bash);
    while (all.descendants().size() < 4) {
      Thread.sleep(10);
    }
    ProcessHandle spared = all.descendants().get(0);
    ProcessTree most = new ProcessTree(program.handle(), Set.of(spared), bash);
    assertThat(most.descendants()).hasSize(3).doesNotContain(spared);
    List<ProcessHandle> doomed = most.descendants();
    most.killWithRoot();
    program.exit().get();
    for (ProcessHandle process : doomed) {
      process.onExit().get();
    }
    assertThat(spared.isAlive()).isTrue();
    all.kill();
    spared.onExit().get();
  }

  private Captured sh(String text) throws IOException {
    return Captured.run(launch(List.of("sh", "-c", text)), LIMIT);
  }

  private Launch launch(List<String> command) {
    return Launch.of(command, System.getenv(), folder);
  }
}
