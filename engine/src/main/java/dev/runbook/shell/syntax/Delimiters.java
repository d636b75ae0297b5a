package dev.runbook.shell.syntax;

/** Reads the words that begin and end the parts of a compound command. */
final class Delimiters {
  private final Input in;
  private final WordReader words;
  private final Rejections rejections;

  Delimiters(Input in, WordReader words, Rejections rejections) {
    this.in = in;
    this.words = words;
    this.rejections = rejections;
  }

  void close(String operator, int opened, String message) {
    if (!in.take(operator)) {
      throw rejections.closing(opened, message, "write `" + operator + "` where it ends");
    }
    in.reservedNext = true;
  }

  void closeWord(String word, int opened, String message) {
    in.skipBlanks();
    if (!in.reservedNext || !Reserved.next(in).equals(word)) {
      throw rejections.closing(opened, message, "write `" + word + "` where it ends");
    }
    in.take(word);
    in.reservedNext = true;
  }

  boolean takeWord(String word) {
    in.skipBlanks();
    boolean stands = in.reservedNext && Reserved.next(in).equals(word);
    if (stands) {
      in.take(word);
      in.reservedNext = true;
    }
    return stands;
  }

  Word word(int from, String message) {
    if (!words.isAtWord()) {
      throw in.isAtEnd() || in.peek() == '\n'
          ? rejections.closing(from, message, "write a name after it")
          : rejections.unexpected();
    }
    return words.word(WordReader.Mode.PLAIN);
  }
}
