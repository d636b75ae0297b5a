package dev.runbook.shell.program;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the effects of calls: every effect that fits, except those that a more specific one
 * replaces.
 */
final class Judge {
  /** A crontab's line that somebody shows: {@code 15 2 * * * /opt/backup.sh >> log}. */
  private static final Pattern NO_PROGRAM = Pattern.compile("[\\d*/,-]+");

  private final Catalogue catalogue;
  private volatile List<Effect> ofAnyWithoutNames;

  Judge(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<Reason> of(List<Call> calls) {
    Map<String, EffectKind> found = new LinkedHashMap<>();
    for (Call call : calls) {
      if (!isNoProgram(call.program())) {
        fitting(call).forEach(effect -> found.putIfAbsent(effect.kind().name(), effect.kind()));
        ofLines(call).forEach(effect -> found.putIfAbsent(effect.kind().name(), effect.kind()));
      }
    }
    return found.isEmpty()
        ? List.of()
        : found.values().stream()
            .filter(kind -> kind.level() != Risk.NONE)
            .sorted(Comparator.comparingInt(catalogue::order))
            .map(EffectKind::reason)
            .toList();
  }

  private static boolean isNoProgram(String word) {
    return !word.isEmpty()
        && !Character.isLetter(word.charAt(0))
        && NO_PROGRAM.matcher(word).matches();
  }

  private List<Effect> fitting(Call call) {
    List<Effect> fitting = new ArrayList<>();
    JudgedCall subject = call.judged();
    addOfProgram(subject, fitting);
    addFitting(ofAny(goesByName(call)), subject, 0, fitting);
    addFitting(catalogue.rules(), subject, 0, fitting);
    for (Code code : call.codes()) {
      CodeLanguage language = catalogue.language(code.language());
      if (!language.lines() || code.text().isEmpty()) {
        addFitting(language.entry().effects(), subject.with(code), 0, fitting);
      }
    }
    return narrowest(fitting);
  }

  /** What holds for any program; by the names of jobs only where these count. */
  private List<Effect> ofAny(boolean named) {
    List<Effect> all = catalogue.entry(Catalogue.ANY).effects();
    if (named) {
      return all;
    }
    if (ofAnyWithoutNames == null) {
      ofAnyWithoutNames = all.stream().filter(effect -> !effect.goesByName()).toList();
    }
    return ofAnyWithoutNames;
  }

  /** What code does of which each line is a command. */
  private List<Effect> ofLines(Call call) {
    List<Effect> fitting = new ArrayList<>();
    for (Code code : call.codes()) {
      CodeLanguage language = catalogue.language(code.language());
      if (language.lines()) {
        code.text().stream()
            .flatMap(String::lines)
            .filter(line -> !line.isBlank())
            .map(line -> (code.language() + " " + line.strip()).split("\\s+"))
            .map(words -> ParsedCall.of(Arrays.asList(words), language.entry()))
            .forEach(
                line ->
                    fitting.addAll(
                        narrowest(found(language.entry().effects(), call.judged().with(line), 0))));
      }
    }
    return fitting;
  }

  private void addOfProgram(JudgedCall subject, List<Effect> fitting) {
    List<CatalogueEntry> path = subject.line().path();
    for (int depth = 0; depth < path.size(); depth++) {
      addFitting(path.get(depth).effects(), subject, depth, fitting);
    }
  }

  private void addFitting(
      List<Effect> effects, JudgedCall subject, int depth, List<Effect> fitting) {
    fitting.addAll(found(effects, subject, depth));
  }

  /**
   * In doubt whether an option takes a value, both readings count, for care and not for less: what
   * is found in the other one alone stands for nothing else.
   */
  private static List<Effect> found(List<Effect> effects, JudgedCall subject, int depth) {
    if (effects.isEmpty()) {
      return List.of();
    }
    ParsedCall otherwise = subject.line().otherReading();
    Optional<JudgedCall> other =
        otherwise.isReadAs(subject.line())
            ? Optional.empty()
            : Optional.of(subject.with(otherwise));
    List<Effect> found = new ArrayList<>();
    for (Effect effect : effects) {
      boolean elsewhere = effect.kind().here() && subject.call().site().away();
      if (!elsewhere && (effect.when().holds(subject, depth) || mayHold(effect, other, depth))) {
        found.add(effect);
      }
    }
    return found;
  }

  private static boolean mayHold(Effect effect, Optional<JudgedCall> other, int depth) {
    return other.isPresent()
        && effect.kind().level() != Risk.NONE
        && effect.kind().insteadOf().isEmpty()
        && effect.when().holds(other.get(), depth);
  }

  private static List<Effect> narrowest(List<Effect> fitting) {
    return fitting.isEmpty()
        ? fitting
        : fitting.stream()
            .filter(effect -> fitting.stream().noneMatch(each -> each.kind().replaces(effect)))
            .toList();
  }

  /**
   * Whether the names of jobs count: for programs that run jobs or that nobody knows, and for what
   * no effect is about in a program that has an entry.
   */
  private boolean goesByName(Call call) {
    ParsedCall line = call.line();
    if (call.isKnown() && call.reads()) {
      return false;
    }
    if (line.deepest().jobs()) {
      return true;
    }
    if (!call.isKnown()) {
      return !call.runsOther();
    }
    return !line.deepest().isTold() && !call.runsOther() && !isClaimed(line);
  }

  private static boolean isClaimed(ParsedCall line) {
    for (int depth = 0; depth < line.path().size(); depth++) {
      for (Effect effect : line.path().get(depth).effects()) {
        if (effect.when().claims(line, depth)) {
          return true;
        }
      }
    }
    return false;
  }
}
