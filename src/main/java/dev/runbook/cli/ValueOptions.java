package dev.runbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that give values for placeholders. */
final class ValueOptions {
  /** Those that {@link PlainWords} may be. */
  static final PlainOptions PLAIN =
      PlainOptions.repeated("--param").and(PlainOptions.once("--params"));

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description =
          "A value for a placeholder. May be given several times. RUNBOOK_PARAM_NAME in the"
              + " environment does the same.")
  private List<String> params = new ArrayList<>();

  @Option(
      names = "--params",
      paramLabel = "FILE",
      description = "Values from a YAML file: name: value.")
  private Optional<Path> file = Optional.empty();

  /** What some words say of them. */
  static ValueOptions of(PlainWords words) {
    ValueOptions options = new ValueOptions();
    options.params.addAll(words.values("--param"));
    options.file = words.path("--params");
    return options;
  }

  Optional<Path> file() {
    return file;
  }

  /** The values given one by one. */
  Map<String, String> params() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String each : params) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            "--param takes NAME=VALUE, not `"
                + each
                + "`\n  = write it like --param "
                + (each.isEmpty() || equals == 0 ? "date" : each)
                + "=20260102");
      }
      String name = each.substring(0, equals);
      if (values.put(name, each.substring(equals + 1)) != null) {
        throw new UsageException(
            "--param " + name + " is given twice\n  = leave one of the two out");
      }
    }
    return values;
  }
}
