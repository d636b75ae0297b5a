package dev.runbook.report;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.source.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parts of a live page that tell of the hosts of a group. A host of which nothing new was
 * written is not read again.
 */
final class LiveHostPages {
  /** Of more hosts than these the page does not say at its head what they do now. */
  private static final int SAID_NOW = 3;

  private final RunStore store;
  private final Times times;
  private final Map<String, Long> earlier;
  private final HtmlColours colours;
  private final OutputText outputs = new OutputText(LivePage.OUTPUT_LIMIT);
  private final Map<String, HostPage> pages = new LinkedHashMap<>();
  private Set<String> running = Set.of();

  /**
   * Those of the hosts whose runs lie beside that of a run which leads them.
   *
   * @param earlier how long steps took in an earlier run, in milliseconds, by their ids
   * @param colours those of the whole page
   */
  LiveHostPages(RunFolder leader, Times times, Map<String, Long> earlier, HtmlColours colours) {
    this.store = new RunStore(leader.path().toAbsolutePath().getParent());
    this.times = times;
    this.earlier = earlier;
    this.colours = colours;
  }

  /**
   * What a host's part looks like.
   *
   * @param sizes those of its files when it was read
   * @param live whether the run that leads it was being played then
   * @param now what it does now; empty for nothing
   */
  private record HostPage(
      RunFolder folder, Map<String, Long> sizes, boolean live, List<String> pieces, String now) {}

  /** The sizes that the files of all known hosts had when these were read, by their paths. */
  Map<String, Long> seen() {
    Map<String, Long> sizes = new TreeMap<>();
    pages.values().forEach(page -> sizes.putAll(page.sizes()));
    return sizes;
  }

  /** The sizes of the files of all known hosts, by their paths. */
  Map<String, Long> sizes() {
    Map<String, Long> sizes = new TreeMap<>();
    pages.values().forEach(page -> sizes.putAll(FileSizes.of(page.folder())));
    return sizes;
  }

  /** Reads what is new. */
  void read(RunStory leader) {
    GroupProgress group = GroupProgress.of(leader.run().contents().records());
    running = group.running();
    int number = 0;
    for (Map.Entry<String, String> each : group.runs().entrySet()) {
      String host = each.getKey();
      String prefix = "host-" + ++number + "-";
      folder(host, each.getValue())
          .flatMap(folder -> page(host, folder, leader.isInFlight(), prefix))
          .ifPresent(page -> pages.put(host, page));
    }
  }

  private Optional<RunFolder> folder(String host, String run) {
    Optional<RunFolder> known = Optional.ofNullable(pages.get(host)).map(HostPage::folder);
    return known
        .filter(folder -> folder.id().equals(run))
        .or(() -> store.find(run).stream().filter(folder -> folder.id().equals(run)).findFirst());
  }

  /** Empty where it has recorded nothing yet, or cannot be read. */
  private Optional<HostPage> page(String host, RunFolder folder, boolean live, String prefix) {
    Map<String, Long> sizes = FileSizes.of(folder);
    HostPage before = pages.get(host);
    if (before != null && before.sizes().equals(sizes) && before.live() == live) {
      return Optional.of(before);
    }
    RunStory story;
    try {
      story = RunStory.of(PastRun.read(folder), times);
    } catch (UnreadableException e) {
      return Optional.empty();
    }
    Html html = new Html();
    HtmlTranscript.host(html, host, story);
    List<String> pieces =
        LivePieces.of(story, new HtmlTeller(html, colours, outputs, times, prefix), html);
    return Optional.of(
        new HostPage(folder, sizes, live, pieces, new CurrentStep(story, earlier).sentence()));
  }

  /** The pieces of all hosts, in the order in which their runs began. */
  List<String> pieces() {
    return pages.values().stream().flatMap(page -> page.pieces().stream()).toList();
  }

  /** What the hosts do now that have their turn. */
  List<String> now() {
    List<String> now = new ArrayList<>();
    for (String host : running) {
      Optional.ofNullable(pages.get(host))
          .map(HostPage::now)
          .filter(sentence -> !sentence.isEmpty())
          .ifPresent(sentence -> now.add(host + ": " + sentence));
    }
    return now.size() > SAID_NOW ? List.of() : now;
  }
}
