package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import java.util.Map;
import java.util.Optional;

/**
 * Fills <code>{{name}}</code> in a reply's texts: with a group of its regular expression, a
 * parameter of the run, or a variable of the shell. Without one of these, the text stays as it is.
 */
record ReplyTexts(Invocation command, CommandMatcher.Match fit, Map<String, String> variables) {
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
