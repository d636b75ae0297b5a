package dev.runbook.shell.program;

import dev.runbook.yaml.YamlMapping;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Recognises names with a destructive word that the word right beside it makes harmless: {@code
 * check-restore}, {@code reset-test}, {@code cache purge}, {@code destroy.sh status}.
 *
 * @param first words that a gentle name begins with
 * @param last words that it ends with
 * @param beside words that make the job right before or behind them gentle
 * @param told words that a script may be told, alone, to look only
 */
record HarmlessNames(Set<String> first, Set<String> last, Set<String> beside, Set<String> told) {
  static HarmlessNames read(YamlMapping keys) {
    keys.only("first", "last", "beside", "told");
    return new HarmlessNames(
        words(keys, "first"), words(keys, "last"), words(keys, "beside"), words(keys, "told"));
  }

  private static Set<String> words(YamlMapping keys, String key) {
    Set<String> words = new HashSet<>();
    Conditions.texts(keys, key).forEach(line -> words.addAll(Words.of(line)));
    return words;
  }

  /** Whether the call's names hold one of the jobs, and each name that does is gentle. */
  boolean hold(JudgedCall subject, JobNames jobs) {
    List<List<String>> names = subject.jobs().each();
    boolean found = false;
    for (int i = 0; i < names.size(); i++) {
      if (jobs.isIn(names.get(i))) {
        found = true;
        if (!isGentle(names, i, subject.jobs().isNamedForAJob())) {
          return false;
        }
      }
    }
    return found && !jobs.areIn(subject.jobs().ofOptions());
  }

  private boolean isGentle(List<List<String>> names, int at, boolean script) {
    List<String> name = names.get(at);
    boolean itself =
        first.contains(name.get(0))
            || (name.size() > 1 && last.contains(name.get(name.size() - 1)));
    boolean only = script && at == 0 && names.size() == 2;
    return NamedJobs.saysOneThing(name)
        && (itself
            || isOneOf(beside, names, at - 1)
            || isOneOf(beside, names, at + 1)
            || (only && isOneOf(told, names, 1)));
  }

  private static boolean isOneOf(Set<String> words, List<List<String>> names, int at) {
    return at >= 0
        && at < names.size()
        && !Collections.disjoint(words, names.get(at))
        && names.get(at).size() == 1;
  }
}
