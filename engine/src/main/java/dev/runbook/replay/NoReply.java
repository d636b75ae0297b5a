package dev.runbook.replay;

import dev.runbook.host.mock.NearMiss;
import dev.runbook.host.mock.ReceivedCommand;
import dev.runbook.run.Mask;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command for which its mock host has no reply.
 *
 * @param place where the command stands on the page
 * @param step the step's id
 * @param received what came to the host
 * @param mask covers secrets in what is shown
 * @param before how far the run had come
 * @param scenario the file of the scenario
 */
record NoReply(
    SourcePlace place,
    String step,
    ReceivedCommand received,
    Mask mask,
    String before,
    String scenario)
    implements Difference {
  @Override
  public String kind() {
    return "no-reply";
  }

  /** Whether nothing of the command is covered. */
  boolean isOpen() {
    return mask.text(received.text()).equals(received.text());
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
    all.add(
        nearest.isEmpty()
            ? Detail.of("came", mask.text(received.text()))
            : marked("came", received.text(), nearest.get(0).there()));
    for (int i = 0; i < nearest.size(); i++) {
      NearMiss near = nearest.get(i);
      all.add(marked(i == 0 ? "nearest" : "or", near.expected(), near.here()));
      all.add(Detail.of("is", near.reply().at() + "   (" + mask.text(near.why()) + ")"));
    }
    if (nearest.isEmpty() && received.by().isPresent()) {
      all.add(Detail.of("is", received.by().get().at()));
    }
    all.add(Detail.of("before", before));
    return all;
  }

  /** Where something is covered, places mean nothing. */
  private Detail marked(String label, String text, Span span) {
    String shown = mask.text(text);
    return shown.equals(text)
        ? new Detail(label, text, span.start(), span.end())
        : Detail.of(label, shown);
  }

  @Override
  public List<String> hints() {
    return List.of("correct the page, or accept it: runbook test --update=mock " + scenario);
  }

  @Override
  public Optional<String> expected() {
    return received.nearest().stream().findFirst().map(NearMiss::expected).map(mask::text);
  }

  @Override
  public Optional<String> actual() {
    return Optional.of(mask.text(received.text()));
  }
}
