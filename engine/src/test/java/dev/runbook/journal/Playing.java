package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.journal.masking.Masking;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.run.Answer;
import dev.runbook.run.Mask;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.Runner;
import dev.runbook.run.ShellExecutors;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.testkit.AgreeingGate;
import dev.runbook.testkit.TickingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Plays a page against mock hosts and keeps the record: runs for tests, made the real way. */
public final class Playing {
  static final Instant START = Instant.parse("2026-11-23T07:15:30.125Z");
  static final PlayedBy ANA =
      new PlayedBy(
          "ana",
          "laptop",
          "0.1.0",
          Path.of("/work"),
          new PlayingProcess(4711, Optional.of(Instant.parse("2020-01-01T00:00:00Z"))));

  private static final String PAGE =
      """
      ---
      runbook:
        params:
          password: {description: Database password, type: secret, placeholder: <password>}
          date: {type: date, placeholder: YYYYMMDD, pattern: "20[0-9]{6}"}
      ---

      # Restore

      ```bash
      # Look
      ssh hemma "ls backup-YYYYMMDD.sql"

      # Drop it
      # DANGER: destroys the database
      ssh hemma "dropdb app"

      # Log in
      ssh hemma "login '<password>'"
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        hemma:
          identity: {hostname: hemma, user: ops}
          commands:
            - run: ls backup-20260102.sql
              stdout: |
                backup-20260102.sql
            - run: dropdb app
              stderr: |
                NOTICE: dropped
            - match: login .*
              stdout: |
                hello, your password is correct-horse-battery
        local: {}
      """;

  private final Path folder;
  private final Map<String, Answer> answers = new HashMap<>();
  private String page = PAGE;
  private String hosts = HOSTS;
  private Appender.Maker maker = FileAppender::make;
  private RunMode mode = RunMode.MOCK;
  private Runnable commandStarts = () -> {};
  private Map<String, String> values =
      Map.of("password", "correct-horse-battery", "date", "20260102");

  private Playing(Path folder) {
    this.folder = folder;
  }

  /** Of a page that looks, drops a database and logs in with a secret; in an empty folder. */
  public static Playing in(Path folder) {
    return new Playing(folder);
  }

  /** The same with another page and its hosts; it needs no values. */
  public Playing page(String otherPage, String otherHosts) {
    page = otherPage;
    hosts = otherHosts;
    values = Map.of();
    return this;
  }

  /** The same with an answer to a step. */
  public Playing answer(String step, Answer answer) {
    answers.put(step, answer);
    return this;
  }

  /** The same, recorded as if the hosts were real. */
  Playing recordedAsReal() {
    mode = RunMode.REAL;
    return this;
  }

  Playing appendingTo(Appender.Maker other) {
    maker = other;
    return this;
  }

  /** The same, and told of each command as it really starts. */
  Playing watching(Runnable starts) {
    commandStarts = starts;
    return this;
  }

  /** The store that runs go to. */
  public RunStore store() {
    return new RunStore(folder.resolve("runs"), new TickingClock(START, 5), new Random(7), maker);
  }

  /** Plays it and reads the record. */
  public PastRun play() {
    return PastRun.read(playTo(store()).folder());
  }

  /** What is left of a playing. */
  record Played(RunEnd ended, RunFolder folder, String head) {}

  Played playTo(RunStore store) {
    try (Runbooks runbooks = runbooks()) {
      Plan plan = plan(runbooks);
      Mask mask = Masking.of(plan.secrets());
      try (Journal journal = store.create(plan, source(plan), ANA, mask)) {
        RunEnd ended =
            new Runner(
                    new ShellExecutors(new WatchedHosts(runbooks.hosts(), commandStarts)),
                    AgreeingGate.but(answers),
                    journal,
                    mask,
                    List.of(),
                    new RunOptions(mode, Optional.empty(), Optional.of(Duration.ofSeconds(5))),
                    Clock.fixed(START, ZoneOffset.UTC))
                .run(plan);
        return new Played(ended, journal.folder(), journal.head());
      }
    }
  }

  Plan plan() {
    try (Runbooks runbooks = runbooks()) {
      return plan(runbooks);
    }
  }

  static Source source(Plan plan) {
    return plan.procedure().page().document().source();
  }

  private Plan plan(Runbooks runbooks) {
    Procedure procedure = runbooks.find("restore").procedures().get(0);
    Plan plan = runbooks.plan(procedure, PlanRequest.ALL.with(values));
    assertThat(plan.errors()).map(Problem::render).isEmpty();
    return plan;
  }

  private Runbooks runbooks() {
    try {
      Files.writeString(folder.resolve("restore.md"), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Problems problems = new Problems(Source.of("mock.yaml", hosts));
    Optional<MockHosts> mocks = MockHosts.parse(problems.source(), problems);
    assertThat(problems.all()).map(Problem::render).isEmpty();
    EngineConfig config =
        EngineConfig.builder()
            .environment(Map.of())
            .folder(folder)
            .temp(folder)
            .library(List.of(folder))
            .clock(Clock.fixed(START, ZoneOffset.UTC))
            .build();
    return Runbooks.on(mocks.orElseThrow(), config);
  }
}
