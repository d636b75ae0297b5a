package dev.runbook.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The YAML at the top of a page.
 *
 * @param own the page's own top-level keys that hold a plain value ({@code id}, {@code title},
 *     {@code owners}, …), as text
 * @param settings what stands under {@code runbook:}
 */
public record FrontMatter(Map<String, String> own, Settings settings) {
  /** A page without front matter. */
  public static final FrontMatter NONE = new FrontMatter(Map.of(), Settings.NONE);

  /** Copies the map, order kept. */
  public FrontMatter {
    own = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(own));
  }

  /** The page's id, if it has one. */
  public Optional<String> id() {
    return Optional.ofNullable(own.get("id"));
  }

  /** The page's title, if the front matter has one. */
  public Optional<String> title() {
    return Optional.ofNullable(own.get("title"));
  }
}
