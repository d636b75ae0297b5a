package dev.runbook.cli;

import picocli.CommandLine.Command;

/** {@code runbook} itself. */
@Command(
    name = "runbook",
    synopsisSubcommandLabel = "COMMAND",
    description = "Plays Markdown runbooks: the page that was reviewed is the program that runs.",
    footer = {
      "",
      "Runbooks are looked for in --path, else in $$RUNBOOK_PATH, and in runbooks/ and"
          + " docs/runbooks/ of this folder or the nearest above it; where none of these exists, in"
          + " the current folder.",
      "",
      "Exit status: 0 done, 1 a step failed, 2 usage or a page with errors, 3 stopped by the"
          + " operator, 4 a confirmation is missing, 5 an outcome is unknown, 7 a host has a wrong"
          + " identity, 8 the journal cannot be written, 70 an error in this program, 124 a step"
          + " timed out, 129/130/143 ended by HUP/INT/TERM."
    })
final class RootCommand {}
