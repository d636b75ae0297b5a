package dev.runbook.cli;

import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayLimits;
import dev.runbook.run.RequestedSteps;
import dev.runbook.yaml.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that answer for an operator, for {@code play} and {@code resume} alike. */
final class GateOptions {
  /** Those that {@link PlainWords} may be. */
  static final PlainOptions PLAIN =
      PlainOptions.flags("--yes", "--require-approval")
          .and(PlainOptions.repeated("--confirm", "--with", "--skip", "--later", "--approval"));

  private static final String FOLLOW_FOR = "10s";

  @Option(
      names = "--yes",
      description = "Do not ask: run every step that is not danger. Danger needs --confirm too.")
  private boolean yes;

  @Option(
      names = "--confirm",
      paramLabel = "STEP-OR-SECTION@TARGET",
      description = "Confirm danger in a batch, for exactly this host. May be given several times.")
  private List<String> confirm = new ArrayList<>();

  @Option(
      names = "--with",
      paramLabel = "STEP",
      description = "In a batch, run this optional step or alternative too.")
  private List<String> with = new ArrayList<>();

  @Option(names = "--skip", paramLabel = "STEP", description = "Leave this step out.")
  private List<String> skip = new ArrayList<>();

  @Option(
      names = "--later",
      paramLabel = "HOST",
      description = "Begin although this host cannot be reached yet. May be given several times.")
  private List<String> later = new ArrayList<>();

  @Option(
      names = "--require-approval",
      description =
          "Every danger step needs the approval of a second person, whatever its page says.")
  private boolean requireApproval;

  @Option(
      names = "--approval",
      paramLabel = "FILE",
      description =
          "A second person's approval of a step, as `runbook approve` makes it. May be given"
              + " several times.")
  private List<Path> approvals = new ArrayList<>();

  @Option(
      names = "--follow-for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = FOLLOW_FOR,
      description = "In a batch, how long to follow a log (default: ${DEFAULT-VALUE}).")
  private Duration followFor;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "End a command that takes longer, unless its page says otherwise.")
  private Optional<Duration> timeout = Optional.empty();

  /** What some words say of them. */
  static GateOptions of(PlainWords words) {
    GateOptions options = new GateOptions();
    options.yes = words.has("--yes");
    options.requireApproval = words.has("--require-approval");
    options.confirm.addAll(words.values("--confirm"));
    options.with.addAll(words.values("--with"));
    options.skip.addAll(words.values("--skip"));
    options.later.addAll(words.values("--later"));
    words.values("--approval").forEach(file -> options.approvals.add(Path.of(file)));
    options.followFor = Durations.parse(FOLLOW_FOR).orElseThrow();
    return options;
  }

  List<String> with() {
    return with;
  }

  List<String> skip() {
    return skip;
  }

  /** What was said, with what each command says for itself. */
  PlayFlags flags(boolean dryRun, RequestedSteps chosen, Optional<String> reason) {
    PlayLimits limits = new PlayLimits(followFor, timeout);
    return new PlayFlags(
        yes,
        dryRun,
        new PlayFlags.Permissions(confirm, new PlayFlags.Approvals(requireApproval, approvals)),
        chosen,
        limits,
        reason,
        later);
  }
}
