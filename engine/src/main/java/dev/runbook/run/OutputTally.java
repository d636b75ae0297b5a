package dev.runbook.run;

/**
 * The amount of a command's output on each stream, and its SHA-256, after masking.
 *
 * @param stdoutBytes bytes of standard output
 * @param stdoutSha256 their hash, in lower-case hexadecimal
 * @param stderrBytes bytes of standard error
 * @param stderrSha256 their hash
 */
public record OutputTally(
    long stdoutBytes, String stdoutSha256, long stderrBytes, String stderrSha256) {}
