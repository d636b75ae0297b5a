package dev.runbook.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know what in the command line. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.runbook.cli");

  @Test
  void onlyTheConsoleKnowsTheTerminalLibraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.runbook.cli.console")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jline..", "org.fusesource..")
        .check(CLASSES);
  }

  @Test
  void theConsoleKnowsNoCommands() {
    noClasses()
        .that()
        .resideInAPackage("dev.runbook.cli.console")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.runbook.cli", "picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyMainTouchesTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.runbook.cli.Main")
        .should()
        .accessField(System.class, "in")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .check(CLASSES);
  }
}
