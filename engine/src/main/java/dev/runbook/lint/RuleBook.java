package dev.runbook.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The reasons and examples of each rule: the file {@code docs/lint.md}, which is a resource of this
 * program.
 */
public final class RuleBook {
  private static final String HEADING = "### ";

  private RuleBook() {}

  /** What the documentation says of a rule, as Markdown, without its heading. */
  public static Optional<String> page(String rule) {
    return Optional.ofNullable(Shipped.PAGES.get(rule));
  }

  /** Read once, when the first rule is explained. */
  private static final class Shipped {
    private static final Map<String, String> PAGES = read();

    private static Map<String, String> read() {
      Map<String, String> pages = new LinkedHashMap<>();
      StringBuilder page = new StringBuilder();
      String name = "";
      String fence = "";
      for (String line : text().split("\n", -1)) {
        if (line.startsWith("```")) {
          String ticks = line.replaceFirst("^(`+).*", "$1");
          fence = fence.isEmpty() ? ticks : line.equals(fence) ? "" : fence;
        }
        boolean heading = fence.isEmpty() && line.matches("#{1,3} .*");
        if (heading) {
          put(pages, name, page);
          name = line.startsWith(HEADING) ? line.substring(HEADING.length()).strip() : "";
        } else if (!line.startsWith("<!-- runbook-lint:")) {
          page.append(line).append('\n');
        }
      }
      put(pages, name, page);
      return pages;
    }

    private static void put(Map<String, String> pages, String name, StringBuilder page) {
      if (!name.isEmpty()) {
        pages.put(name, page.toString().strip());
      }
      page.setLength(0);
    }

    private static String text() {
      try (InputStream in = RuleBook.class.getResourceAsStream("lint.md")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
