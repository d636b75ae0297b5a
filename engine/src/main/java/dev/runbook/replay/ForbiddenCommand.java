package dev.runbook.replay;

import dev.runbook.host.mock.Forbidden;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.host.mock.ReceivedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command that is never right, as the host's mock says.
 *
 * @param place where the command stands on the page
 * @param received what came to the host
 * @param forbidden the rule that it breaks
 * @param shown the command's text, secrets covered
 */
record ForbiddenCommand(
    SourcePlace place, ReceivedCommand received, Forbidden forbidden, String shown)
    implements Difference {
  @Override
  public String kind() {
    return "forbidden";
  }

  @Override
  public String what() {
    return received.host() + " received a command that its mock forbids: " + forbidden.because();
  }

  @Override
  public List<Detail> details() {
    List<Detail> all = new ArrayList<>();
    all.add(Detail.of("sent", shown));
    for (Forbidden.Fact fact : forbidden.facts()) {
      all.add(Detail.of("while", fact.key() + ": " + fact.value() + "   (" + origin(fact) + ")"));
    }
    all.add(Detail.of("rule", forbidden.rule().at()));
    return all;
  }

  private static String origin(Forbidden.Fact fact) {
    String set = fact.setBy().map(reply -> "set by " + place(reply)).orElse("nothing has set it");
    String would =
        fact.wouldSet().stream().map(ForbiddenCommand::place).collect(Collectors.joining(", "));
    return would.isEmpty() ? set : set + "; changed by " + would;
  }

  private static String place(MockPlace reply) {
    return reply.at() + " `" + reply.text() + "`";
  }

  @Override
  public List<String> hints() {
    return List.of("correct the order of the page, or the rule");
  }
}
