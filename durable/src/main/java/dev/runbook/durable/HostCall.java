package dev.runbook.durable;

import java.util.List;

/**
 * Something that a run wants of a host: the payload of an activity.
 *
 * @param run the run's id
 * @param what what is wanted
 * @param place the host
 * @param shell which of the run's shells there is meant, from 1; 0 where none is
 * @param command what runs; null where nothing does
 * @param stepBegins whether the command is the first of a step
 * @param receipt of which command the receipt is wanted; null where none is
 * @param pipeline whether a failure of any part of that command counts
 * @param settled receipts that are not needed any more
 * @param number counts the commands of the run
 * @param play what the run plays, for a worker that does not know it yet; null else
 */
public record HostCall(
    String run,
    What what,
    HostPlace place,
    int shell,
    SentCommand command,
    boolean stepBegins,
    String receipt,
    boolean pipeline,
    List<String> settled,
    int number,
    PlayInput play) {
  /** What is wanted. */
  public enum What {
    /** Who it is. */
    IDENTIFY,
    /** A shell. */
    OPEN,
    /** A command's end. */
    RUN,
    /** The answer to a question that only looks. */
    ASK,
    /** A new shell is to know again what another one did. */
    REMIND,
    /** What is written down of a command. */
    RECEIPT,
    /** A key that is known. */
    CHECK_KEY,
    /** Nothing more: the run is over. */
    RELEASE;

    /** Whether it may be wanted twice without harm. */
    boolean onlyLooks() {
      return this == IDENTIFY || this == RECEIPT || this == CHECK_KEY;
    }

    /** Whether a shell runs something for it. */
    boolean runs() {
      return this == RUN || this == ASK || this == REMIND;
    }
  }

  static HostCall of(String run, What what, HostPlace place) {
    return new HostCall(run, what, place, 0, null, false, null, false, List.of(), 0, null);
  }

  HostCall inShell(int number) {
    return new HostCall(
        run, what, place, number, command, stepBegins, receipt, pipeline, settled, number, play);
  }

  HostCall running(SentCommand sent, boolean first, int count) {
    return new HostCall(
        run, what, place, shell, sent, first, receipt, pipeline, settled, count, play);
  }

  HostCall ofReceipt(String id, boolean counted) {
    return new HostCall(
        run, what, place, shell, command, stepBegins, id, counted, settled, number, play);
  }

  HostCall settling(List<String> receipts) {
    return new HostCall(
        run, what, place, shell, command, stepBegins, receipt, pipeline, receipts, number, play);
  }

  HostCall playing(PlayInput input) {
    return new HostCall(
        run, what, place, shell, command, stepBegins, receipt, pipeline, settled, number, input);
  }
}
