package dev.runbook.cli;

import dev.runbook.cli.console.Screen;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.report.AsciicastTranscript;
import dev.runbook.report.HtmlTranscript;
import dev.runbook.report.JsonTranscript;
import dev.runbook.report.MarkdownTranscript;
import dev.runbook.report.OutputLimit;
import dev.runbook.report.TextTranscript;
import dev.runbook.report.TranscriptFile;
import dev.runbook.report.Verification;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook transcript RUN}. */
@Command(name = "transcript", description = "Show a past run: questions, commands and output.")
final class TranscriptCommand implements Callable<Integer> {
  private static final Pattern HEAD = Pattern.compile("[0-9a-fA-F]{64}");

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
  private TranscriptFormat format;

  @Option(
      names = "--verify",
      description = "Check that nobody changed the journal, the page and the outputs.")
  private boolean verify;

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "With --verify: the head that `play` printed at the end of the run.")
  private String head;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file. An old file is replaced in one piece.")
  private Path output;

  @Option(names = "--on", paramLabel = "ADDRESS", description = "Of a run on a Temporal server.")
  private Optional<String> on = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  TranscriptCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<TranscriptCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PlainOptions.flags("--json", "--verify"), 1)
        .map(
            words -> {
              TranscriptCommand command = new TranscriptCommand(world);
              command.run = words.operand().orElse(RunStore.LATEST);
              command.json = words.has("--json");
              command.format = TranscriptFormat.text;
              command.verify = words.has("--verify");
              command.common = CommonOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    refuseConflictingOptions();
    if (on.isPresent()) {
      try (RemoteCopy copy = RemoteCopy.whole(world, common, on.get(), run)) {
        return show(copy.store(), copy.folder());
      }
    }
    RunStore store = new RunStore(RunStore.usualRoot(world.environment()));
    return show(store, new PastRuns(store).shown(run));
  }

  private int show(RunStore store, RunFolder folder) {
    if (verify) {
      return verify(folder);
    }
    PastRun past = PastRun.read(folder);
    String transcript = transcript(past, past.parts(store));
    if (output != null) {
      TranscriptFile.write(output, transcript);
      world.conversation(common).line("the transcript of " + folder.id() + " is in " + output);
    } else if (world.terminals().out() && !json && format == TranscriptFormat.text) {
      world.result(common).paged(screen -> screen.text(transcript));
    } else {
      world.out().print(transcript);
    }
    return ExitStatus.DONE;
  }

  private void refuseConflictingOptions() {
    if (head != null && !verify) {
      throw new UsageException(
          "--head goes with --verify\n  = runbook transcript --verify --head HASH");
    }
    if (output != null && verify) {
      throw new UsageException(
          "--output goes with a transcript, and --verify prints none\n"
              + "  = leave one of the two out");
    }
    if (verify && (json || format != TranscriptFormat.text)) {
      throw new UsageException(
          "--verify says whether a record is as it was written, and has no other format\n"
              + "  = leave --verify out, or --format and --json");
    }
    if (head != null && !HEAD.matcher(head).matches()) {
      throw new UsageException(
          "--head "
              + head
              + ": a head has 64 hexadecimal digits\n  = the end of a run prints it, after `head`");
    }
  }

  private String transcript(PastRun past, Map<String, PastRun> parts) {
    int limit = common.verbose() ? Integer.MAX_VALUE : OutputLimit.of(past);
    return switch (json ? TranscriptFormat.json : format) {
      case text -> new TextTranscript(limit, world.clock().getZone()).of(past, parts);
      case markdown -> new MarkdownTranscript(limit, world.clock().getZone()).of(past, parts);
      case html -> new HtmlTranscript(limit, world.clock().getZone()).of(past, parts);
      case asciicast -> new AsciicastTranscript(limit).of(past);
      case json -> JsonTranscript.of(past);
    };
  }

  private int verify(RunFolder folder) {
    Verification verification =
        Verification.of(folder, Optional.ofNullable(head).map(h -> h.toLowerCase(Locale.ROOT)));
    Screen screen = verification.holds() ? world.result(common) : world.conversation(common);
    verification.sentences().forEach(screen::line);
    return verification.holds() ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
