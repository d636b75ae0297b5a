package dev.runbook.cli;

import dev.runbook.host.mock.MockFile;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of mock hosts, in the order in which they answer.
 *
 * @param files those in which nothing is wrong
 * @param problems all that is wrong
 */
record MockLayers(List<MockFile> files, List<Problem> problems) {
  static MockLayers read(List<Path> paths, long maxBytes) {
    List<MockFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    boolean alone = paths.size() == 1;
    for (Path path : paths) {
      Problems found = new Problems(new SourceReader(maxBytes).read(path));
      (alone ? MockFile.alone(found.source(), found) : MockFile.read(found.source(), found))
          .ifPresent(files::add);
      problems.addAll(found.sorted());
    }
    if (!alone && problems.isEmpty()) {
      problems.addAll(MockHosts.problems(files));
    }
    return new MockLayers(files, problems);
  }

  /**
   * The files, for those who cannot go on without.
   *
   * @throws UnreadableException when something is wrong
   */
  List<MockFile> usable() {
    if (!problems.isEmpty()) {
      throw new UnreadableException(problems);
    }
    return files;
  }
}
