package dev.runbook.shell.program;

import java.util.List;

/** A call for the {@link Judge}: its parsed words, and the code in it. Used by one thread. */
final class JudgedCall {
  private final Call call;
  private final ParsedCall line;
  private final List<Code> codes;
  private final NamedJobs jobs;

  /**
   * What is judged.
   *
   * @param call the call
   * @param line its words taken apart, in one of the ways they may be read
   * @param codes the code that it is told; of one language where that language's effects are tried
   */
  JudgedCall(Call call, ParsedCall line, List<Code> codes) {
    this.call = call;
    this.line = line;
    this.codes = List.copyOf(codes);
    this.jobs = new NamedJobs(this);
  }

  Call call() {
    return call;
  }

  ParsedCall line() {
    return line;
  }

  List<Code> codes() {
    return codes;
  }

  /** What somebody has called the job that it does. */
  NamedJobs jobs() {
    return jobs;
  }

  JudgedCall with(ParsedCall other) {
    return new JudgedCall(call, other, codes);
  }

  JudgedCall with(Code code) {
    return new JudgedCall(call, line, List.of(code));
  }
}
