package dev.runbook.cli;

/** Makes a picture (SVG) of the first screen of a transcript in HTML, in its own style sheet. */
final class HtmlPicture {
  private HtmlPicture() {}

  /** Of a page as it stands in a window of this size, up to its timeline. */
  static String of(String html, int width, int height) {
    String style = between(html, "<style>", "</style>");
    String body = between(html, "<body>", "<nav aria-label=\"Timeline\">");
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-label="The first screen of a transcript: outcome, what failed, deviations">
    <style><![CDATA[%3$s]]></style>
    <rect width="%1$d" height="%2$d" style="fill: var(--page); stroke: var(--line)"/>
    <foreignObject width="%1$d" height="%2$d">
    <body xmlns="http://www.w3.org/1999/xhtml" style="color: var(--text)">
    %4$s</main>
    </body>
    </foreignObject>
    </svg>
    """
        .formatted(width, height, style, body);
  }

  private static String between(String text, String from, String to) {
    int at = text.indexOf(from) + from.length();
    return text.substring(at, text.indexOf(to, at));
  }
}
