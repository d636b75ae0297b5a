package dev.runbook.replay;

import dev.runbook.source.Problems;
import dev.runbook.yaml.YamlMapping;

/** The keys of a mapping that name steps, by their ids or their slugs. */
final class StepKeys {
  private StepKeys() {}

  /** Reports a step that is named twice: only one of the two would count. */
  static void refuseTwice(YamlMapping steps, Problems problems) {
    for (String id : steps.keys()) {
      String slug = id.substring(id.lastIndexOf('/') + 1);
      if (!slug.equals(id) && steps.keys().contains(slug)) {
        problems.error(
            steps.keySpan(id),
            "duplicate-key",
            "`" + id + "` and `" + slug + "` are the same step",
            "keep one of the two");
      }
    }
  }
}
