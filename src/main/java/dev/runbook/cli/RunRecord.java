package dev.runbook.cli;

import dev.runbook.journal.Journal;
import dev.runbook.journal.Masking;
import dev.runbook.journal.PlayedBy;
import dev.runbook.journal.Quarantine;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.RecordException;
import dev.runbook.run.Recorder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is kept of a run, and what is kept out of it.
 *
 * @param secrets the secrets of the plan and of the environment
 * @param mask covers them
 * @param journal the journal; none for a dry run
 */
record RunRecord(List<String> secrets, Mask mask, Optional<Journal> journal)
    implements AutoCloseable {
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(?:TOKEN|SECRET|PASSWD|_KEY)|.*PASSWORD.*", Pattern.CASE_INSENSITIVE);

  /** Begins the record of a run that leaves one. */
  static RunRecord begin(Plan plan, World world) {
    List<String> secrets = secrets(plan, world);
    Mask mask = Masking.of(secrets);
    PlayedBy by =
        PlayedBy.thisProcess(
            world.operator(),
            world.machine().get(),
            world.version(),
            world.folder().toAbsolutePath());
    RunStore store =
        new RunStore(RunStore.usualRoot(world.environment()), world.clock(), new SecureRandom());
    return new RunRecord(
        secrets,
        mask,
        Optional.of(store.create(plan, plan.procedure().page().document().source(), by, mask)));
  }

  /** For a dry run, which leaves nothing behind. */
  static RunRecord none(Plan plan, World world) {
    List<String> secrets = secrets(plan, world);
    return new RunRecord(secrets, Masking.of(secrets), Optional.empty());
  }

  Recorder recorder() {
    return journal.map(each -> (Recorder) each).orElse(Recorder.none());
  }

  private static List<String> secrets(Plan plan, World world) {
    List<String> secrets = new ArrayList<>(plan.secrets());
    for (Map.Entry<String, String> variable : world.environment().entrySet()) {
      boolean secret = SECRET_NAME.matcher(variable.getKey()).matches();
      if (secret && Masking.canCover(variable.getValue())) {
        secrets.add(variable.getValue());
      }
    }
    return secrets;
  }

  /**
   * Ends the record, and looks through it once more for secrets.
   *
   * @throws RecordException when it cannot be ended, or a secret was found in it
   */
  @Override
  public void close() {
    if (journal.isPresent()) {
      journal.get().close();
      if (!secrets.isEmpty()) {
        refuseLeaks(Quarantine.of(secrets).inspect(journal.get().folder()));
      }
    }
  }

  private static void refuseLeaks(List<Path> leaks) {
    if (!leaks.isEmpty()) {
      String files = leaks.stream().map(Path::toString).collect(Collectors.joining("\n  "));
      throw new RecordException(
          "a secret was found in what the run has recorded. These files were taken aside; read them"
              + " alone, change the secret if others may have seen them, then delete them:\n  "
              + files,
          null);
    }
  }
}
