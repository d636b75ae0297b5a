package dev.runbook.shell.program;

import java.util.List;

/** What is judged: a call, its words taken apart, and the code in it. Used by one thread. */
final class Subject {
  private final Call call;
  private final CommandLine line;
  private final List<Code> codes;
  private final Jobs jobs;

  /**
   * What is judged.
   *
   * @param call the call
   * @param line its words taken apart, in one of the ways they may be read
   * @param codes the code that it is told; of one language where that language's effects are tried
   */
  Subject(Call call, CommandLine line, List<Code> codes) {
    this.call = call;
    this.line = line;
    this.codes = List.copyOf(codes);
    this.jobs = new Jobs(this);
  }

  Call call() {
    return call;
  }

  CommandLine line() {
    return line;
  }

  List<Code> codes() {
    return codes;
  }

  /** What somebody has called the job that it does. */
  Jobs jobs() {
    return jobs;
  }

  Subject with(CommandLine other) {
    return new Subject(call, other, codes);
  }

  Subject with(Code code) {
    return new Subject(call, line, List.of(code));
  }
}
