package dev.runbook.run;

import dev.runbook.graph.NotPlayed;
import dev.runbook.graph.Step;
import dev.runbook.plan.NotPlayedPlaces;
import dev.runbook.plan.Procedure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Announces text that reads as commands and is not played, at its place in the run. It announces
 * each once, so that the operator and the record know that nobody ran it.
 */
final class NotPlayedNotices {
  private final NotPlayedPlaces places;
  private final Announcer announcer;
  private final Set<NotPlayed> said = new HashSet<>();

  NotPlayedNotices(Procedure procedure, Announcer announcer) {
    this.places = new NotPlayedPlaces(procedure);
    this.announcer = announcer;
  }

  /** What stands before the first step of the procedure. */
  void before(Step step) {
    say(places.before(Optional.of(step)));
  }

  /** What stands after a step. */
  void after(Step step) {
    say(places.after(step));
  }

  private void say(List<NotPlayed> all) {
    all.stream()
        .filter(said::add)
        .forEach(each -> announcer.announce(new RunEvent.Noticed(each.said())));
  }
}
