package dev.runbook.lint;

import dev.runbook.document.Link;
import dev.runbook.document.Section;
import dev.runbook.document.Slugs;
import dev.runbook.source.Nearest;
import dev.runbook.source.Source;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds broken links to files beside the page, and to headings. */
final class LinkChecks {
  private static final Pattern HEADING =
      Pattern.compile("(?m)^[ \\t>*+\\-\\d.]*#{1,6}[ \\t]+(?<title>.*?)[ \\t#]*$");

  private static final Pattern UNDERLINED =
      Pattern.compile("(?m)^(?<title>\\S.*)\\R(?:=+|-+)[ \\t]*$");

  private static final Pattern ANCHOR =
      Pattern.compile(
          "<[a-z][^>]*\\b(?:id|name)\\s*=\\s*[\"']?(?<id>[^\"'\\s>]+)", Pattern.CASE_INSENSITIVE);

  private static final long LARGEST = 4 << 20;

  private LinkChecks() {}

  static void brokenFile(Page page, Findings findings) {
    for (Section section : page.document().sections()) {
      for (Link link : section.links()) {
        Optional<Path> file = target(page.source(), link);
        if (file.isPresent()
            && !Files.exists(file.get())
            && !SiteLinks.mayLead(page.source(), path(link))) {
          findings.add(
              link.span(),
              "there is no `" + path(link) + "` beside this page",
              nearest(file.get()).orElse("mend the path, or take the link out"));
        }
      }
    }
  }

  static void brokenAnchor(Page page, Findings findings) {
    Set<String> own = null;
    for (Section section : page.document().sections()) {
      for (Link link : section.links()) {
        String anchor = anchor(link);
        if (anchor.isEmpty()) {
          continue;
        }
        Set<String> anchors;
        if (path(link).isEmpty()) {
          own = own == null ? anchors(page) : own;
          anchors = own;
        } else {
          anchors = target(page.source(), link).map(LinkChecks::anchorsOf).orElse(Set.of());
        }
        if (!anchors.isEmpty() && !anchors.contains(anchor.toLowerCase(Locale.ROOT))) {
          findings.add(
              link.span(),
              "no heading has the anchor `#" + anchor + "`",
              Nearest.didYouMean(anchor, anchors)
                  .orElse("take the anchor from the heading: lower case, hyphens for spaces"));
        }
      }
    }
  }

  private static Set<String> anchors(Page page) {
    Set<String> anchors = written(page.source().text());
    page.document().sections().forEach(section -> anchors.add(section.slug()));
    anchors.add("top");
    return anchors;
  }

  private static Set<String> anchorsOf(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".md")) {
      return Set.of();
    }
    try {
      return Files.isRegularFile(file) && Files.size(file) < LARGEST
          ? written(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Set.of();
    } catch (IOException e) {
      return Set.of(); // what cannot be read is not said to be broken
    }
  }

  /**
   * Every anchor that a text may have; one too many hides a broken link, one too few invents it.
   */
  private static Set<String> written(String text) {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> times = new HashMap<>();
    for (Pattern pattern : List.of(HEADING, UNDERLINED)) {
      Matcher heading = pattern.matcher(text);
      while (heading.find()) {
        String title =
            heading
                .group("title")
                .replaceAll("!?\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[`*]", "");
        String slug = Slugs.of(title.strip());
        int before = times.merge(slug, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? slug : slug + "-" + before);
      }
    }
    Matcher named = ANCHOR.matcher(text);
    while (named.find()) {
      anchors.add(named.group("id").toLowerCase(Locale.ROOT));
    }
    anchors.addAll(SiteLinks.anchors(text));
    return anchors;
  }

  /** The file that a relative link names; empty for addresses, templates and the page itself. */
  private static Optional<Path> target(Source source, Link link) {
    String path = path(link);
    boolean elsewhere =
        path.isEmpty()
            || path.startsWith("/")
            || path.matches("(?i)[a-z][a-z0-9+.-]*:.*")
            || path.contains("{{")
            || path.contains("<")
            || path.contains("$");
    if (elsewhere) {
      return Optional.empty();
    }
    try {
      Path page = Path.of(source.name());
      return Files.isRegularFile(page)
          ? Optional.of(page.toAbsolutePath().resolveSibling(path).normalize())
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String path(Link link) {
    return decoded(link.destination().replaceFirst("[#?].*", ""));
  }

  /** Browsers copy an address with its letters beyond ASCII as {@code %C3%A4}. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String anchor(Link link) {
    int hash = link.destination().indexOf('#');
    return hash < 0 || link.destination().matches("(?i)[a-z][a-z0-9+.-]*:.*")
        ? ""
        : decoded(link.destination().substring(hash + 1)).replaceFirst("^user-content-", "");
  }

  private static Optional<String> nearest(Path missing) {
    Path folder = missing.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.limit(1000).map(file -> file.getFileName().toString()).toList();
      return Nearest.didYouMean(missing.getFileName().toString(), names);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
