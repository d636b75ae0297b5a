package example;

import dev.runbook.junit.RunbookScenarios;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every scenario in {@code runbooks/} is a test of its own; a click opens its line of YAML. */
class OurRunbooksTest {
  @TestFactory
  Stream<DynamicNode> runbooks() {
    return RunbookScenarios.in("runbooks").dynamicTests();
  }
}
