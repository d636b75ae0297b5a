package dev.runbook.replay;

import dev.runbook.host.mock.NearMiss;
import dev.runbook.host.mock.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command for which its mock host has no reply.
 *
 * @param place where the command stands on the page
 * @param step the step's id
 * @param received what came to the host
 * @param shown the command's text, secrets covered
 * @param before how far the run had come
 * @param scenario the file of the scenario
 */
record NoReply(
    Place place, String step, Received received, String shown, String before, String scenario)
    implements Difference {
  @Override
  public String kind() {
    return "no-reply";
  }

  @Override
  public String what() {
    return received.typed()
        ? step + ", on " + received.host() + ", typed a line that has no answer"
        : step + ", on " + received.host() + ", sent a command that has no reply";
  }

  @Override
  public List<Detail> details() {
    List<Detail> all = new ArrayList<>();
    List<NearMiss> nearest = received.nearest();
    boolean first = !nearest.isEmpty() && shown.equals(received.text());
    all.add(
        first
            ? new Detail(
                "came", shown, nearest.get(0).there().start(), nearest.get(0).there().end())
            : Detail.of("came", shown));
    for (int i = 0; i < nearest.size(); i++) {
      NearMiss near = nearest.get(i);
      all.add(
          new Detail(
              i == 0 ? "nearest" : "or", near.expected(), near.here().start(), near.here().end()));
      all.add(Detail.of("is", near.reply().at() + "   (" + near.why() + ")"));
    }
    if (nearest.isEmpty() && received.by().isPresent()) {
      all.add(Detail.of("is", received.by().get().at()));
    }
    all.add(Detail.of("before", before));
    return all;
  }

  @Override
  public List<String> hints() {
    return List.of("correct the page, or accept it: runbook test --update=mock " + scenario);
  }

  @Override
  public Optional<String> expected() {
    return received.nearest().stream().findFirst().map(NearMiss::expected);
  }

  @Override
  public Optional<String> actual() {
    return Optional.of(shown);
  }
}
