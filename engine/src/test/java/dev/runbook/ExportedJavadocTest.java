package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Javadoc of what a user's program names says what that program has to expect. */
class ExportedJavadocTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** A documented method or constructor, and what it throws; {@code @Override} documents itself. */
  private static final Pattern THROWING =
      Pattern.compile(
          "/\\*\\*(?<doc>(?:(?!\\*/).)*)\\*/\\s*(?<head>[^;{}=]*?\\))\\s*throws"
              + " (?<what>[^;{]+)[;{]",
          Pattern.DOTALL);

  @Test
  void everyPackageSaysWhetherNullIsUsedAndWhichThreads() throws IOException {
    for (String exported : ExportedTypesTest.exportedPackages()) {
      assertThat(Files.readString(folder(exported).resolve("package-info.java")))
          .as(exported)
          .contains("{@code null}")
          .containsPattern("thread|at the same time");
    }
  }

  @Test
  void everyExceptionThatAMethodDeclaresIsExplained() throws IOException {
    List<String> unexplained = new ArrayList<>();
    int found = 0;
    for (String exported : ExportedTypesTest.exportedPackages()) {
      for (Path file : files(folder(exported))) {
        String text = Files.readString(file);
        boolean isInterface = text.contains("\npublic interface ");
        Matcher method = THROWING.matcher(text);
        while (method.find()) {
          boolean isPublic = isInterface || method.group("head").contains("public ");
          if (!isPublic || method.group("head").contains("@Override")) {
            continue;
          }
          for (String exception : method.group("what").strip().split("\\s*,\\s*")) {
            found++;
            if (!method.group("doc").contains("@throws " + exception)) {
              unexplained.add(file.getFileName() + ": " + method.group("head").strip());
            }
          }
        }
      }
    }
    assertThat(found).as("exceptions that are declared").isPositive();
    assertThat(unexplained).isEmpty();
  }

  private static Path folder(String exported) {
    return SOURCES.resolve(exported.replace('.', '/'));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".java")).toList();
    }
  }
}
