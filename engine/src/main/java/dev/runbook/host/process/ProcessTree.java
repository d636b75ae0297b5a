package dev.runbook.host.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A process with everything it started, less what was there before.
 *
 * <p>Whoever was seen once is remembered: a child whose parent is gone belongs to nobody, and could
 * not be found a second time.
 */
public final class ProcessTree implements Processes {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ProcessHandle root;
  private final Set<ProcessHandle> spared;
  private final Path bash;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /**
   * The tree below a process.
   *
   * @param spared processes to leave alone, with all that is theirs
   * @param bash whose builtin sends INT: Java cannot, and not every system has the program
   */
  public ProcessTree(ProcessHandle root, Set<ProcessHandle> spared, Path bash) {
    this.root = root;
    this.spared = Set.copyOf(spared);
    this.bash = bash;
  }

  @Override
  public boolean anyLeft() {
    return !descendants().isEmpty();
  }

  /** All that live below the root now, or were seen there before. */
  synchronized List<ProcessHandle> descendants() {
    root.descendants().filter(child -> !isSpared(child)).forEach(seen::add);
    seen.removeIf(process -> !process.isAlive());
    return List.copyOf(seen);
  }

  /**
   * Sends INT to the root, then to everything below it: a shell must know before its child ends.
   */
  @Override
  public void interrupt() {
    List<String> command =
        new ArrayList<>(
            List.of(
                bash.toString(), "--noprofile", "--norc", "-c", "kill -INT \"$@\"", "interrupt"));
    command.add(Long.toString(root.pid()));
    descendants().forEach(process -> command.add(Long.toString(process.pid())));
    try {
      Captured.run(Launch.of(command, Map.of(), Path.of("/")), PATIENCE);
    } catch (IOException e) {
      // No INT could be sent; the stronger signals that follow need no program.
      return;
    }
  }

  /** Sends TERM to everything below the root. */
  @Override
  public void terminate() {
    descendants().forEach(ProcessHandle::destroy);
  }

  /** Sends KILL to everything below the root. */
  @Override
  public void kill() {
    descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /** Sends KILL to everything, the root first so that it starts nothing more. */
  @Override
  public void killWithRoot() {
    List<ProcessHandle> below = descendants();
    root.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean isSpared(ProcessHandle process) {
    Optional<ProcessHandle> ancestor = Optional.of(process);
    while (ancestor.isPresent() && !ancestor.get().equals(root)) {
      if (spared.contains(ancestor.get())) {
        return true;
      }
      ancestor = ancestor.get().parent();
    }
    return false;
  }
}
