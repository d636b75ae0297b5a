package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The state that shells had in the earlier parts of a run: the part that new shells get again, and
 * the part that is lost.
 *
 * <p>It goes by what ran as the record has it, so that an operator's edit counts, and the
 * alternative that was picked.
 */
final class ShellMemory {
  private final Plan plan;
  private final Resumption past;
  private final Map<HostUse, ShellState> shelves = new LinkedHashMap<>();
  private final Map<String, String> lostCaptures = new TreeMap<>();
  private final Set<String> counted = new HashSet<>();

  /** One shell's. */
  private static final class ShellState {
    private final List<String> again = new ArrayList<>();
    private final Set<String> lost = new TreeSet<>();
    private boolean lostFolder;
  }

  ShellMemory(Plan plan, Resumption past) {
    this.plan = plan;
    this.past = past;
    for (RanCommand command : past.commands().ran()) {
      Optional<Step> step = plan.step(command.step());
      if (step.isEmpty()) {
        forget(command);
      } else if (past.keeps(plan, step.get())) {
        put(step.get(), command);
      }
    }
    plan.steps().stream()
        .filter(step -> past.keeps(plan, step))
        .forEach(
            step -> {
              counted.add(step.id());
              missPrint(step);
            });
  }

  /** What had run of a step counts, which is not known from the beginning. */
  void noteRan(Step step) {
    if (counted.add(step.id())) {
      past.ranOf(step).forEach(command -> put(step, command));
    }
  }

  /** A step that was found unfinished is done, and so is what it would have captured. */
  void noteDone(Step step) {
    noteRan(step);
    missPrint(step);
  }

  /** A command whose end nobody saw did take effect. */
  void tookEffect(Step step, PastStep.PastCommand command) {
    noteRan(step);
    put(step, new RanCommand(step.id(), command.host(), command.run(), command.whole()));
  }

  /** What is captured now is not lost any more. */
  void noteCaptured(String name) {
    lostCaptures.remove(name);
  }

  /** What would have been captured is not known. */
  void noteLost(String name) {
    lostCaptures.put(name, name + ", whose captured output is incomplete");
  }

  private void missPrint(Step step) {
    Optional<PastStep.State> state = past.of(step).map(PastStep::state);
    PastOutput printed =
        state.equals(Optional.of(PastStep.State.DONE))
            ? past.printedOf(step)
            : PastOutput.lost("nobody saw the end of it");
    boolean ran = past.of(step).filter(PastStep::didNotRun).isEmpty();
    if (ran && printed.text().isEmpty()) {
      String how = ", which \"" + step.title() + "\" had captured: " + printed.lost();
      step.options().capture().ifPresent(name -> lostCaptures.put(name, name + how));
    }
  }

  /** The texts that a new shell is to be given first, once. */
  List<String> takeFor(HostUse where) {
    ShellState shelf = shelves.get(where);
    if (shelf == null) {
      return List.of();
    }
    List<String> again = List.copyOf(shelf.again);
    shelf.again.clear();
    return again;
  }

  /** What of a step's needs is lost, in a sentence; empty where nothing is. */
  Optional<String> missing(Step step) {
    Set<String> names = new TreeSet<>();
    Set<String> folders = new TreeSet<>();
    Set<String> captures = new TreeSet<>();
    Set<String> setHere = new TreeSet<>();
    Set<HostUse> goneFrom = new HashSet<>();
    for (Command command : step.commands()) {
      StateText text = new StateText(command.run());
      ShellState shelf = shelves.getOrDefault(command.where(), new ShellState());
      shelf.lost.stream()
          .filter(name -> text.uses(name) && !setHere.contains(name))
          .forEach(names::add);
      text.setsFirst().ifPresent(setHere::add);
      if (text.goesFirst()) {
        goneFrom.add(command.where());
      }
      if (shelf.lostFolder && !goneFrom.contains(command.where())) {
        folders.add(command.where().host());
      }
      if (command.where().kept()) {
        lostCaptures.keySet().stream()
            .filter(text::uses)
            .forEach(name -> captures.add("it uses " + lostCaptures.get(name)));
      }
    }
    List<String> parts = new ArrayList<>();
    if (!names.isEmpty()) {
      parts.add(
          "it uses " + String.join(", ", names) + ", set before the run was cut off and lost");
    }
    parts.addAll(captures);
    if (!folders.isEmpty()) {
      parts.add(
          "the shell on "
              + String.join(", ", folders)
              + " is not in its former folder, and the former folder is not known");
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private void put(Step step, RanCommand command) {
    Optional<ShellState> found = shelf(step.commands().stream(), command);
    if (found.isEmpty()) {
      return;
    }
    ShellState shelf = found.get();
    StateText text = new StateText(command.text());
    if (command.whole() && text.isFolder() && (!shelf.lostFolder || text.isAbsolute())) {
      shelf.lostFolder = false;
      shelf.again.add(command.text());
    } else if (command.whole() && text.isAssignment()) {
      shelf.lost.removeAll(text.sets());
      shelf.again.add(command.text());
    } else {
      Set<String> lost = text.sets();
      step.options().capture().ifPresent(lost::remove);
      shelf.lost.addAll(lost);
      goTo(shelf, text, command.whole());
    }
  }

  private static void goTo(ShellState shelf, StateText text, boolean whole) {
    Optional<String> folder = text.leadsTo().filter(leading -> whole);
    shelf.lostFolder = folder.isEmpty() && (shelf.lostFolder || text.moves());
    folder.ifPresent(shelf.again::add);
  }

  /** The page has its step no more: what that had set is not wanted, and may be missed. */
  private void forget(RanCommand command) {
    Stream<Command> all = plan.steps().stream().flatMap(step -> step.commands().stream());
    shelf(all, command).ifPresent(shelf -> lose(shelf, new StateText(command.text())));
  }

  private static void lose(ShellState shelf, StateText text) {
    shelf.lost.addAll(text.sets());
    shelf.lostFolder |= text.moves();
  }

  /** What is known of the shell in which a command ran; empty where that kept no state. */
  private Optional<ShellState> shelf(Stream<Command> alike, RanCommand command) {
    Predicate<HostUse> there = where -> where.host().equals(command.host());
    return alike
        .map(Command::where)
        .filter(there)
        .findFirst()
        .filter(where -> where.kept() && !where.isJShell())
        .map(where -> shelves.computeIfAbsent(where, any -> new ShellState()));
  }
}
