package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunProgress;
import dev.runbook.journal.RunStore;
import dev.runbook.play.PreparedRun;
import dev.runbook.play.RefusedException;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import dev.runbook.run.Gate;
import dev.runbook.run.Resumption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A copy of a run that is played outside this process: it can be shown like any other. Whoever
 * makes it answers nothing.
 */
final class RemoteCopy implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;
  private static final long CLOSING_SECONDS = 5;

  private final RemoteRuns runs;
  private final CopiedRuns copies;
  private final RemotePlay play;
  private final CountDownLatch left = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  private RemoteCopy(RemoteRuns runs, CopiedRuns copies, RemotePlay play) {
    this.runs = runs;
    this.copies = copies;
    this.play = play;
  }

  /** A copy of all that there is by now. */
  static RemoteCopy whole(ProcessContext world, CommonOptions common, String address, String id) {
    RemoteCopy copy = open(world, address, id);
    copy.runs.stopAtTheEnd();
    copy.follow(world, common);
    if (copy.play.plan().rollout().isPresent() && copy.hasBegun()) {
      copy.copyMembers(world, common, address);
    }
    return copy;
  }

  /** The runs of the hosts of a group lie beside the one that leads. */
  private void copyMembers(ProcessContext world, CommonOptions common, String address) {
    PastRun led = PastRun.read(folder());
    RunProgress progress = RunProgress.of(led.folder(), led.contents().records());
    for (String id : progress.resumption().hosts().runs().values()) {
      try (RemoteRuns others = RemotePlaces.open(world, address)) {
        RemoteCopy member = new RemoteCopy(others, copies.at(others), others.follow(id));
        others.stopAtTheEnd();
        member.follow(world, common);
      } catch (RefusedException e) {
        continue; // It was about to begin, and never did.
      }
    }
  }

  /** A copy of all that there is of a run that somebody else follows, too. */
  static RunFolder of(
      ProcessContext world,
      CommonOptions common,
      RemoteRuns runs,
      CopiedRuns copies,
      RemotePlay play) {
    RemoteCopy copy = new RemoteCopy(runs, copies, play);
    runs.stopAtTheEnd();
    copy.follow(world, common);
    return copy.folder();
  }

  /** A copy that grows as the run goes on, from its first record on. */
  static RemoteCopy live(ProcessContext world, CommonOptions common, String address, String id)
      throws InterruptedException {
    RemoteCopy copy = open(world, address, id);
    copy.runs.lookOnly();
    Thread follower = new Thread(() -> copy.follow(world, common), "following " + id);
    follower.setDaemon(true);
    follower.start();
    while (!copy.hasBegun() && copy.over.getCount() > 0) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return copy;
  }

  private static RemoteCopy open(ProcessContext world, String address, String id) {
    RemoteRuns runs = RemotePlaces.open(world, address);
    try {
      return new RemoteCopy(runs, CopiedRuns.in(world, runs), runs.follow(id));
    } catch (RuntimeException e) {
      runs.close();
      throw e;
    }
  }

  private boolean hasBegun() {
    return store().find(play.id()).stream().anyMatch(RunStore::hasBegun);
  }

  RunStore store() {
    return copies.store();
  }

  /** The folder of the copy. */
  RunFolder folder() {
    return store().find(play.id()).stream()
        .findFirst()
        .orElseThrow(() -> new UsageException("run " + play.id() + " has not begun yet"));
  }

  private void follow(ProcessContext world, CommonOptions common) {
    RunStore store = copies.store().beginning(play.id());
    try (CommandSession session =
        CommandSession.following(world, common, runs, play.by(), () -> store)) {
      follow(session.runbooks());
    } finally {
      over.countDown();
    }
  }

  private void follow(Runbooks runbooks) {
    Gate gate = runs.gate(play, Gate.nobody());
    try (PreparedRun run = prepared(runbooks, gate)) {
      run.play(List.of(), runner -> runs.controls(runner, () -> left.getCount() == 0));
    } catch (RemoteRuns.Detached e) {
      // It goes on: this is what there is of it.
      return;
    }
  }

  private PreparedRun prepared(Runbooks runbooks, Gate gate) {
    if (play.earlier().isEmpty()) {
      return runbooks.prepare(play, gate);
    }
    ReopenedRun run = copies.reopen(play);
    Resumption past = play.earlier().get().past(run, play.plan());
    return runbooks.prepare(play.plan(), gate, play.flags(), run, past);
  }

  @Override
  public void close() {
    left.countDown();
    try {
      over.await(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runs.close();
    copies.close();
  }
}
