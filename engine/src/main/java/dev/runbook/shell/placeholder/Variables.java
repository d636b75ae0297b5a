package dev.runbook.shell.placeholder;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables that shell text sets and reads.
 *
 * @param assigned the names it sets: assignments, {@code for}, {@code read}, {@code declare} and
 *     their like
 * @param blank the names that a command of its own sets to nothing: {@code node=}
 * @param read the names it reads, but for those reads that have an answer to a blank value
 * @param open whether it reads a file or evaluates text ({@code source}, {@code eval}), which may
 *     set anything
 */
record Variables(Set<String> assigned, Set<String> blank, Set<String> read, boolean open) {
  /** No variable at all. */
  static final Variables NONE = new Variables(Set.of(), false);

  /** Copies the sets. */
  public Variables {
    assigned = Set.copyOf(assigned);
    blank = Set.copyOf(blank);
    read = Set.copyOf(read);
  }

  /** Variables that are set to something. */
  public Variables(Set<String> assigned, boolean open) {
    this(assigned, Set.of(), Set.of(), open);
  }

  /** Whether it sets a variable, be it to nothing. */
  boolean sets(String name) {
    return assigned.contains(name) || blank.contains(name);
  }

  /** Whether it sets a variable to something. */
  boolean assigns(String name) {
    return assigned.contains(name);
  }

  /** Whether a variable is set to nothing, nowhere to anything else, and used. */
  boolean waitsFor(String name) {
    return blank.contains(name) && read.contains(name) && !assigned.contains(name);
  }

  /** What texts that share a shell set and read. */
  static Variables ofAll(List<Variables> all) {
    Set<String> assigned = new HashSet<>();
    Set<String> blank = new HashSet<>();
    Set<String> read = new HashSet<>();
    boolean open = false;
    for (Variables each : all) {
      assigned.addAll(each.assigned);
      blank.addAll(each.blank);
      read.addAll(each.read);
      open |= each.open;
    }
    return new Variables(assigned, blank, read, open);
  }
}
