package dev.runbook.shell.fill;

/** The first reader of a text. */
interface FirstReader {
  /** The slot at a mark. */
  Slot slot(String text, char mark);

  /** Whether a text is built as another one, as far as that can be told. */
  boolean isBuiltAlike(String before, String after);

  /** A shell, which has read the texts that are in a reading. */
  static FirstReader shell(ParsedTexts reading) {
    return new FirstReader() {
      @Override
      public Slot slot(String text, char mark) {
        return SlotReader.of(text, mark, reading);
      }

      @Override
      public boolean isBuiltAlike(String before, String after) {
        return !reading.isComplete(before) || new ScriptShape(reading).isSame(before, after);
      }
    };
  }
}
