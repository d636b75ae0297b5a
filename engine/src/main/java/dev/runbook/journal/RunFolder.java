package dev.runbook.journal;

import java.nio.file.Path;

/**
 * The folder of one run, and the files in it.
 *
 * @param path the folder; its name is the run's id
 */
public record RunFolder(Path path) {
  /** A digit, a small letter or digit, or the character itself. */
  private static final String ID = "00000000-000000-zzzz";

  /** The run's id: its second in UTC and four characters by chance, so that ids sort by time. */
  public String id() {
    return path.getFileName().toString();
  }

  /** The page as it was played, byte for byte. */
  public Path page() {
    return path.resolve("runbook.md");
  }

  /** The plan as it was played. */
  public Path plan() {
    return path.resolve("plan.json");
  }

  /**
   * The page as a later part of the run played it, after it had been changed; parts count from 2.
   */
  public Path page(int part) {
    return part == 1 ? page() : path.resolve("runbook." + part + ".md");
  }

  /** The plan as a later part of the run played it; parts count from 2. */
  public Path plan(int part) {
    return part == 1 ? plan() : path.resolve("plan." + part + ".json");
  }

  /** Whether a file is a copy of the page, of whichever part of the run. */
  boolean isPage(Path file) {
    return path.equals(file.getParent())
        && file.getFileName().toString().matches("runbook(?:\\.\\d+)?\\.md");
  }

  /** The record of what happened. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** The folder of what commands wrote. */
  public Path output() {
    return path.resolve("output");
  }

  /** What a command wrote to standard output; there is no such file when it wrote nothing. */
  public Path stdout(long number) {
    return output().resolve(fourDigits(number) + ".out");
  }

  /** What a command wrote to standard error; there is no such file when it wrote nothing. */
  public Path stderr(long number) {
    return output().resolve(fourDigits(number) + ".err");
  }

  /** Or as many as there are; two files for each command are too often for Java's formats. */
  private static String fourDigits(long number) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  /** The folder of what a second person is asked to approve, and has approved. */
  public Path approvals() {
    return path.resolve("approvals");
  }

  /** The folder of files in which secrets were found after the run. */
  public Path quarantine() {
    return path.resolve("quarantine");
  }

  /** Where a file of the run lies when a secret was found in it. */
  public Path quarantined(Path file) {
    return quarantine().resolve(file.getFileName());
  }

  /** What a cut-off writing had left at the journal's end, put aside; counted from 1. */
  Path torn(int number) {
    return path.resolve("journal.torn-" + number);
  }

  /** The file that whoever writes to this run holds locked. */
  public Path lock() {
    return path.resolve("lock");
  }

  /** The file that keeps room for the journal's last record on a full disk, while it is written. */
  Path reserve() {
    return path.resolve("reserve");
  }

  /** Whether a name is one that a run could have. */
  static boolean isId(String name) {
    if (name.length() != ID.length()) {
      return false;
    }
    for (int i = 0; i < ID.length(); i++) {
      char c = name.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean fits =
          switch (ID.charAt(i)) {
            case '0' -> digit;
            case 'z' -> digit || c >= 'a' && c <= 'z';
            default -> c == ID.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
