package dev.runbook.replay;

import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers of a scenario at one step, and how many of them the play has used.
 *
 * <p>Each kind of question has its answers in order. The last one stays, but for those after which
 * the same question would come again without end: going back, and what follows a failure.
 */
final class StepScript {
  private final Answers answers;
  private final Queue<Answer> atGate;
  private final Queue<String> typed;
  private final Queue<String> pick;
  private final Queue<AfterFailure> onFailure;
  private final Queue<Settlement> settled;
  private final List<String> lines;
  private boolean begun;
  private boolean linesTyped;
  private boolean stopped;
  private Optional<String> refusal = Optional.empty();
  private Optional<Answer> thisTurn = Optional.empty();

  /** Answers to one kind of question, and how many of them were given. */
  private static final class Queue<T> {
    private final List<T> all;
    private int given;

    Queue(List<T> all) {
      this.all = all;
    }

    /** The next; the last again where there are no more. */
    Optional<T> next() {
      given++;
      return all.isEmpty()
          ? Optional.empty()
          : Optional.of(all.get(Math.min(given, all.size()) - 1));
    }

    Optional<T> nextOnce() {
      return given < all.size() ? Optional.of(all.get(given++)) : Optional.empty();
    }

    boolean hasMore() {
      return given < all.size();
    }
  }

  StepScript(Answers answers) {
    this.answers = answers;
    List<Answers.Turn> turns = answers.turns();
    atGate = new Queue<>(turns.stream().flatMap(turn -> turn.atGate().stream()).toList());
    typed = new Queue<>(turns.stream().flatMap(turn -> turn.typed().stream()).toList());
    pick = new Queue<>(turns.stream().flatMap(turn -> turn.pick().stream()).toList());
    onFailure = new Queue<>(turns.stream().flatMap(turn -> turn.onFailure().stream()).toList());
    settled = new Queue<>(turns.stream().flatMap(turn -> turn.settled().stream()).toList());
    lines = turns.stream().flatMap(turn -> turn.running().lines().stream()).toList();
  }

  Answers answers() {
    return answers;
  }

  /** The step's turn comes. */
  void begin() {
    begun = true;
    boolean lastLeadsBack = thisTurn.filter(Answer.Back.class::isInstance).isPresent();
    thisTurn = lastLeadsBack && !atGate.hasMore() ? Optional.empty() : atGate.next();
  }

  /** It is asked again in the same turn, since a value was changed. */
  void answerAgain() {
    thisTurn = atGate.hasMore() ? atGate.next() : Optional.empty();
  }

  /** Whether its turn has come. */
  boolean hasBegun() {
    return begun;
  }

  Optional<Answer> atGate() {
    return thisTurn;
  }

  Optional<String> confirmation() {
    return typed.next();
  }

  boolean hasConfirmation() {
    return typed.hasMore();
  }

  Optional<String> pick() {
    return pick.next();
  }

  /** Whether it says what is picked. */
  boolean picks() {
    return !pick.all.isEmpty();
  }

  Optional<AfterFailure> afterFailure() {
    return onFailure.nextOnce();
  }

  /** What became of it, where a run that was cut off has left it open. */
  Optional<Settlement> settled() {
    return settled.nextOnce();
  }

  /** What is typed in an interactive step. */
  List<String> lines() {
    linesTyped = true;
    return lines;
  }

  /** When a step that follows something is stopped. */
  Optional<Answers.Turn> stop() {
    return answers.turns().stream().filter(turn -> turn.running().stops()).findFirst();
  }

  void markStopped() {
    stopped = true;
  }

  /** What was answered could not be done. */
  void markRefused(String why) {
    refusal = Optional.of(why);
  }

  /** Why something that was answered could not be done, in a clause. */
  Optional<String> refusal() {
    return refusal;
  }

  /** What was answered and never asked for, in a clause each. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    if (atGate.hasMore()) {
      unused.add("its turn did not come that often");
    }
    if (typed.hasMore()) {
      unused.add(typed.given == 0 ? "nothing had to be confirmed" : "it was confirmed before that");
    }
    if (pick.hasMore()) {
      unused.add("nothing had to be picked");
    }
    if (onFailure.hasMore()) {
      unused.add(onFailure.given == 0 ? "it did not fail" : "it did not fail that often");
    }
    if (settled.hasMore()) {
      unused.add("the play never asked about its outcome");
    }
    if (!lines.isEmpty() && !linesTyped) {
      unused.add("nobody could type anything");
    }
    if (stop().isPresent() && !stopped) {
      unused.add("its output ended before that");
    }
    return unused;
  }
}
