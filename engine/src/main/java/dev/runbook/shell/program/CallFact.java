package dev.runbook.shell.program;

import java.util.List;

/** A property that an entry gives to certain calls, without further details. */
enum CallFact {
  /** It takes the operator's terminal for a while. */
  TERMINAL,
  /** It goes on until somebody stops it. */
  GOES_ON,
  /** What it runs goes on without the operator's terminal. */
  DETACHES,
  /** It only reads. */
  READS,
  /** Its input tells it what to do, in ways that nobody follows. */
  TOLD_BY_INPUT;

  private List<CallFilter> of(CatalogueEntry entry) {
    return switch (this) {
      case TERMINAL -> entry.terminal();
      case GOES_ON -> entry.goesOn();
      case DETACHES -> entry.detaches();
      case READS -> entry.reads();
      case TOLD_BY_INPUT -> entry.toldByInput();
    };
  }

  /** Whether one of the entries says so, each of a subcommand one word deeper than the last. */
  boolean holds(List<CatalogueEntry> ways, JudgedCall subject) {
    for (int depth = 0; depth < ways.size(); depth++) {
      for (CallFilter when : of(ways.get(depth))) {
        if (when.holds(subject, depth)) {
          return true;
        }
      }
    }
    return false;
  }
}
