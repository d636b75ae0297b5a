package dev.runbook.replay;

import dev.runbook.host.mock.MockPlace;
import java.util.List;

/**
 * What came of a scenario.
 *
 * @param unused the replies that it did not ask for
 */
record ScenarioResult(Verdict verdict, List<MockPlace> unused) {}
