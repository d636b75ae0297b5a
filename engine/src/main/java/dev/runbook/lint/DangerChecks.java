package dev.runbook.lint;

import dev.runbook.document.Alert;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.document.Task;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks that a page marks its danger, verifies it, and describes a rollback. */
final class DangerChecks {
  private static final Pattern ROLLBACK =
      Pattern.compile(
          "\\b(?:roll(?:ing)?[ -]?backs?|back ?out|undo|recover(?:y|ing)?|revert(?:ing)?)\\b",
          Pattern.CASE_INSENSITIVE);

  /** The author has thought of it, and says that there is no way back. */
  private static final Pattern NO_WAY_BACK =
      Pattern.compile(
          "cannot be (?:undone|recovered|reversed|restored)|no (?:way back|undo|rollback)"
              + "|irreversibl|only way back|not be recoverable|unrecoverable|for good\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VERIFY =
      Pattern.compile(
          "\\b(?:verif|check|validat|confirm|test|smoke|status)", Pattern.CASE_INSENSITIVE);

  private DangerChecks() {}

  static void unmarked(Page page, Findings findings) {
    AnnouncedActions acts = new AnnouncedActions(page);
    for (Step step : page.graph().steps()) {
      for (Command command : step.commands()) {
        List<Reason> dangers = reasons(command, DangerChecks::isFoundDanger);
        boolean marked = command.reasons().stream().anyMatch(DangerChecks::isMarkedDanger);
        if (!dangers.isEmpty() && !marked && !acts.name(dangers, command)) {
          findings.add(
              page.firstLine(command.span()),
              said(dangers) + ", and nothing within " + AnnouncedActions.NEAR + " lines says so",
              "write it where reviewers and operators look: `# DANGER: …` above the command, or a"
                  + " `> [!CAUTION]` before the block that says what will be lost");
        }
      }
    }
  }

  static void hiddenBySafe(Page page, Findings findings) {
    for (ReadCommand read : page.commands()) {
      Command command = read.command();
      boolean saysSafe =
          page.blockAt(command.span().start())
                  .filter(block -> block.attributes().has("safe"))
                  .isPresent()
              || page.lineage(page.section(read.step())).stream()
                  .anyMatch(section -> section.attributes().has("safe"));
      List<Reason> hidden = saysSafe ? hiddenReasons(command, page.graph().catalogue()) : List.of();
      if (!hidden.isEmpty()) {
        findings.add(
            read.place(),
            "`safe` keeps a rule silent here: " + said(hidden),
            "check that this holds wherever the page is played, and say why in a comment above");
      }
    }
  }

  /** What the rules say of the command's text by themselves. */
  private static List<Reason> hiddenReasons(Command command, Catalogue catalogue) {
    return reasons(
        command.edited(command.run(), catalogue),
        reason -> !isMark(reason) && !command.reasons().contains(reason));
  }

  static void withoutRollback(Page page, Findings findings) {
    Set<Integer> said = new HashSet<>();
    Set<Integer> besideRollback =
        page.document().sections().stream()
            .filter(each -> ROLLBACK.matcher(each.title()).find())
            .map(Section::parent)
            .collect(Collectors.toSet());
    for (Step step : page.graph().steps()) {
      Section section = page.section(step);
      if (isDangerous(page, step)
          && step.options().rollback().isEmpty()
          && said.add(section.index())
          && !hasRollback(page, section, besideRollback)) {
        findings.add(
            dangerousLine(page, step),
            "this may lose data, and the page does not say how one gets back",
            "add a section `Rollback` below or beside \""
                + section.title()
                + "\", `rollback=STEP` on the block, or a sentence that there is no way back");
      }
    }
  }

  static void withoutVerify(Page page, Findings findings) {
    Set<Integer> said = new HashSet<>();
    List<Step> steps = page.graph().steps();
    Optional<Step> nextLook = Optional.empty();
    List<Step> unchecked = new ArrayList<>();
    // From the last step back, so that for each the next one that looks is known.
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (isDangerous(page, step) && !isChecked(page, step, nextLook)) {
        unchecked.add(step);
      }
      nextLook = looks(page, step) ? Optional.of(step) : nextLook;
    }
    Collections.reverse(unchecked);
    for (Step step : unchecked) {
      if (said.add(step.section())) {
        findings.add(
            dangerousLine(page, step),
            "no later step verifies the effect of this step",
            "end with a command that fails when it did not: its own step, or `verify=\"…\"` on"
                + " the block");
      }
    }
  }

