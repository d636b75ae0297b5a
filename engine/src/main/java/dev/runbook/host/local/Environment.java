package dev.runbook.host.local;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operator's environment, without variables that would change the meaning of the page's text,
 * and without the values of parameters, which only the steps that use them get.
 */
final class Environment {
  private static final Set<String> UNWANTED =
      Set.of("BASH_ENV", "ENV", "PROMPT_COMMAND", "IFS", "SHELLOPTS", "BASHOPTS");

  /** Variables in which values are given to us. */
  private static final String PARAMETER = "RUNBOOK_PARAM_";

  private Environment() {}

  static Map<String, String> scrubbed(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(entry -> !UNWANTED.contains(entry.getKey()))
        .filter(entry -> !entry.getKey().startsWith(PARAMETER))
        .filter(entry -> !isFunction(entry.getKey(), entry.getValue()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** New bashes export functions under names of their own, very old ones by the value alone. */
  private static boolean isFunction(String name, String value) {
    return name.startsWith("BASH_FUNC_") || value.startsWith("() {");
  }
}
