package dev.runbook.graph;

import dev.runbook.shell.Prompts;
import dev.runbook.shell.Script;
import java.util.Set;

/** Fences without a language: many hold commands, many hold output. */
final class Unlabelled {
  /** Why such a step is optional. */
  static final String CONDITION = "the fence names no language; it reads as shell";

  private static final Set<String> PROGRAMS =
      Set.of(
          "sudo",
          "ssh",
          "scp",
          "rsync",
          "cd",
          "ls",
          "cat",
          "echo",
          "cp",
          "mv",
          "rm",
          "mkdir",
          "chmod",
          "chown",
          "curl",
          "wget",
          "git",
          "docker",
          "docker-compose",
          "podman",
          "kubectl",
          "helm",
          "terraform",
          "ansible",
          "ansible-playbook",
          "systemctl",
          "service",
          "journalctl",
          "apt",
          "apt-get",
          "yum",
          "dnf",
          "brew",
          "pip",
          "npm",
          "yarn",
          "make",
          "mvn",
          "go",
          "cargo",
          "python",
          "python3",
          "psql",
          "pg_dump",
          "mysql",
          "redis-cli",
          "aws",
          "gcloud",
          "az",
          "export",
          "source",
          "tar",
          "grep",
          "find",
          "sed",
          "awk",
          "tail",
          "head",
          "df",
          "du",
          "ps",
          "kill",
          "crontab",
          "openssl",
          "dig",
          "ping",
          "bash",
          "sh",
          "vault",
          "oc",
          "nginx");

  private Unlabelled() {}

  /** Whether every line that should be a command begins with a program people use in runbooks. */
  static boolean readsAsShell(String text) {
    if (Prompts.looksLikeSession(text)) {
      return true;
    }
    Script script = Script.parse(text);
    return script.sound()
        && !script.isEmpty()
        && script.statements().stream()
            .allMatch(
                statement ->
                    !statement.commands().isEmpty()
                        && PROGRAMS.contains(statement.commands().get(0).argv().get(0)));
  }
}
