package dev.runbook.graph;

import dev.runbook.source.Problems;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of commands of a page that run on this machine because the page says no host, while the
 * prompt before them names one: {@code ana@db1:~$}.
 *
 * <p>A prompt from which the page goes on to another host is that of the operator's own machine.
 */
final class PromptHosts {
  private static final Pattern HOST = Pattern.compile("[\\w.-]+@([\\w-]+)[\\w.-]*");

  /** What authors write where they mean any host. */
  private static final Pattern ANY =
      Pattern.compile(
          "(?i)(?:local|my|your|some|the)?[-_]?"
              + "(?:host|hostname|localhost|server|machine|computer|laptop|desktop|pc|workstation|box)");

  private final Problems problems;
  private final boolean said;
  private final Set<String> known = new HashSet<>();

  /**
   * Reads a page's blocks in order.
   *
   * @param said whether the page says on which host its commands run
   */
  PromptHosts(Problems problems, boolean said) {
    this.problems = problems;
    this.said = said;
  }

  /** Warns at the first command behind each such name. */
  void check(Fence fence, BlockScript script, TerminalPosition standing) {
    if (said || !standing.isUnsaid() || !fence.prompts().isPrompted()) {
      return;
    }
    LinePrompts prompts = new LinePrompts(fence);
    for (PasteTracker.Read read : script.reads()) {
      Matcher prompt = HOST.matcher(prompts.at(read.statement().start()));
      if (!prompt.find() || !read.here().isLocal() || ANY.matcher(prompt.group(1)).matches()) {
        continue;
      }
      if (known.add(prompt.group(1)) && read.call().isEmpty()) {
        warn(prompt.group(1), script, read);
      }
    }
  }

  private void warn(String host, BlockScript script, PasteTracker.Read read) {
    problems.warning(
        script.sourceSpan(read.statement().start(), read.statement().end()),
        "prompt-host",
        "the prompt names the host `%s`, and this runs on this machine".formatted(host),
        ("write `{host=%s}` on the block, or `host: %s` under `runbook:` in the front matter;"
                + " `local` says that this machine is meant")
            .formatted(host, host));
  }
}
