package dev.runbook.lint;

import static dev.runbook.source.Severity.ERROR;
import static dev.runbook.source.Severity.NOTE;
import static dev.runbook.source.Severity.WARNING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All rules, in the order of {@code docs/lint.md}. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          Rule.of(
              "destructive-unmarked",
              WARNING,
              "A command may lose data, and nothing near it says so.",
              DangerChecks::unmarked),
          Rule.of(
              "danger-without-rollback",
              WARNING,
              "A step may lose data, and the page does not say how one gets back.",
              DangerChecks::withoutRollback),
          Rule.of(
              "danger-without-verify",
              NOTE,
              "No later step verifies the effect of a dangerous step.",
              DangerChecks::withoutVerify),
          Rule.of(
              "safe-overrides-rule",
              WARNING,
              "A `safe` keeps a rule about danger silent.",
              DangerChecks::hiddenBySafe),
          Rule.of(
                  "truncates-only-copy",
                  WARNING,
                  "A dump is written straight over the copy that was there.",
                  PipelineChecks::truncatesOnlyCopy)
              .hidingFailures(),
          Rule.of(
              "drop-without-force",
              WARNING,
              "`DROP DATABASE` fails while somebody is connected.",
              DatabaseChecks::dropsWithoutForce),
          Rule.of(
              "rm-variable-path",
              ERROR,
              "`rm -r $NAME/…` deletes from the root folder where the variable is empty.",
              DeletionChecks::removesVariableFolder),
          Rule.of(
              "rm-empty-name",
              ERROR,
              "`rm -r FOLDER/$NAME` deletes the whole folder where the variable is empty.",
              DeletionChecks::removesFolderOfNoName),
          Rule.of(
                  "cd-without-and",
                  WARNING,
                  "A `cd` on its own line comes before a deletion in the folder it leads to.",
                  DeletionChecks::changesFolderAlone)
              .hidingFailures(),
          Rule.of(
              "secret-on-command-line",
              WARNING,
              "A secret is an argument, where the process list shows it to everybody.",
              SecretChecks::onCommandLine),
          Rule.of(
                  "literal-secret",
                  ERROR,
                  "The page contains a real token or key.",
                  SecretChecks::literal)
              .everywhere(),
          Rule.of(
              "skips-identity-check",
              WARNING,
              "A certificate or host key is not checked.",
              ShellChecks::skipsIdentityCheck),
          Rule.of(
              "curl-pipe-shell",
              WARNING,
              "Text from a server runs unread.",
              PipelineChecks::downloadAndRun),
          Rule.of(
                  "hidden-pipeline-failure",
                  WARNING,
                  "A pipeline keeps half a result and reports success when its first part fails.",
                  PipelineChecks::hiddenPipelineFailure)
              .hidingFailures(),
          Rule.of(
                  "hidden-look-failure",
                  NOTE,
                  "A pipeline on a host reports success when its first program fails.",
                  PipelineChecks::hiddenLookFailure)
              .hidingFailures(),
          Rule.of(
                  "swallowed-failure",
                  WARNING,
                  "A command that changes something fails unseen, since others follow it.",
                  StatusChecks::swallowed)
              .hidingFailures(),
          Rule.of(
                  "ignored-failure",
                  NOTE,
                  "A command that changes something may fail, and that counts as success.",
                  StatusChecks::ignored)
              .hidingFailures(),
          Rule.of(
                  "background-command",
                  NOTE,
                  "A command goes on in the background, and nothing checks its outcome.",
                  StatusChecks::background)
              .hidingFailures(),
          Rule.of(
                  "export-hides-failure",
                  NOTE,
                  "`export NAME=$(…)` succeeds when the command in it fails.",
                  StatusChecks::declared)
              .hidingFailures(),
          Rule.of(
                  "psql-no-on-error-stop",
                  WARNING,
                  "psql reads a file and goes on after errors.",
                  DatabaseChecks::psqlWithoutStop)
              .hidingFailures(),
          Rule.of(
              "unquoted-variable",
              WARNING,
              "A variable without quotes names the files to delete, move or copy.",
              DeletionChecks::unquotedVariable),
          Rule.of(
              "sudo-redirect",
              WARNING,
              "`sudo COMMAND > FILE` opens the file without sudo.",
              ShellChecks::redirectsAsUser),
          Rule.of(
              "pattern-before-sudo",
              WARNING,
              "The shell looks for a pattern's files before `sudo` may read their folder.",
              ShellChecks::expandsBeforeSudo),
          Rule.of(
              "mixed-hosts",
              WARNING,
              "The page runs the same program here and on a host, and does not say which is meant.",
              HostChecks::mixed),
          Rule.of(
              "hidden-host",
              WARNING,
              "A comment that GitHub does not show says where a block runs.",
              HostChecks::hidden),
          Rule.of(
              "host-not-declared",
              WARNING,
              "The front matter declares the identities of hosts, and leaves one out.",
              HostChecks::undeclared),
          Rule.of(
              "unknown-group",
              WARNING,
              "A block runs on a group of hosts that the front matter does not have.",
              HostChecks::unknownGroup),
          Rule.of(
              "unused-host",
              WARNING,
              "The front matter names a host on which nothing runs.",
              HostChecks::unused),
          Rule.of(
              "undeclared-placeholder",
              NOTE,
              "A value must be filled in, and the page does not describe it.",
              ParamChecks::undeclared),
          Rule.of(
              "param-without-description",
              WARNING,
              "A parameter has no description for the person who is asked for it.",
              ParamChecks::withoutDescription),
          Rule.of(
              "terminal-without-person",
              WARNING,
              "A container gets a terminal (`-t`) for a command that reads no keyboard input.",
              PlayChecks::terminalWithoutPerson),
          Rule.of(
              "interactive-in-batch",
              NOTE,
              "A step wants a person where everything around it runs by itself.",
              PlayChecks::interactiveInBatch),
          Rule.of(
              "prompts-for-answer",
              WARNING,
              "A program asks \"are you sure?\", and a step's input is empty.",
              ShellChecks::asksForAnswer),
          Rule.of(
              "follow-in-middle",
              WARNING,
              "A command that never ends comes before others in its block.",
              PlayChecks::followInMiddle),
          Rule.of("endless-command", WARNING, "A loop has no end.", ShellChecks::endless),
          Rule.of(
              "sleep-as-wait",
              NOTE,
              "The page waits a fixed time and does not check whether it was enough.",
              ShellChecks::sleepsToWait),
          Rule.of(
              "shell-without-language",
              WARNING,
              "A fence, or indented code, holds commands and names no language.",
              PageChecks::withoutLanguage),
          Rule.of(
                  "misspelt-language",
                  WARNING,
                  "A fence's language is nearly one that runs.",
                  PageChecks::misspeltLanguage)
              .everywhere(),
          Rule.of(
              "prompt-in-bash",
              WARNING,
              "A fence that people paste contains prompts.",
              PageChecks::promptInBash),
          Rule.of(
              "expects-anything",
              WARNING,
              "Any output fits what the page expects.",
              PageChecks::expectsAnything),
          Rule.of(
                  "expected-similarity",
                  WARNING,
                  "A check by similarity checks nothing.",
                  PageChecks::similarity)
              .everywhere(),
          Rule.of(
                  "bidi-character",
                  ERROR,
                  "A character turns the order in which the text is read.",
                  CharacterChecks::bidi)
              .everywhere(),
          Rule.of(
                  "invisible-character",
                  WARNING,
                  "The page contains an invisible character.",
                  CharacterChecks::invisible)
              .everywhere(),
          Rule.of(
              "non-ascii-in-command",
              WARNING,
              "A command or its comment holds a character that looks like another one.",
              CharacterChecks::nonAscii),
          Rule.of(
                  "broken-link",
                  WARNING,
                  "A link leads to a file that is not there.",
                  LinkChecks::brokenFile)
              .everywhere(),
          Rule.of(
                  "broken-anchor",
                  WARNING,
                  "A link leads to a heading that is not there.",
                  LinkChecks::brokenAnchor)
              .everywhere(),
          Rule.of(
              "duplicate-heading",
              WARNING,
              "Two headings beside each other have one name.",
              PageChecks::duplicateHeading),
          Rule.of(
              "skipped-heading-level",
              NOTE,
              "A heading is more than one level below the one before.",
              PageChecks::skippedLevel),
          Rule.of("missing-title", NOTE, "The page has no title.", PageChecks::missingTitle),
          Rule.of(
              "missing-description",
              NOTE,
              "The page begins with a command and does not say what it is for.",
              PageChecks::missingDescription),
          Rule.of(
              "untitled-step",
              NOTE,
              "Two steps of a section have one title.",
              PageChecks::untitledStep),
          Rule.of(
              "too-many-steps",
              WARNING,
              "The page has more than 2,000 steps.",
              PageChecks::tooManySteps),
          Rule.of(
                  "runbook-without-steps",
                  WARNING,
                  "The page says that it is a runbook, and there is nothing to run.",
                  PageChecks::withoutSteps)
              .everywhere());

  private static final Map<String, Rule> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Rule::name, Function.identity()));

  private Rules() {}

  /** All of them. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule with a name. */
  public static Optional<Rule> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
