package dev.runbook.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.runbook.plan.Plan;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Recorder;
import dev.runbook.run.Resumption;
import dev.runbook.run.Runner;
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
  void onlyTheWebKnowsTheHttpServer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.runbook.cli.web")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.net.httpserver..")
        .check(CLASSES);
  }

  @Test
  void consoleAndWebKnowNoCommands() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.runbook.cli.console", "dev.runbook.cli.web")
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

  /** The one gate here is the person at the screen; what is played is the library's. */
  @Test
  void noClassPlays() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.runbook.cli.console.OperatorGate")
        .should()
        .implement(Gate.class)
        .orShould()
        .implement(Hosts.class)
        .orShould()
        .implement(Recorder.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.runbook.journal.masking")
        .check(CLASSES);
    noClasses()
        .should()
        .callMethod(Runner.class, "run", Plan.class)
        .orShould()
        .callMethod(Runner.class, "resume", Plan.class, Resumption.class)
        .check(CLASSES);
  }
}
