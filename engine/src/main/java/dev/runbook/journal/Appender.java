package dev.runbook.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file that only grows, and is cut back only after a write that failed. */
interface Appender extends Closeable {
  /** Adds bytes at the end; on failure some of them may have got there. */
  void append(byte[] bytes, int offset, int length) throws IOException;

  /** Returns when everything appended is on the disk. Never tried again after it failed. */
  void force() throws IOException;

  /** Cuts the file back. */
  void truncate(long size) throws IOException;

  /** Makes new, private files to append to. */
  interface Maker {
    Appender make(Path file) throws IOException;

    /** Goes on at the end of a file that is there. */
    default Appender goOn(Path file) throws IOException {
      return FileAppender.goOn(file);
    }
  }
}
