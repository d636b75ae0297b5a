package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command's jar holds other people's work, and so their licences. */
class LicencesTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));
  private static final Path LICENCES = ROOT.resolve("src/main/resources/META-INF/licenses");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");

  /** What the dependencies bring along themselves. */
  private static final List<String> INDIRECT = List.of("jackson-core", "sshd-common", "slf4j-api");

  @Test
  void everyLibraryInTheJarHasItsLicenceThereAndNoOtherHas() throws IOException {
    TreeSet<String> libraries = new TreeSet<>(INDIRECT);
    for (String module : List.of("engine", "src")) {
      libraries.addAll(shipped(Files.readString(ROOT.resolve(module).resolve("pom.xml"))));
    }
    try (Stream<Path> files = Files.list(LICENCES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              libraries.stream().map(library -> library + ".txt").toList());
    }
  }

  private static List<String> shipped(String pom) {
    return DEPENDENCY
        .matcher(pom)
        .results()
        .map(found -> found.group(1))
        .filter(dependency -> !dependency.contains("<scope>test</scope>"))
        .filter(dependency -> !dependency.contains("<optional>true</optional>"))
        .filter(dependency -> !dependency.contains("<groupId>dev.runbook</groupId>"))
        .flatMap(dependency -> ARTIFACT.matcher(dependency).results())
        .map(found -> found.group(1))
        .collect(Collectors.toList());
  }
}
