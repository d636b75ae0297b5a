package dev.runbook.shell.program;

import dev.runbook.yaml.YamlMapping;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that a mapping asks of a call.
 *
 * <p>Most effects of a program are about other calls than the one that is judged: what the build
 * has found no mistake in is read when a call has to be asked.
 */
final class AllConditions implements CallCondition {
  private final YamlMapping keys;
  private final Function<String, CommandPattern> pattern;
  private volatile List<CallCondition> all;

  AllConditions(YamlMapping keys, Function<String, CommandPattern> pattern) {
    this.keys = keys;
    this.pattern = pattern;
    if (!keys.isCompiled()) {
      all();
    }
  }

  @Override
  public boolean holds(EntryMatch match) {
    for (CallCondition each : all()) {
      if (!each.holds(match)) {
        return false;
      }
    }
    return true;
  }

  private List<CallCondition> all() {
    List<CallCondition> read = all;
    if (read == null) {
      read = Conditions.read(keys, pattern);
      all = read;
    }
    return read;
  }
}
