package dev.runbook.shell.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Patterns for paths that hold nothing worth keeping. We match them against a normalised path, so
 * that {@code build/../../srv} is not a build folder.
 *
 * <p>{@code build} is a folder or file of that name anywhere in a relative path; {@code **}{@code
 * /node_modules} in any path; what ends in {@code *.tmp} is the last name of one. A pattern that
 * begins with <code>/</code>, {@code ~} or {@code $} is the whole path.
 */
final class ScratchPaths {
  private static final String ANYWHERE = "**/";

  private final List<Pattern> patterns = new ArrayList<>();

  private record Pattern(boolean whole, boolean relative, boolean last, List<Wildcard> names) {}

  ScratchPaths(List<String> written) {
    for (String each : written) {
      boolean whole = isAnchored(each);
      boolean anywhere = each.startsWith(ANYWHERE);
      String rest = anywhere ? each.substring(ANYWHERE.length()) : each;
      List<Wildcard> names =
          whole
              ? List.of(Wildcard.of(rest))
              : Arrays.stream(rest.split("/")).map(Wildcard::of).toList();
      patterns.add(new Pattern(whole, !anywhere && !whole, rest.startsWith("*."), names));
    }
  }

  private static boolean isAnchored(String path) {
    return path.startsWith("/") || path.startsWith("$") || path.startsWith("~");
  }

  /** Whether a path fits one of them; one that leads upwards, or may, never does. */
  boolean fit(String path) {
    String resolved = resolved(path);
    return !resolved.isEmpty()
        && !resolved.contains("..")
        && patterns.stream().anyMatch(pattern -> fits(pattern, resolved));
  }

  private static boolean fits(Pattern pattern, String path) {
    if (pattern.whole()) {
      return pattern.names().get(0).fits(path);
    }
    if (pattern.relative() && isAnchored(path)) {
      return false;
    }
    List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    int from = pattern.last() ? Math.max(0, parts.size() - pattern.names().size()) : 0;
    for (int at = from; at + pattern.names().size() <= parts.size(); at++) {
      if (fitsAt(pattern.names(), parts, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fitsAt(List<Wildcard> names, List<String> parts, int at) {
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).fits(parts.get(at + i))) {
        return false;
      }
    }
    return true;
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
