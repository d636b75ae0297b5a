package dev.runbook.host.jshell;

import dev.runbook.host.process.ProcessTree;
import dev.runbook.host.process.Processes;

/**
 * The processes that one evaluation has started. A signal would end the whole Java process, so
 * JShell's own stop comes first.
 *
 * @param tree the Java process and what it started
 * @param stop stops the evaluation
 */
record SnippetProcesses(ProcessTree tree, Runnable stop) implements Processes {
  @Override
  public boolean anyLeft() {
    return tree.anyLeft();
  }

  @Override
  public void interrupt() {
    stop.run();
    tree.terminate();
  }

  @Override
  public void terminate() {
    tree.terminate();
  }

  @Override
  public void kill() {
    tree.kill();
  }

  @Override
  public void killWithRoot() {
    tree.killWithRoot();
  }
}
