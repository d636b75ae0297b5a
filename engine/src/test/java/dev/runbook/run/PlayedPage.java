package dev.runbook.run;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page played on scripted hosts: runbook text in, the story of the run out. */
final class PlayedPage {
  private final Path folder;
  private final MockHosts mocks;
  private final List<String> story = new ArrayList<>();
  private final StringBuilder stdout = new StringBuilder();
  private Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:00:00Z"), ZoneOffset.UTC);
  private RunOptions options = new RunOptions(RunMode.MOCK, Optional.empty(), Optional.empty());
  private Map<String, String> values = Map.of();
  private Recorder recorder = Recorder.none();
  private RunEnd ended;

  PlayedPage(Path folder, String page, String mock) {
    this.folder = folder;
    try {
      Files.writeString(folder.resolve("page.md"), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Source source = Source.of("mock.yaml", mock);
    Problems problems = new Problems(source);
    this.mocks = MockHosts.parse(source, problems).orElseThrow();
    if (!problems.all().isEmpty()) {
      throw new AssertionError(problems.all().get(0).render());
    }
  }

  PlayedPage withValues(Map<String, String> given) {
    values = given;
    return this;
  }

  PlayedPage withOptions(RunOptions given) {
    options = given;
    return this;
  }

  PlayedPage withClock(Clock given) {
    clock = given;
    return this;
  }

  PlayedPage recordedBy(Recorder given) {
    recorder = given;
    return this;
  }

  PlayedPage play(Gate gate) {
    EngineConfig config =
        EngineConfig.builder()
            .environment(Map.of("HOME", "/home/op", "PATH", "/usr/bin:/bin"))
            .folder(folder)
            .temp(folder)
            .library(List.of(folder))
            .clock(clock)
            .build();
    try (Runbooks runbooks = Runbooks.on(mocks, config)) {
      Procedure procedure = runbooks.find("page").page().orElseThrow().wholePage();
      Plan plan = runbooks.plan(procedure, new PlanRequest(values, List.of(), Optional.empty()));
      if (!plan.errors().isEmpty()) {
        throw new AssertionError(plan.errors().get(0).render());
      }
      ended =
          runbooks
              .runner(gate, recorder, Mask.none(), List.of(new Storyteller()), options)
              .run(plan);
    }
    return this;
  }

  /** What happened, one line each. */
  List<String> story() {
    return story;
  }

  RunEnd ended() {
    return ended;
  }

  String stdout() {
    return stdout.toString();
  }

  /** What a host received, in order. */
  List<String> received(String host) {
    return mocks.received().getOrDefault(host, List.of());
  }

  private final class Storyteller implements RunListener {
    @Override
    public void on(RunEvent event) {
      if (event instanceof RunEvent.StepAnswered answered) {
        story.add(
            answered.step().title()
                + ": "
                + (answered.answer().word() + " " + answered.detail()).strip());
      } else if (event instanceof RunEvent.CommandFinished finished) {
        story.add(
            "  "
                + finished.command().where().host()
                + ": "
                + finished.command().run()
                + " -> "
                + finished.outcome().word());
      } else if (event instanceof RunEvent.StepFinished finished) {
        story.add(finished.step().title() + " = " + finished.result().word());
      } else if (event instanceof RunEvent.StepWaiting waiting) {
        String of = waiting.times().isPresent() ? " of " + waiting.times().getAsInt() : "";
        story.add(
            "again: " + waiting.reason() + ", " + waiting.next() + of + " in " + waiting.pause());
      } else if (event instanceof RunEvent.Noticed noticed) {
        story.add("note: " + noticed.text());
      }
    }

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
      stdout.append(new String(buffer, offset, length, java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
