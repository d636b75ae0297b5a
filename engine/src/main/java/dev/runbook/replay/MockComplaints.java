package dev.runbook.replay;

import dev.runbook.host.mock.ReceivedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects the complaints of mock hosts: commands without a reply, and forbidden ones. */
final class MockComplaints {
  private final Scenario scenario;
  private final Played played;

  MockComplaints(Scenario scenario, Played played) {
    this.scenario = scenario;
    this.played = played;
  }

  /** All of them, by the number of the command that they are about. */
  Map<Integer, Difference> all() {
    Map<Integer, Difference> found = new TreeMap<>();
    List<SentCommand> sent = played.sent();
    for (int i = 0; i < sent.size(); i++) {
      SentCommand each = sent.get(i);
      if (each.received().kind() == ReceivedCommand.Kind.UNFIT) {
        found.put(each.received().number(), noReply(each, before(i)));
      } else if (each.received().kind() == ReceivedCommand.Kind.FORBIDDEN) {
        found.put(each.received().number(), forbidden(each));
      }
    }
    return found;
  }

  private Difference noReply(SentCommand sent, String before) {
    return new NoReply(
        played.placeOf(sent),
        sent.step().id(),
        sent.received(),
        played.mask(),
        before,
        scenario.path().toString());
  }

  private Difference forbidden(SentCommand sent) {
    return new ForbiddenCommand(
        played.placeOf(sent),
        sent.received(),
        sent.received().forbidden().orElseThrow(),
        played.mask().text(sent.received().text()));
  }

  private String before(int index) {
    String at = played.sent().get(index).step().id();
    long steps =
        played.sent().subList(0, index).stream()
            .map(sent -> sent.step().id())
            .filter(id -> !id.equals(at))
            .distinct()
            .count();
    List<String> words = new ArrayList<>();
    words.add(steps + (steps == 1 ? " step ran" : " steps ran"));
    Map<String, String> state = played.sent().get(index).received().state();
    if (!state.isEmpty()) {
      words.add(
          state.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue())
              .collect(Collectors.joining(", ")));
    }
    return String.join("; ", words);
  }
}
