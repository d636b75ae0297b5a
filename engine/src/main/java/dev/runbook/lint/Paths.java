package dev.runbook.lint;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Writes paths of pages as other programs expect them: relative to one folder, with slashes. */
final class Paths {
  private final Path folder;

  /** Paths relative to a folder: the repository's, where CI runs. */
  Paths(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Relative where the page is below the folder, else absolute. */
  String of(String name) {
    try {
      Path page = folder.resolve(name).normalize();
      Path shown = page.startsWith(folder) ? folder.relativize(page) : page;
      return shown.toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return name;
    }
  }

  /** As a URI reference (RFC 3986): relative where the page is below the folder. */
  String uri(String name) {
    String path = of(name);
    boolean absolute = path.startsWith("/");
    String encoded = URI.create("file:///").resolve(encoded(path)).getRawPath();
    return absolute ? "file://" + encoded : encoded.substring(1);
  }

  private static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xFF;
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
      out.append(plain ? Character.toString(c) : String.format("%%%02X", c));
    }
    return "/" + out.toString().replaceFirst("^/+", "");
  }
}
