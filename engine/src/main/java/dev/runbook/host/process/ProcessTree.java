package dev.runbook.host.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process with everything that it has started, except the processes that existed before.
 *
 * <p>That is whatever descends from it, and whatever is found otherwise. A process that was seen
 * once is remembered: a child whose parent is gone belongs to nobody, and might not be found a
 * second time.
 */
public final class ProcessTree implements Processes {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Comparator<ProcessHandle> ELDEST_FIRST =
      Comparator.comparing((ProcessHandle p) -> p.info().startInstant().orElse(Instant.EPOCH))
          .thenComparing(ProcessHandle::pid);

  private final ProcessHandle root;
  private final Set<ProcessHandle> spared;
  private final Path bash;
  private final Supplier<Set<Long>> others;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /**
   * The tree below a process.
   *
   * @param spared processes to leave alone, with all that is theirs
   * @param bash whose builtin sends INT: Java cannot, and not every system has the program
   */
  public ProcessTree(ProcessHandle root, Set<ProcessHandle> spared, Path bash) {
    this(root, spared, bash, Set::of);
  }

  /**
   * The tree below a process, with those that have left it.
   *
   * @param spared processes to leave alone, with all that is theirs
   * @param bash whose builtin sends INT: Java cannot, and not every system has the program
   * @param others the ids of processes that belong to it wherever they are, such as {@link
   *     MarkedProcesses}
   */
  public ProcessTree(
      ProcessHandle root, Set<ProcessHandle> spared, Path bash, Supplier<Set<Long>> others) {
    this.root = root;
    this.spared = Set.copyOf(spared);
    this.bash = bash;
    this.others = others;
  }

  @Override
  public boolean anyLeft() {
    return !descendants().isEmpty();
  }

  /**
   * All that are its own now, without the root, or were before. The eldest first, so that a shell
   * is ended before its child, and does not go on to its next command.
   */
  synchronized List<ProcessHandle> descendants() {
    Stream.concat(root.descendants(), others.get().stream().flatMap(ProcessTree::process))
        .filter(process -> !isSpared(process))
        .forEach(seen::add);
    seen.removeIf(process -> !process.isAlive() || ProcessTable.HERE.isZombie(process.pid()));
    return seen.stream().sorted(ELDEST_FIRST).toList();
  }

  /**
   * Sends INT to the root, then to everything below it: a shell must know before its child ends.
   *
   * <p>What ignores INT is left alone with all that is below: in the background bash ignores it and
   * lets its children die of it, and would go on to its next command.
   *
   * <p>A root that ignores INT would go on to its next command as well, and is killed. It does
   * where a step says so, and where this Java process was started so: {@code runbook … &} in a
   * script.
   */
  @Override
  public void interrupt() {
    List<String> command =
        new ArrayList<>(
            List.of(
                bash.toString(), "--noprofile", "--norc", "-c", "kill -INT \"$@\"", "interrupt"));
    command.add(Long.toString(root.pid()));
    List<ProcessHandle> all = descendants();
    if (ProcessTable.HERE.ignoresInt(root.pid())) {
      root.destroyForcibly();
    }
    Set<ProcessHandle> deaf =
        all.stream()
            .filter(process -> ProcessTable.HERE.ignoresInt(process.pid()))
            .collect(Collectors.toSet());
    all.stream()
        .filter(process -> !isBelow(process, deaf::contains))
        .forEach(process -> command.add(Long.toString(process.pid())));
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

  private static Stream<ProcessHandle> process(long pid) {
    return ProcessHandle.of(pid).stream();
  }

  private boolean isSpared(ProcessHandle process) {
    return isBelow(process, spared::contains);
  }

  /** Whether a process, or what it descends from below the root, is such a one. */
  private boolean isBelow(ProcessHandle process, Predicate<ProcessHandle> such) {
    Optional<ProcessHandle> ancestor = Optional.of(process);
    while (ancestor.isPresent() && !ancestor.get().equals(root)) {
      if (such.test(ancestor.get())) {
        return true;
      }
      ancestor = ancestor.get().parent();
    }
    return false;
  }
}
