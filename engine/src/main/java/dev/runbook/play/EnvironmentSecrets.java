package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.masking.Masking;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.shell.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the secrets of the environment by the names of the variables.
 *
 * <p>The value of such a variable is none where everybody who may read the page knows it anyhow:
 * the page says it, or it is a part of a host's name or of a folder's. Nor is the name of a file
 * that exists. Covering these would make a run hard to read, and hide nothing.
 *
 * @param values what is covered
 * @param open the names of the variables whose values the page says openly
 * @param known what the page says openly
 */
public record EnvironmentSecrets(List<String> values, List<String> open, String known) {
  static EnvironmentSecrets of(PlayContext context, Plan plan) {
    List<String> values = new ArrayList<>();
    List<String> open = new ArrayList<>();
    String known = known(context, plan);
    for (Map.Entry<String, String> variable : context.environment().entrySet()) {
      String value = variable.getValue().strip();
      boolean secret =
          Secrets.isSecretVariable(variable.getKey())
              && Masking.canCover(value)
              && !isFile(value, context);
      if (secret && known.contains(value)) {
        open.add(variable.getKey());
      } else if (secret) {
        values.add(value);
      }
    }
    return new EnvironmentSecrets(values, open, known);
  }

  /** What covers the secrets of a plan and of the environment. */
  public static Mask mask(PlayContext context, Plan plan) {
    return of(context, plan).mask(plan);
  }

  Masking mask(Plan plan) {
    List<String> secrets = new ArrayList<>(plan.secrets());
    secrets.addAll(values);
    return Masking.of(secrets, known);
  }

  /** What a run records of a page before anybody has given it a value. */
  private static String known(PlayContext context, Plan plan) {
    Stream<String> page =
        Stream.of(
            plan.procedure().source().text(),
            plan.procedure().path().toString(),
            plan.target(),
            context.player().operator(),
            context.player().machine(),
            context.folder().toAbsolutePath().toString(),
            RunStore.usualRoot(context.environment()).toString());
    Stream<String> steps =
        Stream.concat(plan.steps().stream(), plan.rollback().stream()).map(Step::id);
    return String.join(
        "\n", Stream.of(page, steps, plan.hosts().stream()).flatMap(all -> all).toList());
  }

  private static boolean isFile(String value, PlayContext context) {
    String home = context.environment().getOrDefault("HOME", "");
    String path = value.startsWith("~/") ? home + value.substring(1) : value;
    return path.startsWith("/") && path.indexOf('\n') < 0 && Files.exists(Path.of(path));
  }
}
