package dev.runbook.graph;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/** An unchangeable list of steps that finds each by its id without looking through the others. */
public final class StepList extends AbstractList<Step> implements RandomAccess {
  private final List<Step> steps;
  private final Map<String, Integer> places = new HashMap<>();

  private StepList(List<Step> steps) {
    this.steps = List.copyOf(steps);
    for (int place = 0; place < this.steps.size(); place++) {
      places.putIfAbsent(this.steps.get(place).id(), place);
    }
  }

  /** The same steps; the list itself where it is one already. */
  public static StepList of(List<Step> steps) {
    return steps instanceof StepList list ? list : new StepList(steps);
  }

  /** The first step with an id. */
  public Optional<Step> step(String id) {
    return Optional.ofNullable(places.get(id)).map(steps::get);
  }

  /** The place of the first step with an id, from 0; -1 where there is none. */
  public int place(String id) {
    return places.getOrDefault(id, -1);
  }

  @Override
  public Step get(int index) {
    return steps.get(index);
  }

  @Override
  public int size() {
    return steps.size();
  }
}
