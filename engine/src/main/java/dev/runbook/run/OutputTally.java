package dev.runbook.run;

/**
 * How much a command wrote to each stream, and the SHA-256 of it, after masking.
 *
 * @param stdoutBytes bytes of standard output
 * @param stdoutSha256 their hash, in lower-case hexadecimal
 * @param stderrBytes bytes of standard error
 * @param stderrSha256 their hash
 */
public record OutputTally(
    long stdoutBytes, String stdoutSha256, long stderrBytes, String stderrSha256) {}
