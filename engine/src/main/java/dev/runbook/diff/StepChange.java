package dev.runbook.diff;

import java.util.List;

/**
 * The change of a step, or of a page.
 *
 * @param kind what it is
 * @param step the step's id; empty for the page
 * @param line where it is now, from 1; where it stood for what is gone
 * @param what a clause
 * @param before the lines that are gone
 * @param after the lines that are new
 */
public record StepChange(
    Kind kind, String step, int line, String what, List<String> before, List<String> after) {
  /** Copies the lists. */
  public StepChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** One that is said in a clause. */
  static StepChange of(Kind kind, String step, int line, String what) {
    return new StepChange(kind, step, line, what, List.of(), List.of());
  }

  /** What a change is; those that take a safeguard away come first. */
  public enum Kind {
    /** It may lose data and is no longer marked so: nothing is typed before it. */
    DANGER_LOST("danger lost", true),
    /** What was typed before it is typed less often, or not for this target. */
    CONFIRMATION("confirmation", true),
    /** What undid it is gone. */
    ROLLBACK_GONE("rollback gone", true),
    /** Its check is gone. */
    CHECK_GONE("check gone", true),
    /** It may lose data, or is now marked so. */
    DANGER_GAINED("danger gained", true),
    /** It runs on another host, or as another user there. */
    HOST("other host", true),
    /** It is new. */
    ADDED("added", false),
    /** It is gone. */
    REMOVED("removed", false),
    /** It has another place. */
    MOVED("moved", false),
    /** It goes by another name and does the same. */
    RENAMED("renamed", false),
    /** It runs something else. */
    COMMAND("other command", false),
    /** It asks for more or less care. */
    RISK("other risk", false),
    /** It is optional now, or no longer. */
    OPTIONAL("optional", false),
    /** It has a way back that it had not. */
    ROLLBACK_ADDED("rollback added", false),
    /** It is played in another manner: its time, its folder, what counts as success. */
    OPTION("other option", false),
    /** The page asks for other values. */
    PARAM("other value", false);

    private final String word;
    private final boolean grave;

    Kind(String word, boolean grave) {
      this.word = word;
      this.grave = grave;
    }

    /** The word that people read. */
    public String word() {
      return word;
    }

    /** The word that JSON has. */
    public String code() {
      return word.replace(' ', '-');
    }

    /** Whether a reviewer must not miss it. */
    public boolean isImportant() {
      return grave;
    }
  }
}
