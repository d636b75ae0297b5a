package dev.runbook.host.jshell.remote;

import java.io.File;

/** A folder with everything in it. */
public final class FolderTree {
  private FolderTree() {}

  /** Removes it; what cannot be removed is left to the system's own cleaning. */
  public static void delete(File file) {
    File[] inside = file.listFiles();
    if (inside != null) {
      for (File each : inside) {
        delete(each);
      }
    }
    file.delete();
  }
}
