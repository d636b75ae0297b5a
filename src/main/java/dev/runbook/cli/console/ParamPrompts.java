package dev.runbook.cli.console;

import dev.runbook.document.Settings.ParamType;
import dev.runbook.graph.Step;
import dev.runbook.plan.DateFormats;
import dev.runbook.plan.ParamCheck;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the values that a plan needs: all of them before step 1, except those that an earlier
 * step may show.
 */
public final class ParamPrompts {
  private static final Text INDENT = Text.of("  ");

  private final Screen screen;
  private final Dialog dialog;
  private final Clock clock;

  /**
   * Asks at a terminal, before a plan is played.
   *
   * @param plan whose values they are
   * @param shells opens shells for the operator
   * @param clock says what today is
   */
  public static ParamPrompts before(
      Plan plan, Screen screen, Prompter prompter, ShellOpener shells, Clock clock) {
    Dialog dialog = new Dialog(screen, prompter, () -> false);
    LookAround around = new LookAround(dialog, plan::procedure, plan::hosts, shells);
    dialog.allowLookAround(around);
    return new ParamPrompts(dialog, clock);
  }

  ParamPrompts(Dialog dialog, Clock clock) {
    this.screen = dialog.screen();
    this.dialog = dialog;
    this.clock = clock;
  }

  /**
   * The values by name; empty when the operator left. One that a step before its first use may show
   * can be put off with Enter, and is not among them.
   *
   * @param running the steps that are going to run; none of them shows a value in a dry run
   */
  public Optional<Map<String, String>> ask(Plan plan, List<PlanParam> params, List<Step> running) {
    Map<String, String> values = new LinkedHashMap<>();
    screen.line();
    screen.line(
        params.size() == 1
            ? "One value is needed before the first step."
            : params.size() + " values are needed before the first step.");
    for (PlanParam param : params) {
      Optional<Step> looking = LookingSteps.before(plan, running, param);
      Optional<String> value = ask(param, looking.map(step -> putOff(plan, step, param, running)));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      value.filter(text -> !text.isEmpty()).ifPresent(text -> values.put(param.name(), text));
    }
    return Optional.of(values);
  }

  private static String putOff(Plan plan, Step looking, PlanParam param, List<Step> running) {
    Step first =
        running.stream()
            .filter(step -> param.steps().contains(step.id()))
            .findFirst()
            .orElseThrow();
    return "Enter puts it off: it is asked for at step "
        + plan.position(first)
        + ", after step "
        + plan.position(looking)
        + " \""
        + looking.title()
        + "\" has looked";
  }

  /** The values that a step lacks, as far as they are given now; empty when the operator left. */
  Optional<Map<String, String>> askNow(List<PlanParam> params) {
    Map<String, String> values = new LinkedHashMap<>();
    screen.line();
    screen.line(
        params.size() == 1 ? "It needs a value." : "It needs " + params.size() + " values.");
    for (PlanParam param : params) {
      Optional<String> value = ask(param, Optional.of("Enter leaves it open"));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      value.filter(text -> !text.isEmpty()).ifPresent(text -> values.put(param.name(), text));
    }
    return Optional.of(values);
  }

  /** Empty when the operator left; an empty text where it is put off. */
  private Optional<String> ask(PlanParam param, Optional<String> putOff) {
    String offered = offered(param);
    Optional<String> later = putOff.filter(any -> offered.isEmpty());
    describe(param);
    later.ifPresent(how -> screen.hanging(INDENT, Text.of(how, Style.DIM)));
    while (true) {
      PromptAnswer typed =
          dialog.askFreely(prompt(param, offered), Help::whenGivingValue, param.choices());
      if (!typed.isLine()) {
        return Optional.empty();
      }
      String value = typed.text().isBlank() ? offered : meant(param, typed.text());
      if (value.isEmpty() && later.isPresent()) {
        return Optional.of("");
      }
      Optional<String> complaint = ParamCheck.complaint(param, value);
      if (complaint.isEmpty()) {
        return Optional.of(value);
      }
      screen.hanging(Text.of("  ✗ ", Style.DANGER), Text.of(complaint.get()));
    }
  }

  /** Spaces around what is typed in sight are a slip; those of a secret may be part of it. */
  private static String meant(PlanParam param, String typed) {
    return param.secret() ? typed : typed.strip();
  }

  private void describe(PlanParam param) {
    screen.line();
    Text name = Text.of(param.name(), Style.VALUE);
    Text rest = param.description().map(text -> Text.of(" · " + text)).orElse(Text.EMPTY);
    screen.paragraph(name.plus(rest));
    screen.hanging(INDENT, Text.of(hint(param), Style.DIM));
  }

  private static String hint(PlanParam param) {
    StringBuilder hint = new StringBuilder("on the page as ").append(param.placeholder());
    if (param.type() == ParamType.DATE) {
      hint.append(" · a date written ").append(DateFormats.shown(param.placeholder()));
    } else if (param.type() == ParamType.INTEGER) {
      hint.append(" · a whole number");
    } else if (param.type() == ParamType.WORDS) {
      hint.append(" · several words, quoted where one holds a blank");
    }
    if (!param.choices().isEmpty()) {
      hint.append(" · one of ").append(String.join(", ", param.choices()));
    }
    param.offered().ifPresent(sample -> hint.append(", a sample; Enter takes it as it is"));
    param.example().ifPresent(example -> hint.append(" · for example ").append(example));
    return hint.append(param.secret() ? " · not shown while you type" : "").toString();
  }

  /** What Enter means: today for a date, a sample as it stands, nothing for the rest. */
  private String offered(PlanParam param) {
    return param.type() == ParamType.DATE
        ? DateFormats.format(param.placeholder(), LocalDateTime.now(clock))
        : param.offered().orElse("");
  }

  private static Prompt prompt(PlanParam param, String offered) {
    String shown = offered.isEmpty() ? "" : " [" + offered + "]";
    Prompt prompt =
        Prompt.of(Text.of("  " + param.name(), Style.BOLD).plus(shown, Style.DIM).plus(" › "));
    return param.secret() ? prompt.unseen() : prompt;
  }
}
