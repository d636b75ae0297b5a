package dev.runbook.host.mock;

import dev.runbook.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answers of one host in the order of the file, and the record of what was asked. */
final class Script {
  /** Longer commands are not compared with others: it would take too long for a hint. */
  private static final int COMPARED = 2_000;

  private final List<Answer> answers;
  private final boolean contentWithTheRest;
  private final int[] given;
  private final List<String> received = new ArrayList<>();
  private final List<String> unscripted = new ArrayList<>();

  Script(List<Answer> answers, boolean contentWithTheRest) {
    this.answers = List.copyOf(answers);
    this.contentWithTheRest = contentWithTheRest;
    this.given = new int[answers.size()];
  }

  /**
   * The first answer that fits and is not used up; a command that never gets in is not received.
   */
  synchronized Optional<Answer> answer(String command) {
    Optional<Answer> found = take(command);
    if (found.isEmpty()) {
      unscripted.add(command);
    }
    if (found.flatMap(Answer::fault).filter(Fault::keepsOut).isEmpty()) {
      received.add(command);
    }
    return found;
  }

  private Optional<Answer> take(String command) {
    for (int i = 0; i < given.length; i++) {
      if (answers.get(i).fits(command, given[i])) {
        given[i]++;
        return Optional.of(answers.get(i));
      }
    }
    return contentWithTheRest ? Optional.of(Answer.content(command)) : Optional.empty();
  }

  /** What may help whoever wrote a command that has no answer. */
  synchronized Optional<String> hint(String command) {
    boolean usedUp = answers.stream().anyMatch(answer -> answer.wanted().fits(command));
    if (usedUp) {
      return Optional.of("its answer has been given as often as `times` allows");
    }
    return near(command).map(text -> "the nearest it knows is: " + text);
  }

  private Optional<String> near(String command) {
    List<String> candidates =
        answers.stream()
            .map(Answer::wanted)
            .filter(wanted -> wanted.pattern().isEmpty())
            .map(Wanted::text)
            .filter(text -> Math.max(text.length(), command.length()) <= COMPARED)
            .toList();
    return Nearest.to(command, candidates);
  }

  synchronized List<String> received() {
    return List.copyOf(received);
  }

  synchronized List<String> unscripted() {
    return List.copyOf(unscripted);
  }

  /** The answers that nothing has asked for, as they were written. */
  synchronized List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      if (given[i] == 0) {
        unused.add(answers.get(i).wanted().text());
      }
    }
    return unused;
  }
}
