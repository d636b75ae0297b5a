package dev.runbook.report;

import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.source.PrintableText;
import dev.runbook.source.UnreadableException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what is new on the hosts of a group, each line after the name of its host. */
final class LiveHosts {
  private static final String MARK = " \u2502 ";

  private final RunStore store;
  private final ZoneId zone;
  private final Map<String, Long> earlier;
  private final Map<String, LiveTranscript> hosts = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();

  /** The hosts whose runs lie beside that of a run which leads them. */
  LiveHosts(RunFolder leader, ZoneId zone, Map<String, Long> earlier) {
    this.store = new RunStore(leader.path().toAbsolutePath().getParent());
    this.zone = zone;
    this.earlier = earlier;
  }

  /** What is new in the run of a host; nothing where it has recorded nothing yet. */
  List<String> news(String host, String run) {
    if (unreadable.contains(run)) {
      return List.of();
    }
    String news;
    try {
      news = transcript(run).map(LiveTranscript::news).orElse("");
    } catch (UnreadableException e) {
      unreadable.add(run); // which is said once
      news = "its record cannot be read: " + PrintableText.line(e.problem().message());
    }
    String lead = PrintableText.line(host) + MARK;
    return news.lines().map(lead::concat).map(String::stripTrailing).toList();
  }

  /** Whether the last look at the run of a host has left something for the next. */
  boolean haveMore(String run) {
    return Optional.ofNullable(hosts.get(run)).filter(LiveTranscript::hasMore).isPresent();
  }

  private Optional<LiveTranscript> transcript(String run) {
    if (!hosts.containsKey(run)) {
      store.find(run).stream()
          .filter(folder -> folder.id().equals(run))
          .filter(RunStore::hasBegun)
          .forEach(folder -> hosts.put(run, new LiveTranscript(folder, zone, earlier)));
    }
    return Optional.ofNullable(hosts.get(run));
  }
}
