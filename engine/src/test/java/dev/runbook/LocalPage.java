package dev.runbook;

import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.run.Mask;
import dev.runbook.run.Recorder;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.Runner;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.testkit.AgreeingGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A page played for real on this machine, by somebody who says yes to everything. */
final class LocalPage {
  private final Path folder;
  private final String page;
  private final List<String> story = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicReference<Runner> runner = new AtomicReference<>();
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private Map<String, String> values = Map.of();
  private SshPreferences ssh = SshPreferences.USUAL;
  private Optional<MockHosts> mocks = Optional.empty();
  private List<String> problems = List.of();
  private RunEnd ended;
  private AgreeingGate gate = AgreeingGate.stopping();

  LocalPage(Path folder, String page) {
    this.folder = folder;
    this.page = page;
  }

  /** A page that is one procedure; what it is given begins on line 5. */
  static LocalPage of(Path folder, String... lines) {
    List<String> all =
        new ArrayList<>(List.of("---", "runbook: {kind: procedure}", "---", "# Job"));
    all.addAll(List.of(lines));
    return new LocalPage(folder, String.join("\n", all) + "\n");
  }

  LocalPage with(String name, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    values = more;
    return this;
  }

  /** More for the environment of the run. */
  LocalPage with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Failed steps are skipped. */
  LocalPage goingOn() {
    gate = AgreeingGate.goingOn();
    return this;
  }

  LocalPage on(String mock) {
    Source source = Source.of("mock.yaml", mock);
    mocks = MockHosts.parse(source, new Problems(source));
    return this;
  }

  /** Hosts are reached by a transport, as a configuration says. */
  LocalPage reachedBy(String transport, String config) {
    ssh = new SshPreferences(Optional.of(Path.of(config)), Optional.of(transport));
    return this;
  }

  LocalPage play() {
    try {
      Files.writeString(folder.resolve("page.md"), page);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    EngineConfig config =
        EngineConfig.builder()
            .folder(folder)
            .temp(folder)
            .library(List.of(folder))
            .ssh(ssh)
            .environment(environment)
            .build();
    try (Runbooks runbooks =
        mocks
            .map(scripted -> Runbooks.on(scripted, config))
            .orElseGet(() -> Runbooks.onThisMachine(config))) {
      Plan plan =
          runbooks.plan(
              runbooks.find("page").page().orElseThrow().wholePage(),
              new PlanRequest(values, List.of(), Optional.empty()));
      problems = plan.errors().stream().map(Problem::render).toList();
      RunOptions options = new RunOptions(RunMode.REAL, Optional.empty(), Optional.empty());
      runner.set(
          runbooks.runner(gate, Recorder.none(), Mask.none(), List.of(new Listener()), options));
      ended = runner.get().run(plan);
    }
    return this;
  }

  boolean interrupt() {
    return runner.get() != null && runner.get().interruptCommand();
  }

  RunEnd ended() {
    return ended;
  }

  /** Errors of the plan, and what kept it from being played. */
  List<String> problems() {
    return problems;
  }

  /** Each step's title and how it ended, and what was noticed. */
  List<String> story() {
    return story;
  }

  List<String> confirmed() {
    return gate.confirmed();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Standard error, with the page called by its file name. */
  String err() {
    return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
  }

  private final class Listener implements RunListener {
    @Override
    public void on(RunEvent event) {
      if (event instanceof RunEvent.StepFinished finished) {
        story.add(finished.step().title() + ": " + finished.result().word());
      } else if (event instanceof RunEvent.Noticed noticed) {
        story.add(noticed.text());
      }
    }

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
      out.write(buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
      err.write(buffer, offset, length);
    }
  }
}
