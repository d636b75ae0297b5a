package dev.runbook.cli;

import dev.runbook.journal.Journal;
import dev.runbook.journal.KeyedHash;
import dev.runbook.journal.PlayedBy;
import dev.runbook.journal.Provenance;
import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.journal.Quarantine;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.masking.Masking;
import dev.runbook.plan.Plan;
import dev.runbook.run.RecordException;
import dev.runbook.run.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is kept of a run, and what is kept out of it.
 *
 * @param mask covers the secrets of the plan and of the environment, and what it is told later
 * @param open variables of the environment that look like secrets, and that the page tells
 * @param journal the journal; none for a dry run
 */
record RunRecord(Masking mask, List<String> open, Optional<Journal> journal)
    implements AutoCloseable {
  /** Begins the record of a run that leaves one; {@code reason} says why it is played. */
  static RunRecord begin(
      Plan plan, World world, Optional<String> reason, Optional<MockScript> mock) {
    EnvironmentSecrets found = EnvironmentSecrets.of(world, plan);
    Masking mask = mask(plan, found);
    PlayedBy by = player(plan, world, reason, mock);
    return new RunRecord(
        mask,
        found.open(),
        Optional.of(
            world
                .runs()
                .get()
                .create(plan, plan.procedure().page().document().source(), by, mask)));
  }

  /** Goes on with the record of a run that was cut off. */
  static RunRecord goOn(ReopenedRun run, Plan plan, World world, Optional<MockScript> mock) {
    EnvironmentSecrets found = EnvironmentSecrets.of(world, plan);
    Masking mask = mask(plan, found);
    PlayedBy by = player(plan, world, Optional.empty(), mock);
    return new RunRecord(mask, found.open(), Optional.of(run.goOn(plan, by, mask)));
  }

  /** Where no reason is given, RUNBOOK_REASON in the environment may be one. */
  private static PlayedBy player(
      Plan plan, World world, Optional<String> reason, Optional<MockScript> mock) {
    Optional<String> usual =
        Optional.of(world.variable("RUNBOOK_REASON")).filter(text -> !text.isBlank());
    return PlayedBy.thisProcess(
            world.operator(),
            world.machine().get(),
            world.version(),
            world.folder().toAbsolutePath())
        .from(provenance(plan, world, reason.or(() -> usual), mock))
        .at(world.terminals().size());
  }

  private static Provenance provenance(
      Plan plan, World world, Optional<String> reason, Optional<MockScript> mock) {
    Path page = world.folder().resolve(plan.procedure().path());
    return new Provenance(
        new PageHistory(world.environment()).of(page), reason, hash(plan, world), mock);
  }

  /** The key lies beside the store, and is made when the first secret is played. */
  private static Optional<KeyedHash> hash(Plan plan, World world) {
    Path key = RunStore.usualRoot(world.environment()).resolveSibling("key");
    if (plan.secrets().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(KeyedHash.by(key, new SecureRandom()));
    } catch (IOException e) {
      throw new RecordException(
          "the key for fingerprints of secrets, " + key + ", cannot be used: " + e.getMessage(), e);
    }
  }

  /** For a dry run, which leaves nothing behind. */
  static RunRecord none(Plan plan, World world) {
    EnvironmentSecrets found = EnvironmentSecrets.of(world, plan);
    return new RunRecord(mask(plan, found), found.open(), Optional.empty());
  }

  private static Masking mask(Plan plan, EnvironmentSecrets found) {
    List<String> secrets = new ArrayList<>(plan.secrets());
    secrets.addAll(found.values());
    return Masking.of(secrets, found.known());
  }

  Recorder recorder() {
    return journal.map(each -> (Recorder) each).orElse(Recorder.none());
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
      if (mask.hasSecrets()) {
        RunFolder run = journal.get().folder();
        refuseLeaks(run, Quarantine.of(mask).inspect(run));
      }
    }
  }

  private static void refuseLeaks(RunFolder run, List<Path> leaks) {
    if (!leaks.isEmpty()) {
      String files = leaks.stream().map(Path::toString).collect(Collectors.joining("\n  "));
      throw new RecordException(
          "a secret was found in what the run has recorded. These files were taken aside; read them"
              + " alone, change the secret if others may have seen them, then delete them:\n  "
              + files
              + (Files.exists(run.journal())
                  ? ""
                  : "\n  = without its journal the run cannot go on"),
          null);
    }
  }
}
