package dev.runbook.report;

import java.util.ArrayList;
import java.util.List;

/** A hundred texts that would run a script of theirs where a page takes text for HTML. */
final class Payloads {
  /** What a payload that gets through leaves behind: it renames the document. */
  static final String MARK = "document.title=`pwned`";

  /** What ends the place that a text may stand in. */
  private static final List<String> BREAKS =
      List.of(
          "",
          "\"'>",
          "</pre>",
          "</code></pre></details>",
          "</title></style></script>",
          "-->",
          "]]>",
          "\n\n```\n\n",
          "\n</details>\n\n",
          "` | ");

  private static final List<String> SCRIPTS =
      List.of(
          "<script>%s</script>",
          "<img src=x onerror=\"%s\">",
          "<svg onload=\"%s\"></svg>",
          "<svg><script>%s</script></svg>",
          "<iframe srcdoc=\"<script>parent.%s</script>\"></iframe>",
          "<body onload=\"%s\">",
          "<a href=\"javascript:%s\" autofocus onfocus=\"%s\" tabindex=1>x</a>",
          "<details open ontoggle=\"%s\">",
          "<style>@import url(//evil.example/x)</style><input autofocus onfocus=\"%s\">",
          "[x](javascript:%s) ![x](x\" onerror=\"%s)");

  private Payloads() {}

  static List<String> all() {
    List<String> all = new ArrayList<>();
    for (String end : BREAKS) {
      for (String script : SCRIPTS) {
        all.add(end + script.replace("%s", MARK));
      }
    }
    return all;
  }
}
