package dev.runbook.cli;

import dev.runbook.graph.Step;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.masking.Masking;
import dev.runbook.plan.Plan;
import dev.runbook.shell.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The secrets of the environment, told by the names of the variables.
 *
 * <p>The value of such a variable is none where everybody who may read the page knows it anyhow:
 * the page says it, or it is a part of a host's name or of a folder's. Nor is the name of a file
 * that exists. Covering these would make a run hard to read, and hide nothing.
 *
 * @param values what is covered
 * @param open the names of the variables whose values the page says openly
 * @param known what the page says openly
 */
record EnvironmentSecrets(List<String> values, List<String> open, String known) {
  static EnvironmentSecrets of(World world, Plan plan) {
    List<String> values = new ArrayList<>();
    List<String> open = new ArrayList<>();
    String known = known(world, plan);
    for (Map.Entry<String, String> variable : world.environment().entrySet()) {
      String value = variable.getValue().strip();
      boolean secret =
          Secrets.isSecretVariable(variable.getKey())
              && Masking.canCover(value)
              && !isFile(value, world);
      if (secret && known.contains(value)) {
        open.add(variable.getKey());
      } else if (secret) {
        values.add(value);
      }
    }
    return new EnvironmentSecrets(values, open, known);
  }

  /** What a run records of a page before anybody has given it a value. */
  private static String known(World world, Plan plan) {
    Stream<String> page =
        Stream.of(
            plan.procedure().source().text(),
            plan.procedure().path().toString(),
            plan.target(),
            world.operator(),
            world.machine().get(),
            world.folder().toAbsolutePath().toString(),
            RunStore.usualRoot(world.environment()).toString());
    Stream<String> steps =
        Stream.concat(plan.steps().stream(), plan.rollback().stream()).map(Step::id);
    return String.join(
        "\n", Stream.of(page, steps, plan.hosts().stream()).flatMap(all -> all).toList());
  }

  private static boolean isFile(String value, World world) {
    String home = world.variable("HOME");
    String path = value.startsWith("~/") ? home + value.substring(1) : value;
    return path.startsWith("/") && path.indexOf('\n') < 0 && Files.exists(Path.of(path));
  }
}
