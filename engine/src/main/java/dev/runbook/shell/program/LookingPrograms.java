package dev.runbook.shell.program;

import dev.runbook.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises calls that only look: they change nothing, wherever they run.
 *
 * <p>That a call has no effect which asks for care is not enough: of a program that nobody knows
 * nothing is found, and it may do anything.
 */
final class LookingPrograms {
  private static final List<String> KEYS =
      List.of("looks", "hands-on", "statements", "unless-told");

  /** Values of options that the catalogue reads as code, as a {@code ProxyCommand} is. */
  private static final Pattern OPTION_VALUE =
      Pattern.compile("\\d+|yes|no|ask|auto|none|accept-new|ERROR|QUIET");

  private static final class Shipped {
    private static final LookingPrograms PROGRAMS = new LookingPrograms();
  }

  /**
   * What is known of a program.
   *
   * @param looks in which calls it only looks
   * @param handsOn in which calls it does nothing but run another command
   * @param statements what it may be told
   * @param unlessTold what it must not be told
   */
  record Known(
      List<CallFilter> looks,
      List<CallFilter> handsOn,
      List<Pattern> statements,
      List<Pattern> unlessTold) {}

  private final CompiledEntries<Known> programs =
      new CompiledEntries<>(CompiledEntries.LOOKS, LookingPrograms::read);

  private LookingPrograms() {}

  static Known read(String name, YamlMapping keys) {
    keys.only(KEYS);
    return new Known(
        CallFilterReader.ofEntry().read(keys, "looks", List.of()),
        CallFilterReader.ofEntry().read(keys, "hands-on", List.of()),
        patterns(keys, "statements"),
        patterns(keys, "unless-told"));
  }

  private static List<Pattern> patterns(YamlMapping keys, String key) {
    return Conditions.texts(keys, key).stream().map(Pattern::compile).toList();
  }

  /** Those that come with this program. */
  static LookingPrograms shipped() {
    return Shipped.PROGRAMS;
  }

  /** Whether a call only looks; what it runs is judged by itself. */
  boolean onlyLooks(Call call) {
    if (!call.callers().isEmpty() && OPTION_VALUE.matcher(call.toString()).matches()) {
      return true;
    }
    Optional<Known> found = programs.find(call.line().program());
    if (found.isEmpty() || !call.outputs().isEmpty() || call.leadsTo().isPresent()) {
      return false;
    }
    Known known = found.get();
    if (!known.statements().isEmpty()) {
      return isToldToLook(call, known);
    }
    return holds(known.looks(), call) || runsAnother(call) && holds(known.handsOn(), call);
  }

  /** Whether it surely runs a command that can be read. */
  private static boolean runsAnother(Call call) {
    boolean shown = call.codes().stream().allMatch(code -> code.text().isPresent());
    return shown && (call.runsOther() || !call.codes().isEmpty());
  }

  private static boolean holds(List<CallFilter> whens, Call call) {
    return whens.stream().anyMatch(when -> when.holds(call.judged(), 0));
  }

  private static boolean isToldToLook(Call call, Known known) {
    return !call.codes().isEmpty()
        && call.codes().stream()
            .allMatch(code -> code.text().filter(text -> isLook(text, known)).isPresent());
  }

  private static boolean isLook(String text, Known known) {
    return known.unlessTold().stream().noneMatch(never -> never.matcher(text).find())
        && SqlStatements.in(text).stream()
            .allMatch(
                statement ->
                    known.statements().stream().anyMatch(may -> may.matcher(statement).matches()));
  }
}
