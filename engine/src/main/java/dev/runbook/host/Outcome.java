package dev.runbook.host;

import java.time.Duration;
import java.util.Optional;

/**
 * How a command ended: a closed set. Whatever cannot be known is {@link Unknown}, never a success.
 *
 * <p>Every case answers {@link #word()}, {@link #isOk()} and {@link #sentence()}, so a new one does
 * not compile until all of them are answered.
 */
public sealed interface Outcome {
  /** It ended with status 0, or one that its step calls fine. */
  record Ok() implements Outcome {
    @Override
    public String word() {
      return "ok";
    }

    @Override
    public boolean isOk() {
      return true;
    }

    @Override
    public String sentence() {
      return "done";
    }
  }

  /** It ended by itself with a status that is not 0. */
  record Failed(int status) implements Outcome {
    @Override
    public String word() {
      return "failed";
    }

    @Override
    public Optional<Integer> exitStatus() {
      return Optional.of(status);
    }

    @Override
    public String sentence() {
      return "failed with status " + status;
    }
  }

  /**
   * A signal ended it; the name has no {@code SIG} in front, and is {@code ?} where nobody says
   * which it was.
   */
  record Signalled(String name) implements Outcome {
    @Override
    public String word() {
      return "signalled";
    }

    @Override
    public String sentence() {
      return name.equals("?") ? "was ended by a signal" : "was ended by signal " + name;
    }
  }

  /** It took longer than it was given, and was ended. */
  record TimedOut(Duration after) implements Outcome {
    @Override
    public String word() {
      return "timed-out";
    }

    @Override
    public String sentence() {
      return "was stopped: it took longer than " + after.toSeconds() + " s";
    }
  }

  /** It never began, and that is certain. */
  record NotStarted(String why) implements Outcome {
    @Override
    public String word() {
      return "not-started";
    }

    @Override
    public String sentence() {
      return "did not start: " + why;
    }
  }

  /** Nobody can say whether it took effect. */
  record Unknown(String why) implements Outcome {
    @Override
    public String word() {
      return "unknown";
    }

    @Override
    public String sentence() {
      return "may or may not have taken effect: " + why;
    }
  }

  /** The word that journals and JSON use. */
  String word();

  /** A clause for people that follows the command's name. */
  String sentence();

  /** Whether the run may go on. */
  default boolean isOk() {
    return false;
  }

  /** The exit status, where the command ended by itself with one. */
  default Optional<Integer> exitStatus() {
    return isOk() ? Optional.of(0) : Optional.empty();
  }

  /** It ended well. */
  static Outcome ok() {
    return new Ok();
  }

  /** It ended with a status: 0 is ok, any other has failed. */
  static Outcome exited(int status) {
    return status == 0 ? ok() : failed(status);
  }

  /** It ended with a status that is not 0. */
  static Outcome failed(int status) {
    return new Failed(status);
  }

  /** A signal ended it; the name without {@code SIG}. */
  static Outcome signalled(String name) {
    return new Signalled(name);
  }

  /** It was ended because it took too long. */
  static Outcome timedOut(Duration after) {
    return new TimedOut(after);
  }

  /** It never began. */
  static Outcome notStarted(String why) {
    return new NotStarted(why);
  }

  /** Nobody can say. */
  static Outcome unknown(String why) {
    return new Unknown(why);
  }
}
