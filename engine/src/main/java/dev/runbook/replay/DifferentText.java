package dev.runbook.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value that is not the expected one.
 *
 * @param kind what it is a value of: {@code exit}, {@code outcome}, {@code state}, {@code command},
 *     {@code output}
 * @param place where it is expected
 * @param what a sentence
 * @param wanted what is expected
 * @param came what came
 * @param context more that helps
 * @param hints what to do
 */
record DifferentText(
    String kind,
    SourcePlace place,
    String what,
    String wanted,
    String came,
    List<Detail> context,
    List<String> hints)
    implements Difference {
  DifferentText {
    context = List.copyOf(context);
    hints = List.copyOf(hints);
  }

  @Override
  public List<Detail> details() {
    List<Detail> all = new ArrayList<>();
    all.add(Detail.of("expected", wanted));
    all.add(Detail.of("came", came));
    all.addAll(context);
    return all;
  }

  @Override
  public Optional<String> expected() {
    return Optional.of(wanted);
  }

  @Override
  public Optional<String> actual() {
    return Optional.of(came);
  }
}
