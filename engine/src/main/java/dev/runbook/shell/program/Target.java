package dev.runbook.shell.program;

import java.util.Optional;

/**
 * What a call acts on beyond its host: a kube context, a database server, a cloud account.
 *
 * @param kind what it is, such as {@code kube context}
 * @param name its name, where the text says it
 * @param variable the environment variable that names it otherwise; blank for none
 * @param ask the command that asks the program for it otherwise, and only looks; blank for none
 */
public record Target(String kind, Optional<String> name, String variable, String ask) {}