  /** The step's first command that may lose data; what is before it is not to blame. */
  private static Span dangerousLine(Page page, Step step) {
    Span place =
        step.commands().stream()
            .filter(command -> !reasons(command, reason -> reason.risk() == Risk.DANGER).isEmpty())
            .map(Command::span)
            .findFirst()
            .orElse(step.span());
    return page.firstLine(place);
  }

  /** The check at the end of a section that is marked as danger is none itself. */
  private static boolean isDangerous(Page page, Step step) {
    boolean check =
        isNamedAsCheck(page, step) && step.commands().stream().allMatch(DangerChecks::onlyLooks);
    return step.isDanger() && !check;
  }

  /** A rollback section below, beside, or beside what it is in, as `play` offers it. */
  private static boolean hasRollback(Page page, Section section, Set<Integer> besideRollback) {
    return page.lineage(section).stream()
        .anyMatch(
            each ->
                besideRollback.contains(each.index())
                    || ROLLBACK.matcher(each.title()).find()
                    || says(each, NO_WAY_BACK));
  }

  private static boolean says(Section section, Pattern pattern) {
    return section.elements().stream()
        .anyMatch(
            element ->
                (element instanceof Prose prose && pattern.matcher(prose.plain()).find())
                    || (element instanceof Alert alert && pattern.matcher(alert.plain()).find())
                    || (element instanceof Task task && pattern.matcher(task.plain()).find()));
  }

  /** A later step of the same procedure that only looks, or a later command of the same step. */
  private static boolean isChecked(Page page, Step step, Optional<Step> nextLook) {
    List<Command> commands = step.commands();
    boolean looksItself =
        step.options().verify().isPresent()
            || (commands.size() > 1 && onlyLooks(commands.get(commands.size() - 1)));
    int top = top(page, step).index();
    return looksItself
        || nextLook.filter(later -> page.graph().isWithin(later.section(), top)).isPresent();
  }

  /** The procedure: the outermost section with a title of its own. Its steps stand together. */
  private static Section top(Page page, Step step) {
    List<Section> lineage = page.lineage(page.section(step));
    return lineage.get(Math.min(1, lineage.size() - 1));
  }

  private static boolean looks(Page page, Step step) {
    return isNamedAsCheck(page, step)
        || step.kind() == StepKind.MANUAL
        || step.commands().stream().anyMatch(DangerChecks::onlyLooks);
  }

  private static boolean isNamedAsCheck(Page page, Step step) {
    return VERIFY.matcher(step.title()).find() || VERIFY.matcher(page.section(step).title()).find();
  }

  private static boolean onlyLooks(Command command) {
    return command.reasons().stream().allMatch(DangerChecks::isMark);
  }

  private static List<Reason> reasons(Command command, Predicate<Reason> which) {
    return command.reasons().stream().filter(which).toList();
  }

  private static String said(List<Reason> reasons) {
    return reasons.stream().map(Reason::message).distinct().collect(Collectors.joining(", "));
  }

  private static boolean isFoundDanger(Reason reason) {
    return reason.risk() == Risk.DANGER && !isMark(reason);
  }

  private static boolean isMarkedDanger(Reason reason) {
    return reason.risk() == Risk.DANGER && isMark(reason);
  }

  private static boolean isMark(Reason reason) {
    return reason.rule().startsWith("marked-");
  }
}
