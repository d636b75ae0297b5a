package dev.runbook.report;

import dev.runbook.journal.JournalObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that a part of a run was given.
 *
 * @param name the parameter's
 * @param value as it may be shown
 * @param part the part that was the first to have it, from 1
 */
record Given(String name, String value, int part) {
  /** All of them in order: those of the beginning, then what later parts were given otherwise. */
  static List<Given> of(Story story) {
    List<Given> all = new ArrayList<>();
    Map<String, String> known = new HashMap<>();
    for (Part part : story.parts()) {
      for (JournalObject param : part.beginning().object().objects("params")) {
        String name = param.text("name");
        String value = Said.param(param);
        boolean says = part.number() == 1 || isGiven(param);
        if (says && !value.equals(known.put(name, value))) {
          all.add(new Given(name, value, part.number()));
        }
      }
    }
    return all;
  }

  private static boolean isGiven(JournalObject param) {
    return param.fields().get("value") != null || !param.text("hmac").isEmpty();
  }

  /** Since when, where that is not the run's beginning. */
  String since() {
    return part == 1 ? "" : ", since part " + part;
  }
}
