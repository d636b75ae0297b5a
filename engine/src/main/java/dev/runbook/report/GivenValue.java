package dev.runbook.report;

import dev.runbook.journal.event.ParamValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter's value in a part of a run.
 *
 * @param name the parameter's
 * @param value as it may be shown
 * @param part the part that was the first to have it, from 1
 */
record GivenValue(String name, String value, int part) {
  /** All of them in order: those of the beginning, then what later parts were given otherwise. */
  static List<GivenValue> of(RunStory story) {
    List<GivenValue> all = new ArrayList<>();
    Map<String, String> known = new HashMap<>();
    for (RunPart part : story.parts()) {
      for (ParamValue param : part.beginning().params()) {
        String value = words(param);
        boolean given = param.value().isPresent() || param.hmac().isPresent();
        boolean says = part.number() == 1 || given;
        if (says && !value.equals(known.put(param.name(), value))) {
          all.add(new GivenValue(param.name(), value, part.number()));
        }
      }
    }
    return all;
  }

  static String words(ParamValue param) {
    return param.secret()
        ? param.hmac().map(hmac -> "(secret, HMAC " + hmac + ")").orElse("(secret)")
        : param.value().orElse("not known at the start");
  }

  /** Since when, where that is not the run's beginning. */
  String since() {
    return part == 1 ? "" : ", since part " + part;
  }
}
