package dev.runbook.shell.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a placeholder's place can hold, and why not more.
 *
 * @param takes the values it can hold
 * @param reason why it cannot hold every value, in words for the operator; empty for {@link
 *     Takes#ANY}
 * @param instead how the page's author can write it so that it can; empty where that is not known
 * @param levels the readers on the value's way, the outermost first
 * @param splits whether a variable in its place would be split at spaces
 * @param leads whether it begins an argument that a program may read as an option
 */
public record Slot(
    Takes takes, String reason, String instead, List<Level> levels, boolean splits, boolean leads) {
  /** Copies the list. */
  public Slot {
    levels = List.copyOf(levels);
  }

  static Slot any() {
    return of(Takes.ANY, "", "");
  }

  static Slot of(Takes takes, String reason, String instead) {
    return new Slot(takes, reason, instead, List.of(), false, false);
  }

  static Slot plain(String reason, String instead) {
    return of(Takes.PLAIN, reason, instead);
  }

  /** What is wrong with a value here, or nothing. It does not repeat the value. */
  public Optional<String> complaint(String value) {
    return takes.holds(value) ? Optional.empty() : Optional.of(complaint());
  }

  private String complaint() {
    return takes == Takes.NONE
        ? "it cannot stand here, because " + reason
        : "it can be " + takes.words() + " here, because " + reason;
  }

  /** This or the other, whichever takes less; the way stays this one's. */
  Slot and(Slot other) {
    return other.takes.compareTo(takes) <= 0
        ? this
        : new Slot(other.takes, other.reason, other.instead, levels, splits, leads);
  }

  Slot splitting(boolean whether) {
    return new Slot(takes, reason, instead, levels, whether, leads);
  }

  Slot leading(boolean whether) {
    return new Slot(takes, reason, instead, levels, splits, whether);
  }

  /** The same place, found behind one more reader. */
  Slot behind(Level level) {
    List<Level> all = new ArrayList<>(List.of(level));
    all.addAll(levels);
    return new Slot(takes, reason, instead, all, splits, leads);
  }

  /** Whether the value is data to whoever reads it at last, whatever it says. */
  boolean isQuotedData() {
    return levels.stream().anyMatch(Level::isQuotedData);
  }

  /** The value as it must be written here. */
  String encode(String value) {
    List<String> forms = forms(value);
    return forms.get(forms.size() - 1);
  }

  /** The value as each reader on its way sees it, the last one first. */
  List<String> forms(String value) {
    List<String> forms = new ArrayList<>(List.of(value));
    for (int at = levels.size() - 1; at >= 0; at--) {
      forms.add(levels.get(at).encode(forms.get(forms.size() - 1)));
    }
    return forms;
  }
}
