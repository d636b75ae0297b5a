package dev.runbook.diff;

import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of a git repository: the current files, and the files of a revision. */
final class GitPages {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /**
   * A page that has changed.
   *
   * @param before its path in the repository then; empty where it was not there
   * @param now its path in the repository now; empty where it is gone
   */
  record Changed(Optional<String> before, Optional<String> now) {}

  private final Path git;
  private final Map<String, String> environment;
  private final Path root;
  private final String commit;

  private GitPages(Path git, Map<String, String> environment, Path root, String commit) {
    this.git = git;
    this.environment = environment;
    this.root = root;
    this.commit = commit;
  }

  /**
   * Those of the repository that a folder is in.
   *
   * @throws UnreadableException when there is none, or it has no such revision
   */
  static GitPages of(Path folder, String revision, Map<String, String> environment) {
    Path git =
        Programs.find("git", environment)
            .orElseThrow(() -> new UnreadableException("git", "git", "is not installed"));
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    GitPages here = new GitPages(git, variables, folder.toAbsolutePath(), "");
    Path root =
        here.ask("rev-parse", "--show-toplevel")
            .map(text -> Path.of(text.strip()))
            .orElseThrow(
                () ->
                    new UnreadableException(
                        folder.toString(),
                        "git",
                        "is not in a git repository",
                        "compare from inside the clone that holds the pages"));
    String commit =
        here.ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
            .map(String::strip)
            .orElseThrow(
                () ->
                    new UnreadableException(
                        revision,
                        "git",
                        "there is no such revision",
                        "HEAD~1, a branch, a tag or a commit; `git log --oneline` shows some"));
    return new GitPages(git, variables, root, commit);
  }

  /** The repository's folder. */
  Path root() {
    return root;
  }

  /**
   * The Markdown files that differ from the revision, those that git does not know yet among them.
   */
  List<Changed> changed() {
    List<Changed> pages = new ArrayList<>();
    String[] fields =
        ask("diff", "--name-status", "--find-renames", "-z", commit, "--", "*.md")
            .orElse("")
            .split("\0");
    for (int at = 0; at + 1 < fields.length; ) {
      char status = fields[at].charAt(0);
      Optional<String> first = Optional.of(fields[at + 1]);
      if (status == 'R' || status == 'C') {
        pages.add(new Changed(first, Optional.of(fields[at + 2])));
        at += 3;
      } else {
        pages.add(
            new Changed(
                status == 'A' ? Optional.empty() : first,
                status == 'D' ? Optional.empty() : first));
        at += 2;
      }
    }
    untracked("*.md").forEach(path -> pages.add(new Changed(Optional.empty(), Optional.of(path))));
    return pages;
  }

  /** All files that differ from the revision, or that git does not know yet. */
  Stream<String> changedFiles() {
    String names = ask("diff", "--name-only", "-z", commit).orElse("");
    return Stream.concat(named(names), untracked("."));
  }

  private Stream<String> untracked(String which) {
    return named(
        ask("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", which)
            .orElse(""));
  }

  private static Stream<String> named(String paths) {
    return Arrays.stream(paths.split("\0")).filter(path -> !path.isEmpty());
  }

  /** A file's text at the revision; empty where it was not there. */
  Optional<String> text(String path) {
    return ask("show", "--end-of-options", commit + ":" + path);
  }

  /** A monitor or a filter that the repository names must not be started by looking at it. */
  private Optional<String> ask(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                git.toString(),
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.quotePath=false",
                "--no-pager"));
    command.addAll(List.of(arguments));
    try {
      Captured answer = Captured.run(Launch.of(command, environment, root), LIMIT);
      return answer.status() == 0 ? Optional.of(answer.stdout()) : Optional.empty();
    } catch (IOException e) {
      throw new UnreadableException("git", "git", "cannot be asked: " + e.getMessage());
    }
  }
}
