package dev.runbook.host.bash;

import java.util.Optional;

/** The line of a receipt in which a command writes how it ended. */
public final class ReceiptLine {
  private ReceiptLine() {}

  /**
   * The exit status that counts; empty where the line is not whole.
   *
   * @param line a status alone, or as a kept bash reports it
   * @param pipeline whether a failure in any part of a pipeline counts
   */
  public static Optional<Integer> status(String line, boolean pipeline) {
    String words = line.strip();
    if (words.matches("\\d{1,3}")) {
      return Optional.of(Integer.valueOf(words));
    }
    if (!words.matches("\\d{1,3} \\S+(?: \\d{1,3})*")) {
      return Optional.empty();
    }
    Report report = Report.read(words, true, false);
    return Optional.of(pipeline ? report.pipelineStatus() : report.status());
  }
}
