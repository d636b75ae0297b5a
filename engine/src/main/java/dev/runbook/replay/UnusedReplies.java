package dev.runbook.replay;

import dev.runbook.host.mock.MockPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the replies that no scenario used, of those that share the mock hosts.
 *
 * <p>A part of the hosts is judged only when all scenarios that name it were played, those of
 * neighbouring files too: otherwise nobody could tell.
 */
final class UnusedReplies {
  /** A part of mock hosts that scenarios share: a file, or what stands in a scenario file. */
  private record Shared(Path file, int start) {}

  /** What is known of a part. */
  private static final class Use {
    private final Set<MockPlace> unused = new LinkedHashSet<>();
    private final Set<Path> scenarioFiles = new LinkedHashSet<>();
    private int scenarios;
    private boolean allPlayed = true;
    private boolean allPass = true;
    private int lastUsed;

    /** What a run never came to that failed before it follows from that failure. */
    private boolean tells(MockPlace reply) {
      return allPass || reply.span().start() < lastUsed;
    }
  }

  private final ScenarioReader reader;
  private final Set<Path> files;
  private final Map<Shared, Use> uses = new LinkedHashMap<>();

  /**
   * Of one test run.
   *
   * @param files the files of scenarios that it has read
   */
  UnusedReplies(ScenarioReader reader, List<Path> files) {
    this.reader = reader;
    this.files = new LinkedHashSet<>();
    files.forEach(file -> this.files.add(absolute(file)));
  }

  /**
   * Takes a scenario.
   *
   * @param verdict what came of it; empty where it was not played
   * @param unused what its play did not ask for
   */
  void add(Scenario scenario, Optional<Verdict> verdict, List<MockPlace> unused) {
    for (MockPart part : scenario.mocks()) {
      shared(scenario, part)
          .ifPresent(
              shared -> {
                Use use = uses.computeIfAbsent(shared, any -> new Use());
                use.scenarioFiles.add(absolute(scenario.path()));
                use.allPlayed &= verdict.isPresent();
                use.allPass &= verdict.filter(Verdict::passes).isPresent();
                verdict.flatMap(Verdict::played).map(Played::used).orElse(List.of()).stream()
                    .filter(reply -> isIn(reply, part))
                    .mapToInt(reply -> reply.span().start())
                    .forEach(at -> use.lastUsed = Math.max(use.lastUsed, at));
                List<MockPlace> mine = unused.stream().filter(reply -> isIn(reply, part)).toList();
                if (use.scenarios++ == 0) {
                  use.unused.addAll(mine);
                } else {
                  use.unused.retainAll(mine);
                }
              });
    }
  }

  private static Optional<Shared> shared(Scenario scenario, MockPart part) {
    if (part instanceof MockPart.InFile file) {
      return Optional.of(new Shared(absolute(file.path()), 0));
    }
    return ((MockPart.Inline) part).shared()
        ? Optional.of(new Shared(absolute(scenario.path()), part.span().start()))
        : Optional.empty();
  }

  private static boolean isIn(MockPlace reply, MockPart part) {
    return part instanceof MockPart.InFile file
        ? reply.source().name().equals(file.path().toString())
        : ((MockPart.Inline) part).source() == reply.source()
            && part.span().contains(reply.span().start());
  }

  /** Whether a reply stands in a scenario itself, so that it is there for this one alone. */
  static boolean isOwn(Scenario scenario, MockPlace reply) {
    return scenario.mocks().stream()
        .anyMatch(
            part ->
                part instanceof MockPart.Inline inline && !inline.shared() && isIn(reply, part));
  }

  /** All that were found. */
  List<Difference> all() {
    List<Difference> found = new ArrayList<>();
    uses.forEach(
        (shared, use) -> {
          if (use.allPlayed && !use.unused.isEmpty() && !isNamedElsewhere(shared, use)) {
            use.unused.stream()
                .filter(use::tells)
                .forEach(reply -> found.add(new UnusedReply(reply, use.scenarios)));
          }
        });
    return found;
  }

  /** Whether a file beside the hosts or beside their scenarios names them, and was not read. */
  private boolean isNamedElsewhere(Shared shared, Use use) {
    Set<Path> folders = new LinkedHashSet<>(Set.of(shared.file().getParent()));
    use.scenarioFiles.forEach(file -> folders.add(file.getParent()));
    return !naming(shared.file(), folders, files, reader).isEmpty();
  }

  /** Files of scenarios in some folders that name a file of mock hosts, and are not among these. */
  static List<Path> naming(Path mocks, Set<Path> folders, Set<Path> known, ScenarioReader reader) {
    return folders.stream()
        .flatMap(folder -> scenarioFiles(folder).stream())
        .filter(file -> !known.contains(absolute(file)))
        .filter(file -> reader.mocks(file).contains(mocks))
        .toList();
  }

  private static List<Path> scenarioFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ScenarioFile.ENDING)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
