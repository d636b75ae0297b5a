package dev.runbook.play;

import dev.runbook.journal.Journal;
import dev.runbook.journal.KeyedHash;
import dev.runbook.journal.PlayedBy;
import dev.runbook.journal.Provenance;
import dev.runbook.journal.Quarantine;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.masking.Masking;
import dev.runbook.plan.Plan;
import dev.runbook.run.RecordException;
import dev.runbook.run.Recorder;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mask of a run, and the journal that it writes.
 *
 * @param mask covers the secrets of the plan and of the environment, and what it is told later
 * @param open variables of the environment that look like secrets, and that the page tells
 * @param journal the journal; none for a dry run
 */
record RunRecording(Masking mask, List<String> open, Optional<Journal> journal)
    implements AutoCloseable {
  /** Begins the record of a run that leaves one. */
  static RunRecording begin(Plan plan, PlayContext context, Origin origin) {
    EnvironmentSecrets found = EnvironmentSecrets.of(context, plan);
    Masking mask = origin.mask().orElseGet(() -> found.mask(plan));
    Source page = plan.procedure().page().document().source();
    Journal journal =
        context.runs().orElseThrow().get().create(plan, page, player(plan, context, origin), mask);
    return new RunRecording(mask, found.open(), Optional.of(journal));
  }

  /** Goes on with the record of a run that was cut off. */
  static RunRecording goOn(
      ReopenedRun run, Plan plan, PlayContext context, Optional<Masking> shared) {
    EnvironmentSecrets found = EnvironmentSecrets.of(context, plan);
    Masking mask = shared.orElseGet(() -> found.mask(plan));
    PlayedBy by = player(plan, context, new Origin(Optional.empty(), shared, Optional.empty()));
    return new RunRecording(mask, found.open(), Optional.of(run.goOn(plan, by, mask)));
  }

  /**
   * What a run that begins has from elsewhere.
   *
   * @param reason why it is played
   * @param mask what covers its secrets, where it shares that with other runs
   * @param leader the id of the run that leads it, where it plays steps on one host of a group
   */
  record Origin(Optional<String> reason, Optional<Masking> mask, Optional<String> leader) {}

  /** Where no reason is given, RUNBOOK_REASON in the environment may be one. */
  private static PlayedBy player(Plan plan, PlayContext context, Origin origin) {
    Optional<String> usual =
        Optional.ofNullable(context.environment().get("RUNBOOK_REASON"))
            .filter(text -> !text.isBlank());
    PlayContext.Player player = context.player();
    Path page = context.folder().resolve(plan.procedure().path());
    Provenance provenance =
        new Provenance(
            new PageHistory(context.environment()).of(page),
            origin.reason().or(() -> usual),
            hash(plan, context),
            context.on().script(),
            origin.leader());
    return PlayedBy.thisProcess(
            player.operator(),
            player.machine(),
            player.version(),
            context.folder().toAbsolutePath())
        .from(provenance)
        .at(player.terminal());
  }

  /** The key lies beside the store, and is made when the first secret is played. */
  private static Optional<KeyedHash> hash(Plan plan, PlayContext context) {
    Path key = RunStore.usualRoot(context.environment()).resolveSibling("key");
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

  /** For a run that leaves nothing behind. */
  static RunRecording none(Plan plan, PlayContext context) {
    EnvironmentSecrets found = EnvironmentSecrets.of(context, plan);
    return new RunRecording(found.mask(plan), found.open(), Optional.empty());
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
          "the run's record holds a secret. These files were moved to quarantine; read them"
              + " alone, change the secret if others may have seen them, then delete them:\n  "
              + files
              + (Files.exists(run.journal())
                  ? ""
                  : "\n  = without its journal the run cannot go on"),
          null);
    }
  }
}
