package dev.runbook.play;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.journal.Provenance.PageCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks git for the commit of a page. The answer is empty without git, outside of a repository, and
 * before the first commit; a run goes on without it.
 */
final class PageHistory {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Map<String, String> environment;

  PageHistory(Map<String, String> environment) {
    this.environment = new HashMap<>(environment);
    this.environment.put("GIT_OPTIONAL_LOCKS", "0");
  }

  /** The commit that is checked out where a page lies, and whether the page differs from it. */
  Optional<PageCommit> of(Path page) {
    Optional<Path> git = Programs.find("git", environment);
    Path folder = page.toAbsolutePath().getParent();
    if (git.isEmpty() || folder == null) {
      return Optional.empty();
    }
    Optional<String> commit = ask(git.get(), folder, "rev-parse", "--verify", "--quiet", "HEAD");
    Optional<String> changes =
        ask(
            git.get(),
            folder,
            "status",
            "--porcelain",
            "--ignored",
            "--",
            page.getFileName().toString());
    return commit.flatMap(id -> changes.map(text -> new PageCommit(id, !text.isEmpty())));
  }

  /** A monitor that the repository names must not be started by looking at it. */
  private Optional<String> ask(Path git, Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(git.toString(), "-c", "core.fsmonitor=false"));
    command.addAll(List.of(arguments));
    try {
      Captured answer = Captured.run(Launch.of(command, environment, folder), LIMIT);
      return answer.status() == 0 ? Optional.of(answer.stdout().strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
