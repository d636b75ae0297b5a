package dev.runbook.host.ssh.jsch;

/** Makes what a server says fit for a message: one line, short, nothing that moves a cursor. */
final class Plain {
  private static final int LONGEST = 300;

  private Plain() {}

  static String text(String said) {
    StringBuilder plain = new StringBuilder();
    said.codePoints()
        .limit(LONGEST)
        .forEach(point -> plain.appendCodePoint(isPlain(point) ? point : ' '));
    return plain.toString().strip();
  }

  private static boolean isPlain(int point) {
    int type = Character.getType(point);
    return !Character.isISOControl(point)
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
