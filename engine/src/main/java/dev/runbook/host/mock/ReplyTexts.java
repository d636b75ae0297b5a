package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import java.util.Map;
import java.util.Optional;

/**
 * What <code>{{name}}</code> stands for in a reply's texts: a group of its regular expression, a
 * parameter of the run, or a variable of the shell; where there is none of these, for itself.
 */
record ReplyTexts(Invocation command, CommandMatcher.Fit fit, Map<String, String> variables) {
  String filled(String text) {
    return CommandTemplate.replaced(
        text,
        name ->
            fit.group(name)
                .or(() -> parameter(name))
                .or(() -> Optional.ofNullable(variables.get(name)))
                .orElse("{{" + name + "}}"));
  }

  private Optional<String> parameter(String name) {
    return command.values().stream()
        .filter(value -> value.name().equals(name))
        .map(Invocation.Value::value)
        .findFirst();
  }
}
