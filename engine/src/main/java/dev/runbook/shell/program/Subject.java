package dev.runbook.shell.program;

import java.util.List;

/**
 * What is judged: a call, its words taken apart, and the code in it.
 *
 * @param call the call
 * @param line its words taken apart, in one of the ways they may be read
 * @param codes the code that it is told; of one language where that language's effects are tried
 */
record Subject(Call call, CommandLine line, List<Code> codes) {
  Subject {
    codes = List.copyOf(codes);
  }

  Subject with(CommandLine other) {
    return new Subject(call, other, codes);
  }

  Subject with(Code code) {
    return new Subject(call, line, List.of(code));
  }
}
