package dev.runbook.lint;

import dev.runbook.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises links and anchors that a site generator makes: Jekyll, Hugo, MkDocs, Docusaurus,
 * Sphinx, Antora, mdBook and their like.
 *
 * <p>Such a generator turns {@code deploy.md} into {@code deploy.html} or {@code deploy/}, so a
 * link to these leads somewhere though there is no such file beside the page.
 */
final class SiteLinks {
  /** {@code ## Deploy {#deploy-it}} and {@code {: #deploy-it}}. */
  private static final Pattern ANCHOR =
      Pattern.compile("\\{:?[ \\t]*(?:[^}\\n]*[ \\t])?#(?<id>[^\\s}]+)[^}\\n]*}");

  /** What the source of a page can be called. */
  private static final List<String> SOURCES =
      List.of(
          ".md",
          ".mdx",
          ".markdown",
          ".md.erb",
          ".html.md",
          ".html.md.erb",
          ".adoc",
          ".rst",
          "/index.md",
          "/index.mdx",
          "/_index.md",
          "/README.md",
          "/index.html.md",
          "/index.html.md.erb",
          "/index.rst");

  /** A generator's settings; they stand in a folder at or above the page's. */
  private static final List<String> SETTINGS =
      List.of(
          "mkdocs.yml",
          "mkdocs.yaml",
          "zensical.toml",
          "_config.yml",
          "_config.yaml",
          "hugo.toml",
          "hugo.yaml",
          "docusaurus.config.js",
          "docusaurus.config.ts",
          "conf.py",
          "antora.yml",
          "book.toml",
          ".vitepress",
          ".vuepress",
          "astro.config.mjs",
          "config.rb",
          "_quarto.yml",
          "SUMMARY.md",
          "sidebars.js");

  private SiteLinks() {}

  /** The anchors that a text gives its headings by itself, in lower case. */
  static Set<String> anchors(String text) {
    Set<String> anchors = new HashSet<>();
    Matcher anchor = ANCHOR.matcher(text);
    while (anchor.find()) {
      anchors.add(anchor.group("id").toLowerCase(Locale.ROOT));
    }
    return anchors;
  }

  /**
   * Whether a link may lead to a page that a generator makes: an {@code .html} file, or a folder or
   * name without extension whose source is there, or whose site has a generator's settings.
   */
  static boolean mayLead(Source page, String path) {
    String name = path.replaceFirst("/+$", "");
    if (name.endsWith(".html") || name.endsWith(".htm")) {
      return true;
    }
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (last.contains(".") && !last.matches("[.]{1,2}")) {
      return false;
    }
    Path folder = Path.of(page.name()).toAbsolutePath().normalize().getParent();
    return folder != null && (hasSource(folder, name) || isGenerated(folder));
  }

  /** The page itself may become a folder, so that its links begin one level deeper. */
  private static boolean hasSource(Path folder, String name) {
    return Stream.of(name, "../" + name, name.replaceFirst("^[.][.]/", ""))
        .flatMap(each -> SOURCES.stream().map(source -> folder.resolve(each + source).normalize()))
        .anyMatch(Files::isRegularFile);
  }

  private static boolean isGenerated(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      Path here = at;
      if (SETTINGS.stream().anyMatch(name -> Files.exists(here.resolve(name)))) {
        return true;
      }
      if (Files.exists(at.resolve(".git"))) {
        return false;
      }
    }
    return false;
  }
}
