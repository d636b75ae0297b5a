package dev.runbook.shell.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** Paths as they are once their dots are resolved, so that {@code build/../../srv} is no build. */
final class ScratchPaths {
  private ScratchPaths() {}

  /**
   * Whether a path fits, its dots and double slashes resolved; one that leads upwards never does.
   */
  static boolean fits(String path, Predicate<String> wanted) {
    String resolved = resolved(path);
    return !resolved.isEmpty() && wanted.test(resolved);
  }

  /** The path without dots; blank where it leads above where it begins. */
  static String resolved(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/+")) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return "";
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return absolute ? "/" + joined : joined;
  }
}
