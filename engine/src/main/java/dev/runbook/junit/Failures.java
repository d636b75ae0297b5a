package dev.runbook.junit;

import dev.runbook.replay.Difference;
import dev.runbook.replay.DifferenceText;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** Makes test failures with the expected and the actual text, for JUnit to show. */
final class Failures {
  private Failures() {}

  static AssertionError of(Difference difference) {
    String message = text(difference);
    return difference.expected().isPresent() && difference.actual().isPresent()
        ? compared(message, difference.expected().get(), difference.actual().get())
        : new AssertionError(message);
  }

  static AssertionError of(List<Problem> problems) {
    return new AssertionError(
        problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
  }

  static String text(Difference difference) {
    return DifferenceText.of(difference);
  }

  private static AssertionError compared(String message, String expected, String actual) {
    try {
      return WithJunit.failure(message, expected, actual);
    } catch (NoClassDefFoundError e) {
      return new AssertionError(message);
    }
  }

  /** Apart, so that the rest works where JUnit is not there. */
  private static final class WithJunit {
    private WithJunit() {}

    static AssertionError failure(String message, String expected, String actual) {
      return new AssertionFailedError(message, expected, actual);
    }
  }
}
