package dev.runbook.cli;

import dev.runbook.approval.ApprovalFiles;
import dev.runbook.approval.ApprovalText;
import dev.runbook.approval.SignedApproval;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.play.MissingValues;
import dev.runbook.play.RemoteRuns;
import dev.runbook.run.ApprovalRequest;
import dev.runbook.run.RunResult;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook approve RUN STEP}: the command of the second person. */
@Command(
    name = "approve",
    description =
        "Approve a step as a second person: it shows what would run, where and with which values,"
            + " and signs that with your SSH key.")
final class ApproveCommand implements Callable<Integer> {
  /** What the id of a run begins with; no target does by custom. */
  private static final Pattern RUN = Pattern.compile("\\d{8}-\\d.*");

  @Parameters(
      index = "0",
      paramLabel = "RUN-OR-TARGET",
      description =
          "A run that waits for an approval (its id or `latest`), a target that is to be played, or"
              + " the file of a request.")
  private String what;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP",
      description = "The step; not needed if a run waits for one approval only.")
  private Optional<String> step = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The SSH key to sign with, or the public one of a key that the agent holds (default:"
              + " id_ed25519, id_ecdsa or id_rsa in ~/.ssh).")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "8h",
      description = "How long the approval is valid, at most 7 days (default: ${DEFAULT-VALUE}).")
  private Duration holds;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write it to this file (default: beside the run that waits, else standard output).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--request",
      description = "Do not sign it: write the request that a second person signs.")
  private boolean request;

  @Option(names = "--yes", description = "Sign it without asking. The request is still shown.")
  private boolean yes;

  @Option(
      names = "--on",
      paramLabel = "ADDRESS",
      description = "The run is played on a Temporal server, which is given the approval.")
  private Optional<String> on = Optional.empty();

  @Mixin private PlanningOptions planning = new PlanningOptions();
  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  ApproveCommand(ProcessContext world) {
    this.world = world;
  }

  /**
   * What is asked for.
   *
   * @param place where the approval belongs; empty where nobody waits for it there
   */
  private record Asked(ApprovalText text, Optional<Path> place) {}

  @Override
  public Integer call() {
    try {
      if (on.isPresent()) {
        return elsewhere(on.get());
      }
      Asked asked = asked();
      if (request) {
        return write(asked.text().text(), output);
      }
      Optional<String> signed =
          new ApprovalSigning(world, common, key, holds, yes).sign(asked.text());
      return signed.isEmpty()
          ? RunResult.UNCONFIRMED.exitStatus()
          : write(signed.get(), output.or(asked::place));
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** A run that is played elsewhere says itself what it waits for, and checks what it is given. */
  private int elsewhere(String address) throws IOException {
    try (RemoteRuns runs = RemotePlaces.open(world, address)) {
      ApprovalText text =
          runs.requested(what)
              .flatMap(ApprovalText::read)
              .filter(of -> step.isEmpty() || isOf(of.step(), step.get()))
              .orElseThrow(
                  () ->
                      new UsageException(
                          "the run "
                              + what
                              + " does not wait for the approval of "
                              + step.map(name -> "`" + name + "`").orElse("a step")));
      if (request) {
        return write(text.text(), output);
      }
      Optional<String> signed = new ApprovalSigning(world, common, key, holds, yes).sign(text);
      if (signed.isEmpty()) {
        return RunResult.UNCONFIRMED.exitStatus();
      }
      if (output.isPresent()) {
        return write(signed.get(), output);
      }
      Optional<String> refused = runs.approve(what, signed.get());
      world
          .conversation(common)
          .line(
              refused
                  .map(why -> "The run did not take the approval: " + why)
                  .orElse("The run has the approval."));
      return refused.isEmpty() ? ExitStatus.DONE : RunResult.UNCONFIRMED.exitStatus();
    }
  }

  private Asked asked() throws IOException {
    if (what.equals(RunStore.LATEST) || RUN.matcher(what).matches()) {
      return ofRun();
    }
    Path file = world.folder().resolve(what);
    if (step.isEmpty() && Files.isRegularFile(file)) {
      return new Asked(read(file), Optional.empty());
    }
    return new Asked(ofTarget(), Optional.empty());
  }

  private Asked ofRun() throws IOException {
    RunFolder run = new PastRuns(world.runs().get()).named(what);
    List<Path> waiting = ApprovalFiles.requests(run.approvals());
    List<Path> found =
        waiting.stream().filter(file -> step.isEmpty() || isOf(file, step.get())).toList();
    if (found.size() != 1) {
      throw new UsageException(
          "the run %s does not wait for the approval of %s%s"
              .formatted(
                  run.id(),
                  step.map(name -> "`" + name + "`").orElse("one step"),
                  waiting.isEmpty()
                      ? ": it waits for none"
                      : "\n  = it has asked for "
                          + waiting.stream()
                              .map(ApproveCommand::stepOf)
                              .collect(Collectors.joining(", "))));
    }
    ApprovalText text = read(found.get(0));
    return new Asked(text, Optional.of(ApprovalFiles.approval(run.approvals(), text.step())));
  }

  private static boolean isOf(Path file, String name) {
    return isOf(stepOf(file), name);
  }

  private static boolean isOf(String id, String name) {
    return id.equals(name) || id.endsWith("/" + name);
  }

  private static String stepOf(Path file) {
    try {
      return read(file).step();
    } catch (IOException e) {
      return file.getFileName().toString();
    }
  }

  private static ApprovalText read(Path file) throws IOException {
    return SignedApproval.read(file)
        .fields()
        .map(ApprovalText::asked)
        .orElseThrow(() -> new IOException(file + " is no request for an approval"));
  }

  private ApprovalText ofTarget() {
    String name =
        step.orElseThrow(
            () ->
                new UsageException(
                    "the step is missing\n  = runbook approve "
                        + what
                        + " STEP; `runbook plan "
                        + what
                        + "` shows them"));
    try (CommandSession session =
        CommandSession.open(world, common, planning.mock(), reach.preferences(world))) {
      Plan plan =
          new ValuePlanning(world, planning, common.maxSize())
              .plan(session.runbooks(), new Chooser(session.runbooks()).one(what));
      refuseUnfit(plan);
      ApprovalRequest asked = session.runbooks().approvalRequest(plan, step(plan, name));
      return ApprovalText.of(
          asked, Optional.empty(), request ? Optional.of(world.operator()) : Optional.empty());
    }
  }

  private static void refuseUnfit(Plan plan) {
    if (!plan.errors().isEmpty()) {
      throw new UnreadableException(plan.errors());
    }
    List<PlanParam> missing = plan.unbound(plan.steps());
    if (!missing.isEmpty()) {
      throw new UsageException(MissingValues.words(plan, missing));
    }
  }

  private static Step step(Plan plan, String name) {
    List<Step> found = References.named(plan.steps(), name);
    if (found.size() != 1) {
      throw new UsageException(
          "`"
              + name
              + "` names "
              + found.size()
              + " steps of `"
              + plan.target()
              + "`\n  = "
              + "`runbook plan "
              + plan.target()
              + "` shows them");
    }
    return found.get(0);
  }

  private int write(String text, Optional<Path> place) throws IOException {
    if (place.isEmpty()) {
      world.out().print(text);
      return ExitStatus.DONE;
    }
    Path file = world.folder().resolve(place.get());
    Files.writeString(file, text);
    world
        .conversation(common)
        .line((request ? "The request is in " : "The approval is in ") + file);
    return ExitStatus.DONE;
  }
}
