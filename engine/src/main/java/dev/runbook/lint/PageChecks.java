package dev.runbook.lint;

import dev.runbook.document.Alert;
import dev.runbook.document.Block;
import dev.runbook.document.Element;
import dev.runbook.document.Languages;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.document.Settings;
import dev.runbook.graph.ExpectedOutput;
import dev.runbook.graph.Sessions;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.source.Nearest;
import dev.runbook.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the layout of a page: headings, fences, titles, and prerequisites. */
final class PageChecks {
  private static final Pattern SIMILARITY =
      Pattern.compile("<!--\\s*expected_similarity[^>]*-->", Pattern.CASE_INSENSITIVE);

  private static final List<String> RUN =
      List.of("bash", "shell", "console", "shell-session", "jshell");

  /** Languages whose names are near to those that run, and that mean themselves. */
  private static final Set<String> MEANT =
      Set.of("dash", "batch", "bat", "hash", "jsonc", "conf", "shellcheck", "powershell", "pwsh");

  private static final int MANY_STEPS = 2_000;

  private PageChecks() {}

  static void duplicateHeading(Page page, Findings findings) {
    Map<String, Section> first = new HashMap<>();
    for (Section section : page.document().sections()) {
      String key = section.parent() + " " + section.title().toLowerCase(Locale.ROOT).strip();
      Section before = section.level() == 0 ? null : first.putIfAbsent(key, section);
      if (before != null && !section.title().isBlank()) {
        findings.add(
            page.firstLine(section.span()),
            "\""
                + section.title()
                + "\" is here twice, so its anchor and the ids of its steps are `"
                + section.slug()
                + "` and change with the order",
            "give each its own name (line "
                + page.source().line(before.span().start())
                + " has the other)");
      }
    }
  }

  static void skippedLevel(Page page, Findings findings) {
    int before = 0;
    for (Section section : page.document().sections()) {
      if (before > 0 && section.level() > before + 1) {
        findings.add(
            page.firstLine(section.span()),
            "a heading of level " + section.level() + " right under one of level " + before,
            "write it with " + "#".repeat(before + 1));
      }
      before = section.level();
    }
  }

  static void missingTitle(Page page, Findings findings) {
    boolean titled =
        page.document().frontMatter().title().isPresent()
            || page.document().sections().stream().anyMatch(section -> section.level() == 1);
    if (!titled) {
      findings.add(
          Span.at(0),
          "the page has no title, so lists and transcripts call it by its file's name",
          "begin with `# What It Does`, or write `title:` in the front matter");
    }
  }

  /** What it is for, before the first command. */
  static void missingDescription(Page page, Findings findings) {
    for (Section section : page.document().sections()) {
      for (Element element : section.elements()) {
        if (element instanceof Alert || (element instanceof Prose prose && isText(prose))) {
          return;
        }
        if (element instanceof Block block && page.graph().steps().size() > 1) {
          findings.add(
              page.firstLine(block.span()),
              "the page begins with a command: it does not say when to use it, or what it changes",
              "begin with a sentence or two: when to use this, how long it takes, what will be"
                  + " lost");
          return;
        }
      }
    }
  }

  /** Two words can say it ("Deploys main."); one alone, such as "Steps:", does not. */
  private static boolean isText(Prose prose) {
    return !prose.kind().keepsSpacing() && prose.plain().strip().contains(" ");
  }

  static void untitledStep(Page page, Findings findings) {
    Map<String, Step> first = new HashMap<>();
    for (Step step : page.graph().steps()) {
      Step before = first.putIfAbsent(step.section() + " " + step.title(), step);
      if (before != null && step.kind() != StepKind.MANUAL) {
        findings.add(
            page.firstLine(step.span()),
            "two steps of this section are called \"" + step.title() + "\"",
            "begin the block with a comment that says what this one does: `# …`");
      }
    }
  }

  static void withoutLanguage(Page page, Findings findings) {
    Block last = null;
    for (Step step : page.graph().steps()) {
      Block block = page.blockAt(step.span().start()).orElse(null);
      if (block != null
          && block != last
          && block.language().isEmpty()
          && step.language().isEmpty()) {
        last = block;
        findings.add(
            page.firstLine(block.span()),
            block.form() == Block.Form.FENCED
                ? "this fence reads as shell and names no language, so a batch leaves it out"
                : "this indented code reads as shell, so a batch leaves it out",
            "write ```bash to have it run, or ```text to have it shown");
      }
    }
  }

  static void promptInBash(Page page, Findings findings) {
    for (Block block : page.document().blocks()) {
      boolean pasted =
          Languages.isShell(block.language()) && !Languages.isSession(block.language());
      OptionalInt prompt =
          pasted && page.runs(block) ? Sessions.firstPrompt(block) : OptionalInt.empty();
      if (prompt.isPresent()) {
        findings.add(
            block.sourceSpan(prompt.getAsInt(), prompt.getAsInt() + 1),
            "a prompt in a `" + block.language() + "` fence: pasted, it is part of the command",
            "write ```console for a session with prompts and output, or delete the prompts");
      }
    }
  }

  static void misspeltLanguage(Page page, Findings findings) {
    for (Block block : page.document().blocks()) {
      String language = block.language();
      boolean known =
          RUN.contains(language) || MEANT.contains(language) || Languages.isShell(language);
      if (!known && language.length() > 3) {
        Nearest.to(language, RUN)
            .filter(near -> Math.abs(near.length() - language.length()) <= 1)
            .filter(near -> near.charAt(0) == language.charAt(0))
            .ifPresent(
                near ->
                    findings.add(
                        page.firstLine(block.span()),
                        "nothing is run in a fence of the language `" + language + "`",
                        "did you mean `" + near + "`?"));
      }
    }
  }

  static void expectsAnything(Page page, Findings findings) {
    for (Step step : page.graph().steps()) {
      step.options()
          .expected()
          .filter(ExpectedOutput::isAnything)
          .ifPresent(
              expected ->
                  findings.add(
                      page.firstLine(expected.span()),
                      "whatever the step prints fits this",
                      "write the lines that matter, with `...` for the others"));
    }
  }

  static void similarity(Page page, Findings findings) {
    Matcher comment = SIMILARITY.matcher(page.source().text());
    while (comment.find()) {
      if (page.blockAt(comment.start()).isEmpty()) {
        findings.add(
            new Span(comment.start(), comment.end()),
            "similarity checks nothing: unrelated outputs pass it, and it is not read here",
            "give the step a `verify` command, or a fence `{expect}` with the lines that matter");
      }
    }
  }

  static void tooManySteps(Page page, Findings findings) {
    int steps = page.graph().steps().size();
    if (steps > MANY_STEPS) {
      findings.add(
          Span.at(0),
          "the page has " + steps + " steps; that is too many to review",
          "split it: one job, one page");
    }
  }

  /** The page says that it is for us, and there is nothing to run on it. */
  static void withoutSteps(Page page, Findings findings) {
    boolean ours = !page.document().frontMatter().settings().equals(Settings.NONE);
    if (ours && page.graph().steps().isEmpty()) {
      findings.add(
          Span.at(0),
          "the front matter has settings under `runbook:`, and the page has no step",
          "put the commands into ```bash fences, or the tasks into `- [ ]` lists");
    }
  }
}
