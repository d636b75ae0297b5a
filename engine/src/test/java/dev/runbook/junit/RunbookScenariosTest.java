package dev.runbook.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every scenario of a folder as a test of its own. */
class RunbookScenariosTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("runbook.root"), "engine/src/test/resources/junit");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicNode> scenarios() {
    return RunbookScenarios.in(FIXTURES.toString()).dynamicTests();
  }

  @Test
  void eachTestHasItsScenariosTitleAndItsLineOfYaml() {
    assertThat(tests(RunbookScenarios.in(FIXTURES.toString()).named("confirms").dynamicTests()))
        .extracting(
            test ->
                test.getDisplayName()
                    + " "
                    + test.getTestSourceUri().map(uri -> uri.getQuery()).orElse("-"))
        .containsExactly(
            "the file is sound line=1",
            "move-shop › stops when nobody confirms line=15",
            "what the scenarios share -");
  }

  @Test
  void aScenarioThatComesOutOtherwiseFails() throws Throwable {
    copy("state: {web1: {shop: stopped}}", "state: {web1: {shop: up}}");
    List<String> failures = failures();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0))
        .startsWith("move-shop › moves the shop: ")
        .contains("move-shop.test.yaml:13");
  }

  @Test
  void aFileThatIsNotSoundFails() throws Throwable {
    copy("expect: {exit: 4}", "expekt: {exit: 4}");
    assertThat(failures())
        .anyMatch(each -> each.startsWith("the file is sound: ") && each.contains("expekt"));
  }

  @Test
  void aReplyThatNobodyAsksForFails() throws Throwable {
    copy("sudo systemctl stop shop, set", "true}\n        - {run: sudo systemctl stop shop, set");
    assertThat(failures()).anyMatch(each -> each.contains("no command used"));
  }

  @Test
  void noScenarioIsAMistake() {
    assertThatThrownBy(() -> RunbookScenarios.in(folder.toString()).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no scenario in " + folder);
    assertThatThrownBy(() -> RunbookScenarios.in("nowhere").dynamicTests())
        .hasMessageContaining("there is no nowhere");
  }

  @Test
  void theyRunWithoutJunitToo() {
    assertThat(RunbookScenarios.in(FIXTURES.toString()).run().passes()).isTrue();
  }

  private void copy(String old, String changed) throws IOException {
    Files.copy(FIXTURES.resolve("move-shop.md"), folder.resolve("move-shop.md"));
    String text = Files.readString(FIXTURES.resolve("move-shop.test.yaml"));
    assertThat(text).contains(old);
    Files.writeString(folder.resolve("move-shop.test.yaml"), text.replace(old, changed));
  }

  private List<String> failures() throws Throwable {
    List<String> failures = new ArrayList<>();
    for (DynamicTest test : tests(RunbookScenarios.in(folder.toString()).dynamicTests())) {
      try {
        test.getExecutable().execute();
      } catch (AssertionError e) {
        failures.add(test.getDisplayName() + ": " + e.getMessage());
      }
    }
    return failures;
  }

  private static List<DynamicTest> tests(Stream<? extends DynamicNode> nodes) {
    List<DynamicTest> tests = new ArrayList<>();
    nodes.forEach(
        node -> {
          if (node instanceof DynamicContainer container) {
            tests.addAll(tests(container.getChildren()));
          } else {
            tests.add((DynamicTest) node);
          }
        });
    return tests;
  }
}
