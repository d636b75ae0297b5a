package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user's program may name is small and can be read. */
class ExportedTypesTest {
  private static final int MOST_COMPONENTS = 7;

  /** The command line, which is no part of this module. */
  private static final List<Path> MODULES_ABOVE =
      List.of(Path.of("../src/main/java"), Path.of("../durable/src/main/java"));

  /** The program of another process, and the command line itself. */
  private static final Set<String> OUTSIDE =
      Set.of("dev.runbook.host.jshell.remote", "dev.runbook.cli", "dev.runbook.cli.console");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.runbook");

  /** More belong together in groups that have a name of their own. */
  @Test
  void recordsHaveAtMostSevenComponents() throws IOException {
    Set<String> exported = exportedPackages();
    Set<String> wide =
        CLASSES.stream()
            .filter(JavaClass::isRecord)
            .filter(type -> exported.contains(type.getPackageName()))
            .filter(ExportedTypesTest::isPublic)
            .filter(type -> components(type) > MOST_COMPONENTS)
            .map(type -> type.getName() + " has " + components(type))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(exported).contains("dev.runbook", "dev.runbook.graph");
    assertThat(wide).isEmpty();
  }

  /** What only its own package uses is its business; who uses a nested type uses its outer one. */
  @Test
  void hiddenPackagesMakeNothingPublicThatNobodyElseUses() throws IOException {
    Set<String> exported = exportedPackages();
    Set<String> used =
        CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> !packageOf(use.getOriginClass()).equals(packageOf(use.getTargetClass())))
            .map(use -> use.getTargetClass().getBaseComponentType().getName())
            .flatMap(name -> Stream.of(name, name.replaceFirst("\\$.*", "")))
            .collect(Collectors.toSet());
    used.addAll(importedAbove());
    Set<String> lonely =
        CLASSES.stream()
            .filter(type -> type.isTopLevelClass() && isPublic(type))
            .filter(type -> !exported.contains(type.getPackageName()))
            .filter(type -> !OUTSIDE.contains(type.getPackageName()))
            .map(JavaClass::getName)
            .filter(name -> !used.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).contains("dev.runbook.document.Block");
    assertThat(lonely).isEmpty();
  }

  private static Set<String> importedAbove() throws IOException {
    Set<String> imported = new TreeSet<>();
    for (Path module : MODULES_ABOVE) {
      try (Stream<Path> files = Files.walk(module)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          Pattern.compile("import ([\\w.]+);")
              .matcher(Files.readString(file))
              .results()
              .forEach(found -> imported.add(found.group(1)));
        }
      }
    }
    return imported;
  }

  private static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }

  private static long components(JavaClass record) {
    return record.getFields().stream().filter(ExportedTypesTest::isComponent).count();
  }

  private static boolean isComponent(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.STATIC);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ExportedTypesTest::isPublic).orElse(true);
  }

  /** The packages that a user's program may name. */
  static Set<String> exportedPackages() throws IOException {
    String module = Files.readString(Path.of("src/main/java/module-info.java"));
    List<String> names =
        Pattern.compile("exports ([\\w.]+);")
            .matcher(module)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    return new TreeSet<>(names);
  }
}
