package dev.runbook.host.mock;

import java.util.Map;

/**
 * In what a command comes, apart from itself.
 *
 * @param state the host's state
 * @param way how the host is reached
 * @param folder the folder a kept shell is in; nothing where it has never left its first one
 */
record Setting(Map<String, String> state, Way way, String folder) {}
