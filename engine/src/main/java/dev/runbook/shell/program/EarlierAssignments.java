package dev.runbook.shell.program;

import dev.runbook.shell.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the texts before one have assigned in the shell that they share: {@code CMD="rm -rf x"} in
 * one block, {@code $CMD} in the next.
 *
 * <p>Each command is judged with only those that it uses, so that the work does not grow with what
 * a page assigns. One thread reads a page; it is not for several.
 */
public final class EarlierAssignments {
  /** So many values of one variable are remembered, the last ones. */
  private static final int MOST_VALUES = 8;

  /** So many names are followed from one command, through functions that call others. */
  private static final int MOST_NAMES = 64;

  private static final Pattern NAME = Pattern.compile("[\\w.:-]+");

  private final Map<String, List<List<String>>> values = new HashMap<>();
  private final Set<String> loops = new HashSet<>();
  private final Map<String, List<String>> aliases = new HashMap<>();
  private final Map<String, String> functions = new HashMap<>();

  /** Adds what a text assigns, which has been read. */
  public void add(AssignedValues text) {
    text.values()
        .forEach(
            (name, more) -> {
              List<List<String>> all = new ArrayList<>(values.getOrDefault(name, List.of()));
              last(more).stream().filter(each -> !all.contains(each)).forEach(all::add);
              values.put(name, List.copyOf(last(all)));
            });
    loops.addAll(text.loops());
    aliases.putAll(text.aliases());
    functions.putAll(text.functions());
  }

  /**
   * What a statement uses of what its own text and earlier ones assign; all of its own text where
   * it uses nothing of earlier ones.
   */
  public AssignedValues usedBy(Statement statement, AssignedValues own) {
    if (values.isEmpty() && aliases.isEmpty() && functions.isEmpty()) {
      return own;
    }
    Set<String> used = used(statement, own);
    return used.stream().anyMatch(this::assigns)
        ? new AssignedValues(
            both(own.values(), used),
            used.stream()
                .filter(name -> own.loops().contains(name) || loops.contains(name))
                .collect(Collectors.toSet()),
            merged(own.aliases(), aliases, used),
            merged(own.functions(), functions, used),
            own.files(),
            own.elsewhere())
        : own;
  }

  private Set<String> used(Statement statement, AssignedValues own) {
    Set<String> used = new HashSet<>();
    Deque<String> texts = new ArrayDeque<>(List.of(statement.text()));
    while (!texts.isEmpty()) {
      Matcher name = NAME.matcher(texts.remove());
      while (used.size() < MOST_NAMES && name.find()) {
        String word = name.group();
        if ((assigns(word) || own.assigns(word)) && used.add(word)) {
          last(own.values().getOrDefault(word, List.of())).forEach(texts::addAll);
          values.getOrDefault(word, List.of()).forEach(texts::addAll);
          texts.addAll(own.aliases().getOrDefault(word, aliases.getOrDefault(word, List.of())));
          texts.add(own.functions().getOrDefault(word, functions.getOrDefault(word, "")));
        }
      }
    }
    return used;
  }

  private boolean assigns(String name) {
    return values.containsKey(name) || aliases.containsKey(name) || functions.containsKey(name);
  }

  private Map<String, List<List<String>>> both(
      Map<String, List<List<String>>> own, Set<String> used) {
    Map<String, List<List<String>>> all = new HashMap<>();
    for (String name : used) {
      List<List<String>> both = new ArrayList<>(last(own.getOrDefault(name, List.of())));
      both.addAll(values.getOrDefault(name, List.of()));
      if (!both.isEmpty()) {
        all.put(name, both);
      }
    }
    return all;
  }

  private static <T> Map<String, T> merged(
      Map<String, T> own, Map<String, T> earlier, Set<String> used) {
    Map<String, T> all = new HashMap<>();
    for (String name : used) {
      T value = own.getOrDefault(name, earlier.get(name));
      if (value != null) {
        all.put(name, value);
      }
    }
    return all;
  }

  private static <T> List<T> last(List<T> all) {
    return all.subList(Math.max(0, all.size() - MOST_VALUES), all.size());
  }
}
