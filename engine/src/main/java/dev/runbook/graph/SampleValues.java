package dev.runbook.graph;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.placeholder.PlaceholderSamples;
import dev.runbook.shell.placeholder.PlaceholderSamples.Sample;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.work.InParallel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Points out values that are probably samples, asked for or not, each once for the page. */
final class SampleValues {
  private final Problems problems;
  private final PlaceholderFinder finder;
  private final Set<String> said = new HashSet<>();

  SampleValues(Problems problems, PlaceholderFinder finder) {
    this.problems = problems;
    this.finder = finder;
  }

  /** Looks through the fences of a page that a shell reads. */
  void check(List<Fence> fences) {
    List<List<Sample>> samples =
        InParallel.map(fences, fence -> PlaceholderSamples.in(fence.prompts().script()));
    for (int i = 0; i < fences.size(); i++) {
      check(fences.get(i), samples.get(i));
    }
  }

  private void check(Fence fence, List<Sample> samples) {
    Prompts prompts = fence.prompts();
    if (samples.isEmpty()) {
      return;
    }
    BashText.Places places = ScriptPlaces.of(fence);
    List<Placeholder> placeholders = finder.in(prompts.script());
    for (Sample sample : samples) {
      List<Placeholder> there =
          placeholders.stream().filter(each -> overlap(each, sample)).toList();
      boolean onlySamples = there.stream().allMatch(each -> each.kind() == Placeholder.Kind.SAMPLE);
      if (onlySamples && said.add(sample.text())) {
        problems.add(note(sample, !there.isEmpty(), places));
      }
    }
  }

  private Problem note(Sample sample, boolean asked, BashText.Places places) {
    return Problem.note(
            problems.source(),
            places.span(sample.start(), sample.end()),
            "sample-value",
            "`"
                + sample.text()
                + "` looks like a sample; "
                + (asked ? "it is asked for, and offered as written" : "it runs as written"))
        .withHint(
            asked
                ? "declare it, or write a placeholder such as `<name>`, to describe it"
                : "if each run needs its own, write a placeholder such as `<name>` instead");
  }

  private static boolean overlap(Placeholder placeholder, Sample sample) {
    return placeholder.start() < sample.end() && sample.start() < placeholder.end();
  }
}
