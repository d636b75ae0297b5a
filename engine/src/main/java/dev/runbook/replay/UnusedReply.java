package dev.runbook.replay;

import dev.runbook.host.mock.MockPlace;
import java.util.List;

/**
 * A reply of a mock host that no scenario used.
 *
 * @param reply where it stands
 * @param scenarios how many scenarios could have asked for it
 */
record UnusedReply(MockPlace reply, int scenarios) implements Difference {
  @Override
  public String kind() {
    return "unused-reply";
  }

  @Override
  public SourcePlace place() {
    return new SourcePlace(reply.source(), reply.span());
  }

  @Override
  public String what() {
    return "no command used this reply of "
        + reply.host()
        + (scenarios == 1 ? "" : ", in any of " + scenarios + " scenarios");
  }

  @Override
  public List<Detail> details() {
    return List.of(Detail.of("reply", reply.text()));
  }

  @Override
  public List<String> hints() {
    return List.of(
        "a step or a command is gone from the page, or the reply is old; `spare: true` keeps it");
  }
}
