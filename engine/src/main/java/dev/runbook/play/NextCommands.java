package dev.runbook.play;

import dev.runbook.document.Section;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands by which a person goes on with a run, or undoes it; each fits into a shell. */
public final class NextCommands {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./#-]+");

  private final Plan plan;
  private final Path folder;
  private final Optional<Path> mock;
  private final Optional<String> run;
  private final Optional<String> place;

  /**
   * The commands for a run.
   *
   * @param plan what is played
   * @param folder where they will be typed
   * @param mock the file that scripts the run's hosts
   * @param run its id; empty where nothing is recorded
   * @param place the address of the place outside this process that plays it, where one does
   */
  public NextCommands(
      Plan plan, Path folder, Optional<Path> mock, Optional<String> run, Optional<String> place) {
    this.place = place;
    this.plan = plan;
    this.folder = folder;
    this.mock = mock;
    this.run = run;
  }

  /** Shows what happened in a run. */
  public String transcript(String id) {
    return "runbook transcript " + id + there();
  }

  /** Goes on with a run. */
  public String resume(String id) {
    return "runbook resume " + id + there();
  }

  private String there() {
    return place.map(address -> " --on " + address).orElse("");
  }

  /** Goes on with the run. */
  public Optional<String> resume() {
    return run.map(this::resume);
  }

  /** Runs a step of it again. */
  public Optional<String> again(Step step) {
    return resume().map(command -> command + " --rerun " + quoted(step.id()));
  }

  /** Undoes what it has done: by the steps' own undoing, or by the page's section. */
  public Optional<String> rollback() {
    if (plan.rollback().isEmpty()) {
      return Optional.empty();
    }
    boolean own = plan.steps().stream().anyMatch(step -> step.options().rollback().isPresent());
    return own
        ? resume().map(command -> command + " --roll-back")
        : plan.procedure().rollbackSection().map(this::play);
  }

  private String play(Section section) {
    List<String> words = new ArrayList<>(List.of("runbook", "play"));
    words.add(quoted(page() + "#" + section.slug()));
    for (PlanParam param : plan.params()) {
      boolean needed =
          plan.rollback().stream().map(Step::id).anyMatch(id -> param.steps().contains(id));
      if (needed && !param.secret()) {
        param
            .value()
            .ifPresent(value -> words.add("--param " + quoted(param.name() + "=" + value)));
      }
    }
    mock.ifPresent(file -> words.add("--mock " + quoted(near(file))));
    return words.stream().collect(Collectors.joining(" "));
  }

  private String page() {
    return near(plan.procedure().path());
  }

  /** As short as it can be typed here. */
  private String near(Path file) {
    Path here = folder.toAbsolutePath().normalize();
    Path there = here.resolve(file).normalize();
    return there.startsWith(here) ? here.relativize(there).toString() : there.toString();
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
