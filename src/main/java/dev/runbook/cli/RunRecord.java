package dev.runbook.cli;

import dev.runbook.journal.Journal;
import dev.runbook.journal.Masking;
import dev.runbook.journal.PlayedBy;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is kept of a run, and what is kept out of it.
 *
 * @param mask covers the secrets of the plan and of the environment
 * @param journal the journal; none for a dry run
 */
record RunRecord(Mask mask, Optional<Journal> journal) implements AutoCloseable {
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(?:TOKEN|SECRET|PASSWORD|PASSWD|_KEY)", Pattern.CASE_INSENSITIVE);

  /** Begins the record of a run that leaves one. */
  static RunRecord begin(Plan plan, World world) {
    Mask mask = mask(plan, world);
    PlayedBy by = player(world);
    return new RunRecord(
        mask,
        Optional.of(
            world
                .runs()
                .get()
                .create(plan, plan.procedure().page().document().source(), by, mask)));
  }

  /** Goes on with the record of a run that was cut off. */
  static RunRecord goOn(ReopenedRun run, Plan plan, World world) {
    Mask mask = mask(plan, world);
    return new RunRecord(mask, Optional.of(run.goOn(plan, player(world), mask)));
  }

  private static PlayedBy player(World world) {
    return PlayedBy.thisProcess(
        world.operator(), world.machine().get(), world.version(), world.folder().toAbsolutePath());
  }

  /** For a dry run, which leaves nothing behind. */
  static RunRecord none(Plan plan, World world) {
    return new RunRecord(mask(plan, world), Optional.empty());
  }

  Recorder recorder() {
    return journal.map(each -> (Recorder) each).orElse(Recorder.none());
  }

  private static Mask mask(Plan plan, World world) {
    List<String> secrets = new ArrayList<>(plan.secrets());
    for (Map.Entry<String, String> variable : world.environment().entrySet()) {
      boolean secret = SECRET_NAME.matcher(variable.getKey()).matches();
      if (secret && Masking.canCover(variable.getValue())) {
        secrets.add(variable.getValue());
      }
    }
    return Masking.of(secrets);
  }

  @Override
  public void close() {
    journal.ifPresent(Journal::close);
  }
}
