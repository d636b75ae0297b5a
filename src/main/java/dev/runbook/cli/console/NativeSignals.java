package dev.runbook.cli.console;

import org.jline.utils.Signals;

/** Signals to this process. */
public final class NativeSignals {
  private NativeSignals() {}

  /** Calls a handler whenever a signal comes, in the place of what would happen else. */
  public static void on(String signal, Runnable handler) {
    Signals.register(signal, handler);
  }
}
