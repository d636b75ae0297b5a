package dev.runbook.host.mock;

import java.util.stream.Collectors;

/** Words the reason why a mock host does not run a command. */
final class MockRefusal {
  private MockRefusal() {}

  static String of(ReceivedCommand received) {
    return received
        .forbidden()
        .map(rule -> forbidden(received, rule))
        .orElseGet(() -> unfit(received));
  }

  private static String forbidden(ReceivedCommand received, Forbidden rule) {
    String facts =
        rule.facts().stream()
            .map(fact -> fact.key() + " is " + fact.value())
            .collect(Collectors.joining(", "));
    return "the mock host %s forbids it%s: %s (%s)"
        .formatted(
            received.host(),
            facts.isEmpty() ? "" : " while " + facts,
            rule.because(),
            rule.rule().at());
  }

  private static String unfit(ReceivedCommand received) {
    String sentence = "the mock host " + received.host() + " has no answer for: " + received.text();
    return received.nearest().stream()
        .findFirst()
        .map(near -> sentence + " (the nearest is " + near.reply().at() + ": " + near.why() + ")")
        .orElse(sentence);
  }
}
