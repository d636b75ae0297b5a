package dev.runbook;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packages are the stations of the data's way; every arrow that is not drawn here is a mistake.
 */
class ArchitectureTest {
  /** Each station, and the stations it may import directly. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("source", Set.of()),
          Map.entry("work", Set.of()),
          Map.entry("json", Set.of("source")),
          Map.entry("yaml", Set.of("source")),
          Map.entry("document", Set.of("source", "yaml", "shell.program")),
          Map.entry("shell", Set.of("shell.syntax", "work")),
          Map.entry("shell.syntax", Set.of("work")),
          Map.entry("shell.placeholder", Set.of("shell", "shell.program", "shell.syntax", "work")),
          Map.entry("shell.fill", Set.of("shell", "shell.program", "shell.syntax", "work")),
          Map.entry("shell.program", Set.of("source", "shell", "shell.syntax", "work", "yaml")),
          Map.entry(
              "graph",
              Set.of(
                  "source",
                  "document",
                  "shell",
                  "shell.syntax",
                  "shell.placeholder",
                  "shell.fill",
                  "shell.program",
                  "work",
                  "yaml")),
          Map.entry(
              "plan",
              Set.of(
                  "source",
                  "document",
                  "shell",
                  "shell.fill",
                  "shell.program",
                  "graph",
                  "json",
                  "work",
                  "yaml")),
          Map.entry("host", Set.of()),
          Map.entry("host.process", Set.of()),
          Map.entry("host.bash", Set.of("host", "host.process")),
          Map.entry("host.local", Set.of("host", "host.process", "host.bash")),
          Map.entry("host.ssh.link", Set.of("host")),
          Map.entry("host.ssh.config", Set.of("host", "host.process", "source")),
          Map.entry("host.ssh.jsch", Set.of("host", "host.ssh.link", "host.ssh.config", "source")),
          Map.entry(
              "host.ssh.openssh",
              Set.of("host", "host.process", "host.ssh.link", "host.ssh.config")),
          Map.entry(
              "host.ssh",
              Set.of(
                  "host",
                  "host.process",
                  "host.bash",
                  "host.ssh.link",
                  "host.ssh.config",
                  "host.ssh.jsch",
                  "host.ssh.openssh")),
          Map.entry("host.jshell.remote", Set.of()),
          Map.entry(
              "host.jshell",
              Set.of("host", "host.process", "host.bash", "host.jshell.remote", "source")),
          Map.entry("host.mock", Set.of("host", "source", "yaml")),
          Map.entry("host.mock.serve", Set.of("host", "host.mock", "host.ssh")),
          Map.entry("run", Set.of("source", "document", "graph", "plan", "host")),
          Map.entry("journal.masking", Set.of("run", "plan", "host", "json")),
          Map.entry(
              "journal",
              Set.of(
                  "journal.event",
                  "journal.masking",
                  "run",
                  "plan",
                  "graph",
                  "host",
                  "json",
                  "source")),
          Map.entry("journal.event", Set.of("run")),
          Map.entry("report", Set.of("journal", "journal.event", "run", "json", "source")),
          Map.entry("approval", Set.of("run", "graph", "host.process", "source")),
          Map.entry("bashcheck", Set.of("source", "graph", "document", "host.process", "work")),
          Map.entry(
              "play",
              Set.of(
                  "approval",
                  "journal",
                  "journal.event",
                  "journal.masking",
                  "run",
                  "plan",
                  "graph",
                  "document",
                  "shell",
                  "host",
                  "host.process",
                  "source",
                  "yaml")),
          Map.entry(
              "diff",
              Set.of("source", "shell", "document", "graph", "plan", "json", "host.process")),
          Map.entry(
              "replay",
              Set.of(
                  "source",
                  "shell",
                  "shell.program",
                  "yaml",
                  "json",
                  "document",
                  "graph",
                  "plan",
                  "run",
                  "host",
                  "host.mock",
                  "journal",
                  "journal.event",
                  "journal.masking",
                  "report")),
          Map.entry("junit", Set.of("", "replay", "host.mock", "json", "source")),
          Map.entry(
              "lint",
              Set.of(
                  "source",
                  "document",
                  "shell",
                  "shell.program",
                  "shell.syntax",
                  "graph",
                  "json",
                  "work")),
          Map.entry(
              "",
              Set.of(
                  "source",
                  "document",
                  "graph",
                  "plan",
                  "bashcheck",
                  "host",
                  "host.local",
                  "host.process",
                  "host.ssh",
                  "host.ssh.config",
                  "host.jshell",
                  "lint",
                  "host.mock",
                  "run",
                  "journal",
                  "play",
                  "diff",
                  "replay",
                  "report",
                  "shell",
                  "shell.program",
                  "json",
                  "yaml")));

  /** Each outside library is known to one station. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "org.commonmark..", "document",
          "org.snakeyaml..", "yaml",
          "org.apache.commons.exec..", "host.process",
          "com.jcraft.jsch..", "host.ssh.jsch",
          "org.apache.sshd..", "host.mock.serve",
          "jdk.jshell..", "host.jshell.remote",
          "com.fasterxml..", "json",
          "org.junit..", "junit",
          "org.opentest4j..", "junit");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.runbook");

  @Test
  void importsPointBackwardsAlongTheDatasWay() {
    List<String> wrong = new ArrayList<>();
    CLASSES.forEach(
        from ->
            from.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(to -> to.getPackageName().startsWith("dev.runbook"))
                .filter(to -> !to.getPackageName().equals(from.getPackageName()))
                .filter(
                    to -> !allowed(from.getPackageName()).contains(station(to.getPackageName())))
                .map(to -> from.getName() + " -> " + to.getName())
                .forEach(wrong::add));
    assertThat(new TreeSet<>(wrong)).isEmpty();
  }

  @Test
  void everyPackageIsAStationOnTheMap() {
    Set<String> stations = new HashSet<>();
    CLASSES.forEach(type -> stations.add(station(type.getPackageName())));
    assertThat(ARROWS.keySet()).containsAll(stations);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.runbook.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void eachOutsideLibraryIsImportedByOnePackage() {
    LIBRARIES.forEach(
        (library, station) ->
            noClasses()
                .that(not(resideInAPackage("dev.runbook." + station)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES));
  }

  @Test
  void theEngineNeverTouchesTheProcessItRunsIn() {
    noClasses().should().accessField(System.class, "in").check(CLASSES);
    noClasses().should().accessField(System.class, "out").check(CLASSES);
    noClasses().should().accessField(System.class, "err").check(CLASSES);
    noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
  }

  /** It may have one thread, which waits for what is told by another task of the same pool. */
  @Test
  void nothingWaitsForAnEndOnTheSharedPool() {
    noClasses()
        .should()
        .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
        .orShould()
        .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
        .orShould()
        .callMethod(Process.class, "onExit")
        .orShould()
        .callMethod(ProcessHandle.class, "onExit")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    Path root = Path.of("src/main/java/dev/runbook");
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> silent =
          files
              .filter(Files::isDirectory)
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  private static Set<String> allowed(String packageName) {
    return ARROWS.getOrDefault(station(packageName), Set.of());
  }

  private static String station(String packageName) {
    return packageName.equals("dev.runbook") ? "" : packageName.substring("dev.runbook.".length());
  }
}
