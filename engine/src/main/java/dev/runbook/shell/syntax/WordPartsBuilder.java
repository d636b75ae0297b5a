package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Collects the parts of a word; adjacent plain characters become one part. */
final class WordPartsBuilder {
  private final Input in;
  private final List<WordPart> parts;
  private final StringBuilder run = new StringBuilder();
  private int runFrom;
  private int runTo;

  WordPartsBuilder(Input in, List<WordPart> first) {
    this.in = in;
    this.parts = new ArrayList<>(first);
  }

  void add(WordPart part) {
    endRun();
    parts.add(part);
  }

  /** Takes the next character as it is. */
  void literal() {
    if (run.length() > 0 && runTo != in.at) {
      endRun();
    }
    if (run.length() == 0) {
      runFrom = in.at;
    }
    run.append(in.shown.charAt(in.at));
    runTo = in.at + 1;
    in.at = in.after(in.at);
  }

  private void endRun() {
    if (run.length() > 0) {
      parts.add(new WordPart.Literal(in.place(runFrom), in.placeAfter(runTo), run.toString()));
      run.setLength(0);
    }
  }

  List<WordPart> toList() {
    endRun();
    return parts;
  }
}
