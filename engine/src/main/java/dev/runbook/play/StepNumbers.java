package dev.runbook.play;

import java.util.ArrayList;
import java.util.List;

/** Numbers of steps in words. */
public final class StepNumbers {
  private StepNumbers() {}

  /** {@code step 4}, {@code steps 1–3 and 5}, {@code steps 1, 3 and 5–7}. */
  public static String steps(List<Integer> ascending) {
    List<String> ranges = ranges(ascending);
    String last = ranges.get(ranges.size() - 1);
    String numbers =
        ranges.size() == 1
            ? last
            : String.join(", ", ranges.subList(0, ranges.size() - 1)) + " and " + last;
    return (ascending.size() == 1 ? "step " : "steps ") + numbers;
  }

  private static List<String> ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    for (int from = 0; from < numbers.size(); ) {
      int to = from;
      while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
        to++;
      }
      ranges.add(from == to ? "" + numbers.get(from) : numbers.get(from) + "–" + numbers.get(to));
      from = to + 1;
    }
    return ranges;
  }
}
