package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that a mock host received, and its result.
 *
 * @param number counts all commands of the play, from 1
 * @param host the host
 * @param invocation the command as it came
 * @param setting in what it came
 * @param typed whether it was typed into a program rather than sent to the host
 * @param response what it met
 */
public record ReceivedCommand(
    int number,
    String host,
    Invocation invocation,
    ReceivedContext setting,
    boolean typed,
    Response response) {
  /**
   * What a command met.
   *
   * @param kind which of what it can meet
   * @param by the reply or the rule, where there was one
   * @param nearest for one without a reply: those it almost had, the nearest first
   * @param forbidden why it is never right, where it is not
   */
  public record Response(
      Kind kind, Optional<MockPlace> by, List<NearMiss> nearest, Optional<Forbidden> forbidden) {
    /** Copies the list. */
    public Response {
      nearest = List.copyOf(nearest);
    }
  }

  /** The page's own SSH options. */
  public List<String> options() {
    return setting.way().options();
  }

  /** Whether it came to a shell that stays open. */
  public boolean kept() {
    return setting.way().kept();
  }

  /** Where a kept shell had gone to; nothing where it was still in its first folder. */
  public String folder() {
    return setting.folder();
  }

  /** The host's state when it came. */
  public Map<String, String> state() {
    return setting.state();
  }

  /** Which of what it can meet it met. */
  public Kind kind() {
    return response.kind();
  }

  /** The reply or the rule that it met, where there was one. */
  public Optional<MockPlace> by() {
    return response.by();
  }

  /** For one without a reply: those it almost had, the nearest first. */
  public List<NearMiss> nearest() {
    return response.nearest();
  }

  /** Why it is never right, where it is not. */
  public Optional<Forbidden> forbidden() {
    return response.forbidden();
  }

  /** What a command met. */
  public enum Kind {
    /** A reply. */
    REPLIED,
    /** A reply whose fault kept it from being sent at all. */
    KEPT_OUT,
    /** No reply, on a host that takes such commands all the same. */
    OTHERWISE,
    /** No reply, which is a mistake. */
    UNFIT,
    /** A rule that forbids it. */
    FORBIDDEN
  }

  /** The text of the command. */
  public String text() {
    return invocation.text();
  }
}
