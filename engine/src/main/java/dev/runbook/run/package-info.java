/**
 * Plays a plan: asks the gate, runs commands on hosts, records each event before the next thing
 * happens.
 *
 * <p>No method takes or returns {@code null}; what may be missing is an {@link java.util.Optional},
 * an empty list or an empty text. A {@link dev.runbook.run.Runner} plays on the thread that calls
 * it, which also calls the gate, the recorder and the listeners; output comes from threads of the
 * hosts. Interrupting is for any thread.
 */
package dev.runbook.run;
