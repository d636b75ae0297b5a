package dev.runbook.cli;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalReader;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.report.JsonTranscript;
import dev.runbook.report.TextTranscript;
import dev.runbook.source.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook transcript RUN}. */
@Command(
    name = "transcript",
    description = "Show a past run: what was asked, what ran, what came out.")
final class TranscriptCommand implements Callable<Integer> {
  /** What a transcript is written as. */
  enum Format {
    text,
    json
  }

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      defaultValue = RunStore.LATEST,
      description = "A run's id, the beginning of one, or latest (default: ${DEFAULT-VALUE}).")
  private String run;

  @Option(names = "--json", description = "As JSON: the journal's objects.")
  private boolean json;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(names = "--verify", description = "Check that the journal's chain holds, and say so.")
  private boolean verify;

  @Mixin private CommonOptions common = new CommonOptions();

  private final World world;

  TranscriptCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    RunFolder folder = folder();
    if (verify) {
      return verify(folder);
    }
    PastRun past = PastRun.read(folder);
    boolean asJson = json || format == Format.json;
    int limit = common.verbose() ? Integer.MAX_VALUE : TextTranscript.DEFAULT_OUTPUT_LIMIT;
    world.out().print(asJson ? JsonTranscript.of(past) : new TextTranscript(limit).of(past));
    return ExitStatus.DONE;
  }

  private RunFolder folder() {
    RunStore store = new RunStore(RunStore.usualRoot(world.environment()));
    List<RunFolder> found = store.find(run);
    if (found.size() > 1) {
      String ids = found.stream().map(RunFolder::id).collect(Collectors.joining("\n  "));
      throw new UsageException("several runs begin with `" + run + "`:\n  " + ids);
    }
    if (found.isEmpty()) {
      List<String> ids = store.find("2").stream().map(RunFolder::id).toList();
      String hint = Nearest.didYouMean(run, ids).orElse("`runbook runs` lists them");
      throw new UsageException(
          run.equals(RunStore.LATEST)
              ? "nothing has been played yet"
              : "there is no run `" + run + "`\n  = " + hint);
    }
    return found.get(0);
  }

  private int verify(RunFolder folder) {
    Optional<Damage> damage = JournalReader.verify(folder.journal());
    if (damage.isPresent()) {
      world.conversation(common).line(damage.get().message());
      return ExitStatus.FAILED;
    }
    String head = JournalReader.read(folder.journal()).head();
    world.result(common).line("the chain of " + folder.id() + " holds; its head is " + head);
    return ExitStatus.DONE;
  }
}
