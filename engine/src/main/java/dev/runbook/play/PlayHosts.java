package dev.runbook.play;

import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.run.Hosts;
import dev.runbook.run.RunMode;
import java.util.Optional;

/**
 * The hosts of a play.
 *
 * @param hosts the hosts
 * @param mode {@link RunMode#REAL} or {@link RunMode#MOCK}
 * @param script the script of these hosts, where they are mocks that a file scripts
 */
public record PlayHosts(Hosts hosts, RunMode mode, Optional<MockScript> script) {}
