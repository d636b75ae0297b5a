package dev.runbook.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list that is not the expected one, such as the commands that a host received.
 *
 * @param kind {@code commands} or {@code asked}
 * @param place where the first difference is expected
 * @param what a sentence
 * @param wanted what is expected
 * @param came what came
 * @param context what helps
 * @param hints what to do
 */
record DifferentList(
    String kind,
    SourcePlace place,
    String what,
    List<String> wanted,
    List<String> came,
    List<Detail> context,
    List<String> hints)
    implements Difference {
  DifferentList {
    wanted = List.copyOf(wanted);
    came = List.copyOf(came);
    context = List.copyOf(context);
    hints = List.copyOf(hints);
  }

  @Override
  public List<Detail> details() {
    List<Detail> all = new ArrayList<>(context);
    if (context.isEmpty()) {
      all.add(Detail.of("expected", String.join(", ", wanted)));
      all.add(Detail.of("came", String.join(", ", came)));
    }
    return all;
  }

  @Override
  public Optional<String> expected() {
    return Optional.of(String.join("\n", wanted));
  }

  @Override
  public Optional<String> actual() {
    return Optional.of(String.join("\n", came));
  }
}
