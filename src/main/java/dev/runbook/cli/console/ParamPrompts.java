package dev.runbook.cli.console;

import dev.runbook.document.Settings.ParamType;
import dev.runbook.plan.DateFormats;
import dev.runbook.plan.ParamCheck;
import dev.runbook.plan.PlanParam;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the values that a plan needs, all of them before step 1. */
public final class ParamPrompts {
  private final Screen screen;
  private final Dialog dialog;
  private final Clock clock;

  /** Asks at a terminal; the clock says what today is. */
  public ParamPrompts(Screen screen, Prompter prompter, Clock clock) {
    this.screen = screen;
    this.dialog = new Dialog(screen, prompter, () -> false);
    this.clock = clock;
  }

  /** The values by name; empty when the operator left. */
  public Optional<Map<String, String>> ask(List<PlanParam> params) {
    Map<String, String> values = new LinkedHashMap<>();
    screen.line();
    screen.line(
        params.size() == 1
            ? "One value is needed before the first step."
            : params.size() + " values are needed before the first step.");
    for (PlanParam param : params) {
      Optional<String> value = ask(param);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(param.name(), value.get());
    }
    return Optional.of(values);
  }

  private Optional<String> ask(PlanParam param) {
    describe(param);
    String offered = offered(param);
    while (true) {
      PromptAnswer typed = dialog.ask(prompt(param, offered));
      if (!typed.isLine()) {
        return Optional.empty();
      }
      String value = typed.text().isBlank() ? offered : meant(param, typed.text());
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
    screen.paragraph(Text.of("  " + hint(param), Style.DIM));
  }

  private static String hint(PlanParam param) {
    StringBuilder hint = new StringBuilder("stands on the page as ").append(param.placeholder());
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
