package dev.runbook.run;

import dev.runbook.Runbooks;
import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.journal.Journal;
import dev.runbook.journal.PlayedBy;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;

/** The pair that the command line uses: shells on hosts, and a folder for each run. */
class ShellsAndFoldersTest extends RunnerContract {
  @Override
  StepExecutor.Factory executors(Runbooks runbooks) {
    return new ShellExecutors(hosts());
  }

  /** Hosts that do nothing but remember. */
  Hosts hosts() {
    return use -> new Remembering(use.host());
  }

  @Override
  Records records(Plan plan) {
    return new Folder(plan);
  }

  private final class Remembering implements Host {
    private final String name;

    Remembering(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Identity identity() {
      return new Identity(name, "ops");
    }

    @Override
    public Shell open(OutputSink between) {
      return new RememberingShell();
    }
  }

  private final class RememberingShell implements Shell {
    @Override
    public Outcome run(Invocation command, OutputSink sink) {
      effects.add(command.text());
      return failing.contains(command.text()) ? Outcome.failed(1) : Outcome.ok();
    }

    @Override
    public void interrupt() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private final class Folder implements Records {
    private final RunStore store = new RunStore(folder.resolve("runs"));
    private final PlayedBy by = PlayedBy.thisProcess("ana", "laptop", "1", folder);
    private final Plan plan;
    private RunFolder run;
    private Journal journal;

    Folder(Plan plan) {
      this.plan = plan;
    }

    @Override
    public Recorder begin() {
      journal = store.create(plan, plan.procedure().source(), by, Mask.none());
      run = journal.folder();
      return journal;
    }

    @Override
    public Resumption left() {
      try (ReopenedRun reopened = reopened()) {
        return reopened.progress().resumption();
      }
    }

    @Override
    public Recorder goOn() {
      journal = reopened().goOn(plan, by, Mask.none());
      return journal;
    }

    private ReopenedRun reopened() {
      return store.reopen(run, ProcessHandle.current().pid());
    }

    @Override
    public void release() {
      journal.close();
    }
  }
}
