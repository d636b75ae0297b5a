package dev.runbook.graph;

import java.util.Set;

/** Makes names of Java variables from the names of values. */
public final class JavaIdentifier {
  /** The Java Language Specification, 3.9, with the three literals. */
  private static final Set<String> RESERVED =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends final finally float for goto if implements import"
                  + " instanceof int interface long native new package private protected public return"
                  + " short static strictfp super switch synchronized this throw throws transient try"
                  + " void volatile while _ true false null")
              .split(" "));

  private JavaIdentifier() {}

  /** The name with an underscore for everything that Java does not allow in one. */
  public static String of(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints().map(c -> isPart(c) ? c : '_').forEach(out::appendCodePoint);
    if (out.isEmpty() || !Character.isJavaIdentifierStart(out.codePointAt(0))) {
      out.insert(0, '_');
    }
    return RESERVED.contains(out.toString()) ? out + "_" : out.toString();
  }

  static boolean isPart(int c) {
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }
}
