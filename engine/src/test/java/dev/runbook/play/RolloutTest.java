package dev.runbook.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.Identity;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFilter;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.RolloutRequest;
import dev.runbook.run.HostOutcome;
import dev.runbook.run.RequestedSteps;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunResult;
import dev.runbook.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts:
          web: [%s]
        order: canary 1, then 50 %%, then 100 %%
        concurrency: 2
        stop-after-errors: %d
      ---
      # Upgrade

      ```bash {host=lb}
      # Begin
      begin
      ```

      ```bash {host=group:web}
      # Take it
      take

      # Look
      look
      ```

      ```bash {host=lb}
      # End
      end
      ```

      # Wipe

      ```bash {host=group:web name=wipe}
      rm -rf /srv/web
      ```
      """;

  @TempDir Path folder;

  private void write(int hosts, int errors, List<Integer> sick) throws IOException {
    List<String> names = names(hosts);
    Files.writeString(folder.resolve("page.md"), PAGE.formatted(String.join(", ", names), errors));
    StringBuilder mock = new StringBuilder("hosts:\n  lb: {otherwise: ok}\n");
    for (int i = 1; i <= hosts; i++) {
      mock.append("  web").append(i).append(":\n    identity: {hostname: web").append(i);
      mock.append(", user: ops}\n    commands:\n      - {run: look");
      mock.append(sick.contains(i) ? ", exit: 3" : "").append("}\n    otherwise: ok\n");
    }
    Files.writeString(folder.resolve("mock.yaml"), mock);
  }

  private static List<String> names(int hosts) {
    return IntStream.rangeClosed(1, hosts).mapToObj(i -> "web" + i).toList();
  }

  private EngineConfig config() {
    return EngineConfig.builder()
        .environment(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString()))
        .folder(folder)
        .library(List.of(folder))
        .runs(this::store)
        .build();
  }

  private RunStore store() {
    return new RunStore(folder.resolve("runs"));
  }

  private Runbooks runbooks() {
    return Runbooks.on(folder.resolve("mock.yaml"), config());
  }

  /** Remembers what came of hosts, and how many of them had their turn at the same time. */
  private static final class Hosts implements RunListener {
    private final List<HostOutcome> ended = new ArrayList<>();
    private int now;
    private int most;

    @Override
    public void on(RunEvent event) {
      if (event instanceof RunEvent.HostStarted) {
        most = Math.max(most, ++now);
      } else if (event instanceof RunEvent.HostFinished finished) {
        now--;
        ended.add(finished.outcome());
      }
    }

    List<String> names() {
      return ended.stream().map(HostOutcome::host).toList();
    }
  }

  private List<RunSummary> parts(PlayResult played) {
    String leader = played.record().orElseThrow().id();
    return new RunFilter(Optional.empty(), folder, Optional.empty(), false, Optional.of(leader))
        .of(store().list())
        .runs();
  }

  @Test
  void playsTheStepsOfAGroupOnEachHostOnceAndTheOthersOnce() throws IOException {
    write(5, 1, List.of());
    Hosts hosts = new Hosts();
    try (Runbooks runbooks = runbooks()) {
      PlayResult played =
          runbooks.play(runbooks.plan("upgrade", Map.of()), PlayFlags.unattended(), hosts);

      assertThat(played.result()).as(played.detail()).isEqualTo(RunResult.DONE);
      Map<String, List<String>> received = runbooks.mocks().orElseThrow().received();
      assertThat(received.get("lb")).containsExactly("begin", "end");
      names(5).forEach(host -> assertThat(received.get(host)).containsExactly("take", "look"));
      assertThat(hosts.names().get(0)).isEqualTo("web1");
      assertThat(hosts.names().subList(1, 3)).containsExactlyInAnyOrder("web2", "web3");
      assertThat(parts(played)).hasSize(5).allMatch(run -> run.outcome().equals("done"));
      assertThat(
              new RunFilter(Optional.empty(), folder, Optional.empty(), true)
                  .of(store().list())
                  .runs())
          .hasSize(1);
      RunSummary leader = PastRun.read(played.record().orElseThrow()).summary();
      assertThat(leader.hosts()).contains(new RunSummary.HostCounts(5, 5, 0, 0));
    }
  }

  @Test
  void stopsAtTheFirstErrorOfTheCanaryHoweverManyItBearsWith() throws IOException {
    write(5, 4, List.of(1));
    try (Runbooks runbooks = runbooks()) {
      PlayResult played = runbooks.play(runbooks.plan("upgrade", Map.of()), PlayFlags.unattended());

      assertThat(played.result()).isEqualTo(RunResult.FAILED);
      assertThat(played.detail()).contains("0 done, 1 not well, 4 not begun").contains("web1");
      Map<String, List<String>> received = runbooks.mocks().orElseThrow().received();
      assertThat(received.get("web2")).isEmpty();
      assertThat(received.get("lb")).containsExactly("begin");
    }
  }

  @Test
  void goesOnToItsEndWhileItBearsWithTheErrorsAndSaysThatThereWereSome() throws IOException {
    write(6, 2, List.of(3));
    try (Runbooks runbooks = runbooks()) {
      PlayResult played = runbooks.play(runbooks.plan("upgrade", Map.of()), PlayFlags.unattended());

      assertThat(played.result()).isEqualTo(RunResult.DONE_WITH_FAILURES);
      assertThat(played.detail()).contains("5 done, 1 not well");
      assertThat(runbooks.mocks().orElseThrow().received().get("lb"))
          .containsExactly("begin", "end");
    }
  }

  @Test
  void beginsNoWaveWhenTooManyHostsHaveFailed() throws IOException {
    write(10, 2, List.of(2, 3));
    try (Runbooks runbooks = runbooks()) {
      PlayResult played = runbooks.play(runbooks.plan("upgrade", Map.of()), PlayFlags.unattended());

      assertThat(played.result()).isEqualTo(RunResult.FAILED);
      Map<String, List<String>> received = runbooks.mocks().orElseThrow().received();
      names(10).subList(5, 10).forEach(host -> assertThat(received.get(host)).isEmpty());
    }
  }

  @Test
  void runsDangerOnlyWhereItIsConfirmedForAsManyHostsAsThereAre() throws IOException {
    write(3, 1, List.of());
    try (Runbooks runbooks = runbooks()) {
      Plan plan = runbooks.plan("wipe", Map.of());

      PlayResult open = runbooks.play(plan, PlayFlags.unattended());
      assertThat(open.result()).isEqualTo(RunResult.UNCONFIRMED);
      assertThat(open.detail()).contains("--confirm wipe/wipe@web:3");
      PlayFlags fewer = PlayFlags.unattended().confirming("wipe@web:2");
      assertThat(runbooks.play(plan, fewer).result()).isEqualTo(RunResult.REFUSED);
      PlayFlags one = PlayFlags.unattended().confirming("wipe@web1");
      assertThat(runbooks.play(plan, one).result()).isEqualTo(RunResult.REFUSED);
      assertThat(runbooks.mocks().orElseThrow().log()).isEmpty();

      PlayFlags all = PlayFlags.unattended().confirming("wipe@web:3");
      assertThat(runbooks.play(plan, all).result()).isEqualTo(RunResult.DONE);
    }
  }

  @Test
  void sendsDangerToNoHostThatIsAnotherOneSinceItsWaveWasConfirmed() throws IOException {
    write(3, 1, List.of());
    try (Runbooks runbooks = runbooks()) {
      RunListener swaps =
          event -> {
            if (event instanceof RunEvent.HostStarted started && started.host().equals("web2")) {
              runbooks.mocks().orElseThrow().setIdentity("web2", new Identity("db1", "ops"));
            }
          };
      PlayResult played =
          runbooks.play(
              runbooks.plan("wipe", Map.of()),
              PlayFlags.unattended().confirming("wipe@web:3"),
              swaps);

      assertThat(played.result()).isEqualTo(RunResult.UNCONFIRMED);
      assertThat(runbooks.mocks().orElseThrow().received().get("web2")).isEmpty();
    }
  }

  @Test
  void goesOnWithTheHostsThatAreLeftAndWithThoseThatFailedWhenTheyAreToTryAgain()
      throws IOException {
    write(5, 1, List.of(3));
    PlayResult first;
    try (Runbooks runbooks = runbooks()) {
      first = runbooks.play(runbooks.plan("upgrade", Map.of()), PlayFlags.unattended());
      assertThat(first.result()).isEqualTo(RunResult.FAILED);
    }
    try (Runbooks runbooks = runbooks()) {
      RequestedSteps without =
          new RequestedSteps(List.of(), List.of("look"), List.of(), Optional.empty());
      String id = first.record().orElseThrow().id();

      PlayResult same = runbooks.resume(id, PlayFlags.unattended());
      assertThat(same.result()).isEqualTo(RunResult.FAILED);
      assertThat(same.detail()).contains("2 done, 1 not well, 2 not begun").contains("--rerun");

      PlayResult rest = runbooks.resume(id, PlayFlags.unattended().choosing(without));
      assertThat(parts(rest)).hasSize(5);
      Map<String, List<String>> received = runbooks.mocks().orElseThrow().received();
      assertThat(received.get("web1")).isEmpty();
      assertThat(received.get("web2")).isEmpty();
      assertThat(received.get("web3")).isEmpty();
      assertThat(received.get("web4")).containsExactly("take");
    }
  }

  @Test
  void playsOnNoMoreHostsAtTheSameTimeThanItMay() throws IOException {
    write(40, 1, List.of());
    Hosts hosts = new Hosts();
    try (Runbooks runbooks = runbooks()) {
      Plan plan =
          runbooks.plan(
              runbooks.find("upgrade").procedures().get(0),
              PlanRequest.ALL.with(
                  new RolloutRequest(
                      Map.of(),
                      Optional.of("100 %"),
                      OptionalInt.of(7),
                      OptionalInt.empty(),
                      List.of(),
                      Optional.empty())));
      PlayResult played = runbooks.play(plan, PlayFlags.unattended(), hosts);

      assertThat(played.result()).isEqualTo(RunResult.DONE);
      assertThat(hosts.ended).hasSize(40);
      assertThat(hosts.most).isBetween(1, 7);
    }
  }

  @Test
  void goesThroughAllHostsInADryRunAndSendsNothing() throws IOException {
    write(5, 1, List.of(2));
    Hosts hosts = new Hosts();
    try (Runbooks runbooks = runbooks()) {
      PlayResult played = runbooks.play(runbooks.plan("wipe", Map.of()), PlayFlags.dry(), hosts);

      assertThat(played.result()).as(played.detail()).isEqualTo(RunResult.DONE);
      assertThat(hosts.names()).hasSize(5);
      assertThat(runbooks.mocks().orElseThrow().log()).isEmpty();
      assertThat(store().list().runs()).isEmpty();
    }
  }

  @Test
  void aSignalEndsAllHostsThatHaveTheirTurnAndTheRestGoesOnLater() throws IOException {
    write(9, 1, List.of());
    String id;
    try (Runbooks runbooks = runbooks()) {
      Plan plan = runbooks.plan("upgrade", Map.of());
      PlayFlags flags = PlayFlags.unattended();
      AtomicReference<Runner> runner = new AtomicReference<>();
      RunListener ends =
          event -> {
            if (event instanceof RunEvent.HostStarted started && started.host().equals("web3")) {
              runner.get().endRun(RunResult.TERMINATED);
            }
          };
      try (PreparedRun run = runbooks.prepare(plan, new UnattendedGate(plan, flags), flags)) {
        id = run.journal().orElseThrow().id();
        assertThat(run.play(List.of(ends), runner::set).result()).isEqualTo(RunResult.TERMINATED);
      }
      Map<String, List<String>> received = runbooks.mocks().orElseThrow().received();
      names(9).subList(5, 9).forEach(host -> assertThat(received.get(host)).isEmpty());
    }
    try (Runbooks runbooks = runbooks()) {
      PlayResult rest = runbooks.resume(id, PlayFlags.unattended());

      assertThat(rest.result()).as(rest.detail()).isEqualTo(RunResult.DONE);
      assertThat(parts(rest)).hasSize(9);
      assertThat(runbooks.mocks().orElseThrow().received().get("lb")).containsExactly("end");
    }
  }
}
