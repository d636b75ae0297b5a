package dev.runbook.journal.event;

import java.util.Optional;

/**
 * A parameter's value in one part of a run.
 *
 * @param name the parameter's
 * @param secret whether it is a secret, which is not recorded
 * @param value what was given
 * @param hmac the fingerprint of a secret
 */
public record ParamValue(
    String name, boolean secret, Optional<String> value, @OmittedWhenEmpty Optional<String> hmac) {}
