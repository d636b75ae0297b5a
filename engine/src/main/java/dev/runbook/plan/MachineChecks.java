package dev.runbook.plan;

import dev.runbook.document.Settings.Required;
import dev.runbook.graph.Command;
import dev.runbook.graph.Interpreter;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.graph.StepKind;
import dev.runbook.source.Problems;
import java.util.List;
import java.util.Optional;

/** Finds what this machine lacks for a plan, before its first step. */
final class MachineChecks {
  private final Machine machine;
  private final Problems problems;

  MachineChecks(Machine machine, Problems problems) {
    this.machine = machine;
    this.problems = problems;
  }

  /**
   * Checks steps.
   *
   * @param group the hosts of the group that some of them run on
   */
  void check(StepGraph page, List<Step> steps, List<String> group) {
    for (Required required : page.document().frontMatter().settings().requires()) {
      if (!machine.hasProgram(required.program())) {
        problems.error(
            required.span(),
            "missing-program",
            "the page requires `" + required.program() + "`, which is not on this machine",
            "install it, or play from a machine that has it");
      }
    }
    checkShell(page);
    steps.forEach(step -> check(step, group));
  }

  private void checkShell(StepGraph page) {
    Optional<String> shell = page.document().frontMatter().settings().shell();
    if (shell.isPresent() && !shell.get().matches("(?:.*/)?bash")) {
      problems.error(
          page.document().sections().get(0).span(),
          "unsupported-shell",
          "`runbook: shell: " + shell.get() + "` cannot be played by this version",
          "name a bash, or give single blocks an `interpreter`");
    }
  }

  private void check(Step step, List<String> group) {
    if (step.kind() == StepKind.JSHELL && !machine.hasJShell()) {
      problems.error(
          step.span(),
          "missing-jshell",
          "the Java that runs this has no JShell, so `"
              + step.language()
              + "` blocks cannot be played",
          "play it with a JDK, or mark the block `ignore` to show it only");
    }
    if (step.language().equals("zsh") && step.options().interpreter().isEmpty()) {
      problems.error(
          step.span(),
          "unsupported-language",
          "this version does not keep a zsh for the run",
          "write `zsh {interpreter=zsh}` to give the block its own zsh");
    }
    step.commandsAndChecks().forEach(command -> checkHosts(command, group));
    if (step.commands().stream().allMatch(command -> command.where().isLocal())) {
      checkInterpreter(step);
      checkFolder(step);
    }
  }

  private void checkHosts(Command command, List<String> group) {
    if (command.where().group().isPresent()) {
      group.forEach(host -> checkHost(command, host));
    } else {
      checkHost(command, command.where().host());
    }
  }

  private void checkHost(Command command, String host) {
    if (!machine.hasHost(host)) {
      problems.error(
          command.span(),
          "unknown-host",
          "there is no host `" + host + "` here",
          command.where().isJShell()
              ? "script a host `jshell` in the mock file: its commands are the page's Java blocks"
              : "check the alias; with --mock it must be one of the mock file's hosts");
    }
  }

  private void checkInterpreter(Step step) {
    step.options()
        .interpreter()
        .map(Interpreter::program)
        .filter(program -> !machine.hasProgram(program))
        .ifPresent(
            program ->
                problems.error(
                    step.span(),
                    "missing-interpreter",
                    "the interpreter `" + program + "` is not on this machine",
                    "install it, or correct the block's `interpreter`"));
  }

  private void checkFolder(Step step) {
    step.options()
        .directory()
        .filter(folder -> !machine.hasFolder(folder))
        .ifPresent(
            folder ->
                problems.error(
                    step.span(),
                    "missing-cwd",
                    "there is no folder `" + folder + "`",
                    "create it, or correct the block's `cwd`"));
  }
}
