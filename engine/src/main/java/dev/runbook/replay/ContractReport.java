package dev.runbook.replay;

import dev.runbook.host.mock.MockPlace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result of a contract test: whether a real host still answers as its mock does.
 *
 * @param host the host, by the name that both go by
 * @param identity who the real one says it is
 * @param refusal why nothing was asked of it; blank where it was asked
 * @param wrongHost whether it is not who the pages or the mock say it must be
 * @param asked what was asked and compared
 * @param notAsked what was not
 */
public record ContractReport(
    String host,
    String identity,
    String refusal,
    boolean wrongHost,
    List<Asked> asked,
    List<NotAsked> notAsked) {
  /** Copies the lists. */
  public ContractReport {
    asked = List.copyOf(asked);
    notAsked = List.copyOf(notAsked);
  }

  /**
   * A command that was sent to the real host.
   *
   * @param reply the mock's reply
   * @param command the command
   * @param difference what is gone and what is new, line by line; none where both say the same
   * @param edits those by which the reply says what the host says; none where a person must write
   *     that
   */
  public record Asked(MockPlace reply, String command, List<String> difference, List<Edit> edits) {
    /** Copies the lists. */
    public Asked {
      difference = List.copyOf(difference);
      edits = List.copyOf(edits);
    }

    /** Whether it differs and a person must write what the host says. */
    boolean needsPerson() {
      return !difference.isEmpty() && edits.isEmpty();
    }
  }

  /**
   * A command that was not.
   *
   * @param why a clause
   */
  public record NotAsked(MockPlace reply, String command, String why) {}

  /** Those to which both say the same. */
  public long same() {
    return asked.stream().filter(each -> each.difference().isEmpty()).count();
  }

  /** Those to which they do not. */
  public List<Asked> different() {
    return asked.stream().filter(each -> !each.difference().isEmpty()).toList();
  }

  /**
   * The changes by which the mock says what the host says. A file all of whose replies fit
   * afterwards says since when.
   */
  public List<Change> changes(LocalDate today) {
    List<Change> changes = new ArrayList<>();
    Map<String, List<Asked>> byFile =
        asked.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.reply().file(), LinkedHashMap::new, Collectors.toList()));
    byFile.forEach(
        (file, replies) -> {
          replies.stream()
              .filter(each -> !each.edits().isEmpty())
              .forEach(
                  each ->
                      changes.add(
                          change(each.reply(), "it says what " + host + " says", each.edits())));
          MockPlace first = replies.get(0).reply();
          boolean all = replies.stream().noneMatch(Asked::needsPerson);
          ContractUpdate.seen(first.source(), host, today)
              .filter(any -> all)
              .ifPresent(
                  edit -> changes.add(change(first, host + " was last seen today", List.of(edit))));
        });
    return changes;
  }

  private static Change change(MockPlace reply, String what, List<Edit> edits) {
    return Change.of(Path.of(reply.file()), reply.source(), reply.span(), what, edits);
  }

  /** Where a person must write what the host says, in a sentence each. */
  public List<String> refusals() {
    return asked.stream()
        .filter(Asked::needsPerson)
        .map(each -> each.reply().at() + " scripts its output in pieces; change it by hand")
        .toList();
  }

  /** Whether the mock may be believed, as far as it could be asked. */
  public boolean holds() {
    return refusal.isEmpty() && different().isEmpty();
  }
}
