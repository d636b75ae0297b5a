package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the shells of a run had been told before it was cut off: what can be told them again, and
 * what is lost.
 */
final class ShellMemory {
  private final Plan plan;
  private final Map<HostUse, Shelf> shelves = new LinkedHashMap<>();
  private final Set<String> lostCaptures = new TreeSet<>();

  /** One shell's. */
  private static final class Shelf {
    private final List<Command> again = new ArrayList<>();
    private final Set<String> lost = new TreeSet<>();
    private boolean lostFolder;
  }

  ShellMemory(Plan plan, Resumption past) {
    this.plan = plan;
    for (Step step : plan.steps()) {
      boolean done = past.of(step).filter(each -> each.state() == PastStep.State.DONE).isPresent();
      if (done && past.keeps(plan, step)) {
        step.commands().forEach(this::put);
        if (!past.printed().containsKey(step.id())) {
          step.options().capture().ifPresent(lostCaptures::add);
        }
      }
    }
  }

  /** The first commands of a step are not run again, since they ended well before. */
  void leavesOut(Step step, int first) {
    step.commands().subList(0, Math.min(first, step.commands().size())).forEach(this::put);
  }

  /** The commands that a new shell is to be given first, once. */
  List<Command> takeFor(HostUse where) {
    Shelf shelf = shelves.get(where);
    if (shelf == null) {
      return List.of();
    }
    List<Command> again = List.copyOf(shelf.again);
    shelf.again.clear();
    return again;
  }

  /** What of a step's needs is lost, in a sentence; empty where nothing is. */
  Optional<String> missing(Step step) {
    Set<String> names = new TreeSet<>();
    Set<String> folders = new TreeSet<>();
    for (Command command : step.commands()) {
      Shelf shelf = shelves.get(command.where());
      Set<String> lost = new TreeSet<>(command.where().kept() ? lostCaptures : Set.of());
      if (shelf != null) {
        lost.addAll(shelf.lost);
        if (shelf.lostFolder) {
          folders.add(command.where().host());
        }
      }
      StateText text = new StateText(command.run());
      lost.stream().filter(text::uses).forEach(names::add);
    }
    List<String> parts = new ArrayList<>();
    if (!names.isEmpty()) {
      parts.add(
          "it uses " + String.join(", ", names) + ", set before the run was cut off and lost");
    }
    if (!folders.isEmpty()) {
      parts.add(
          "the shell on "
              + String.join(", ", folders)
              + " is not in the folder in which it was, which cannot be told");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private void put(Command command) {
    if (!command.where().kept() || command.where().isJShell()) {
      return;
    }
    Shelf shelf = shelves.computeIfAbsent(command.where(), any -> new Shelf());
    StateText text = new StateText(command.run());
    boolean plain = !plan.holdsSecret(command);
    if (plain && text.isFolder() && (!shelf.lostFolder || text.isAbsolute())) {
      shelf.lostFolder = false;
      shelf.again.add(command);
    } else if (plain && text.isAssignment()) {
      shelf.lost.removeAll(text.sets());
      shelf.again.add(command);
    } else {
      shelf.lost.addAll(text.sets());
      shelf.lostFolder |= text.moves();
    }
  }
}
