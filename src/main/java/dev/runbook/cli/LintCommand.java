package dev.runbook.cli;

import dev.runbook.cli.console.LintView;
import dev.runbook.cli.console.Screen;
import dev.runbook.lint.Baseline;
import dev.runbook.lint.GithubAnnotations;
import dev.runbook.lint.LintJson;
import dev.runbook.lint.LintOptions;
import dev.runbook.lint.LintReport;
import dev.runbook.lint.RuleNames;
import dev.runbook.lint.Sarif;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook lint [PATH...]}. */
@Command(
    name = "lint",
    description = "Say what is wrong or risky in pages. Runs nothing.",
    footer = {
      "",
      "To ignore a finding, write a comment: <!-- runbook-lint: ignore RULE: reason -->",
      "Exit status: 0 no errors, 2 errors (with --strict: or warnings), or no page to",
      "look through."
    })
final class LintCommand implements Callable<Integer> {
  private static final PlainOptions PLAIN =
      PlainOptions.flags("--json", "--strict", "--no-shellcheck")
          .and(PlainOptions.repeated("--rule", "--no-rule"));

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Pages, folders, or procedures' names (default: the runbooks there are).")
  private List<String> targets = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private LintFormat format = LintFormat.text;

  @Option(names = "--json", description = "As JSON: schema runbook.lint/1.")
  private boolean json;

  @Option(names = "--strict", description = "Count warnings as errors.")
  private boolean strict;

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      description = "Only this rule. May be given several times.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(
      names = "--no-rule",
      paramLabel = "NAME",
      description = "All rules but this one. May be given several times.")
  private Set<String> without = new LinkedHashSet<>();

  @Option(names = "--no-shellcheck", description = "Do not ask ShellCheck, if it is installed.")
  private boolean noShellcheck;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Do not report the findings listed in this file.")
  private Optional<Path> baseline = Optional.empty();

  @Option(
      names = "--write-baseline",
      description = "Write all that is found to the --baseline file, and report nothing.")
  private boolean writeBaseline;

  @Option(names = "--rules", description = "List the rules.")
  private boolean rules;

  @Option(names = "--explain", paramLabel = "RULE", description = "Explain a rule with examples.")
  private Optional<String> explain = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  LintCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<LintCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PLAIN, Integer.MAX_VALUE)
        .map(
            words -> {
              LintCommand command = new LintCommand(world);
              command.targets = words.operands();
              command.json = words.has("--json");
              command.strict = words.has("--strict");
              command.noShellcheck = words.has("--no-shellcheck");
              command.only.addAll(words.values("--rule"));
              command.without.addAll(words.values("--no-rule"));
              command.common = CommonOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    LintView view = new LintView(world.result(common), common.quiet());
    if (rules) {
      view.listRules();
      return ExitStatus.DONE;
    }
    if (explain.isPresent()) {
      refuseUnknown(Set.of(explain.get()));
      view.explain(explain.get());
      return ExitStatus.DONE;
    }
    try (CommandSession session = CommandSession.reading(world, common)) {
      return lint(session, view);
    }
  }

  private int lint(CommandSession session, LintView view) {
    refuseUnknown(only);
    refuseUnknown(without);
    BaselineFile file = new BaselineFile(world, baseline, writeBaseline);
    LintTargets found = LintTargets.find(session.runbooks(), world, targets);
    if (found.pages().isEmpty()) {
      throw new UsageException(found.nothing());
    }
    LintReport report =
        found.within(
            session
                .runbooks()
                .lint(
                    found.pages(),
                    new LintOptions(only, without, !noShellcheck, file.toCompareWith())));
    if (common.verbose()) {
      report.remark().ifPresent(world.conversation(common)::line);
    }
    if (writeBaseline) {
      file.write(Baseline.of(report));
      world
          .conversation(common)
          .line(report.findings().size() + " findings written to " + baseline.orElseThrow());
      return ExitStatus.DONE;
    }
    print(report, view);
    return report.passes(strict) ? ExitStatus.DONE : ExitStatus.USAGE;
  }

  private void print(LintReport report, LintView view) {
    Screen screen = world.result(common);
    switch (json ? LintFormat.json : format) {
      case json -> screen.line(LintJson.of(report));
      case sarif -> screen.line(Sarif.of(report, world.folder(), world.version()));
      case github -> new GithubAnnotations(world.folder()).of(report).forEach(screen::line);
      default -> view.show(report);
    }
  }

  private static void refuseUnknown(Set<String> names) {
    for (String name : names) {
      if (!RuleNames.isKnown(name)) {
        throw new UsageException("there is no rule `" + name + "`\n  = " + RuleNames.hint(name));
      }
    }
  }
}
