package dev.runbook.cli;

import java.util.List;
import java.util.Map;

/** The most common uses of each command; each one is a command line that works as it is. */
final class HelpExamples {
  private static final Map<String, List<String>> EXAMPLES =
      Map.ofEntries(
          Map.entry(
              "runbook watch",
              List.of(
                  "runbook watch                   the run that somebody plays now",
                  "runbook watch 20261123-0715     another one",
                  "runbook watch --serve           the same as a page in a browser")),
          Map.entry(
              "runbook",
              List.of(
                  "runbook list                            which runbooks there are",
                  "runbook plan restore-database           what it would do, and where",
                  "runbook play restore-database           play it, one question a step")),
          Map.entry(
              "runbook list",
              List.of(
                  "runbook list                            the runbooks found from here",
                  "runbook list docs --json                those of a folder, for a program")),
          Map.entry(
              "runbook show",
              List.of(
                  "runbook show deploy                     the page",
                  "runbook show deploy#rollback            one section of it")),
          Map.entry(
              "runbook plan",
              List.of(
                  "runbook plan deploy                     its steps, hosts and risks",
                  "runbook plan deploy --json              for a program")),
          Map.entry(
              "runbook play",
              List.of(
                  "runbook play deploy                     ask before each step",
                  "runbook play deploy --dry-run           go through it, run nothing",
                  "runbook play deploy --mock deploy.mock.yaml",
                  "runbook play --only-looks -q status     is all well? quiet when it is",
                  "runbook play rollback --yes --param commit=3f2a1bc",
                  "runbook play prune-backups --yes \\",
                  "  --confirm delete@hemma                a batch asks no questions")),
          Map.entry(
              "runbook resume",
              List.of(
                  "runbook resume                          go on with the newest run",
                  "runbook resume 20260102-0304            with the run whose id begins so")),
          Map.entry(
              "runbook approve",
              List.of(
                  "runbook approve latest                  the step that the newest run waits for",
                  "runbook approve prune-backups delete -o delete.approval",
                  "runbook approve it.request --for 2h     a request you received, for two hours")),
          Map.entry(
              "runbook runs",
              List.of(
                  "runbook runs --since 7d                 the runs of the last week",
                  "runbook runs --page deploy              those of one page")),
          Map.entry(
              "runbook runs prune",
              List.of("runbook runs prune --older-than 90d     delete the records of old runs")),
          Map.entry(
              "runbook transcript",
              List.of(
                  "runbook transcript                      the newest run",
                  "runbook transcript --format html -o run.html",
                  "runbook transcript --verify             is the record unchanged?")),
          Map.entry(
              "runbook lint",
              List.of(
                  "runbook lint                            the runbooks found from here",
                  "runbook lint docs --strict              a folder; warnings fail too",
                  "runbook lint --explain broken-link      what a rule means")),
          Map.entry(
              "runbook mock check",
              List.of("runbook mock check deploy.mock.yaml     the errors in it")),
          Map.entry(
              "runbook mock serve",
              List.of(
                  "runbook mock serve deploy.mock.yaml     until Ctrl-C; it says how to reach the"
                      + " hosts",
                  "runbook mock serve rollback.mock.yaml --param commit=3f2a1bc")),
          Map.entry(
              "runbook host add",
              List.of("runbook host add web1                   learn the key of a host")),
          Map.entry(
              "runbook completion",
              List.of(
                  "source <(runbook completion bash)       in ~/.bashrc",
                  "source <(runbook completion zsh)        in ~/.zshrc",
                  "runbook completion fish | source        in ~/.config/fish/config.fish")),
          Map.entry(
              "runbook new",
              List.of("runbook new restart-web --host web1     a page, its mock host and a test")),
          Map.entry(
              "runbook doctor",
              List.of(
                  "runbook doctor                          what this machine has and lacks",
                  "runbook doctor deploy                   and whether a page's hosts answer")),
          Map.entry(
              "runbook test",
              List.of(
                  "runbook test                            all scenarios found from here",
                  "runbook test runbooks/deploy.test.yaml  those of one file",
                  "runbook test --mutate --since main      which changes no scenario notices")),
          Map.entry(
              "runbook record",
              List.of(
                  "runbook record                          the newest run, as a scenario of its"
                      + " page",
                  "runbook record 20260102 tuesday         another one, in files called tuesday")),
          Map.entry(
              "runbook replay",
              List.of(
                  "runbook replay --since 90d              would these runs be the same today?")),
          Map.entry(
              "runbook help",
              List.of("runbook help play                       help on a command")));

  private HelpExamples() {}

  /** The examples of a command, by its whole name. */
  static List<String> of(String command) {
    return EXAMPLES.getOrDefault(command, List.of());
  }
}
