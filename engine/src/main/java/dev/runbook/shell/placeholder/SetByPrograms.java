package dev.runbook.shell.placeholder;

import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The variables that well-known programs set in the shell that they are called from, or whose text
 * it evaluates.
 */
final class SetByPrograms {
  /**
   * A command and what it sets.
   *
   * @param command a pattern for its words, blanks between them
   * @param names the variables
   */
  private record Assignments(Pattern command, Set<String> names) {
    static Assignments of(String command, String... names) {
      return new Assignments(Pattern.compile(command), Set.of(names));
    }
  }

  private static final List<Assignments> KNOWN =
      List.of(
          Assignments.of(
              "(?:source|\\.) \\S*activate(?:\\.\\w+)?(?: .*)?|(?:workon|pyenv activate)\\b.*",
              "VIRTUAL_ENV",
              "VIRTUAL_ENV_PROMPT",
              "CONDA_PREFIX",
              "CONDA_DEFAULT_ENV",
              "PYENV_VERSION"),
          Assignments.of(
              "(?:conda|mamba|micromamba) activate\\b.*",
              "CONDA_PREFIX",
              "CONDA_DEFAULT_ENV",
              "CONDA_PROMPT_MODIFIER",
              "CONDA_SHLVL"),
          Assignments.of("eval .*\\bssh-agent\\b.*", "SSH_AUTH_SOCK", "SSH_AGENT_PID"),
          Assignments.of(
              "eval .*\\b(?:minikube|docker-machine|podman machine)\\b.*\\benv\\b.*|eval"
                  + " .*docker-env.*",
              "DOCKER_HOST",
              "DOCKER_CERT_PATH",
              "DOCKER_TLS_VERIFY",
              "DOCKER_MACHINE_NAME",
              "MINIKUBE_ACTIVE_DOCKERD"),
          Assignments.of(
              "eval .*\\bbrew\\b.* shellenv.*",
              "HOMEBREW_PREFIX",
              "HOMEBREW_CELLAR",
              "HOMEBREW_REPOSITORY"),
          Assignments.of(
              "eval .*\\bgpgconf\\b.*|eval .*\\bgpg-agent\\b.*", "GPG_TTY", "SSH_AUTH_SOCK"),
          Assignments.of(
              "(?:source|\\.) \\S*/nvm\\.sh|nvm (?:use|install)\\b.*",
              "NVM_DIR",
              "NVM_BIN",
              "NVM_INC"),
          Assignments.of("(?:source|\\.) \\S*cargo/env", "CARGO_HOME"),
          Assignments.of(
              "(?:source|\\.)"
                  + " (?:~|\\$HOME|\\$\\{HOME\\})/\\.(?:bashrc|zshrc|profile|bash_profile)"),
          Assignments.of("(?:source|\\.|eval) .*\\bcompletion\\b.*"),
          Assignments.of(
              "eval .*\\b(?:direnv|starship|zoxide|pyenv|rbenv|nodenv|jenv|fnm|mise|asdf)\\b.*\\b(?:hook|init|env|activate)\\b.*",
              "PYENV_ROOT",
              "PYENV_SHELL",
              "FNM_DIR"));

  private static final Set<String> OPEN = Set.of("source", ".", "eval");

  /** The first words of all of them. */
  static final Set<String> PROGRAMS =
      Set.of("source", ".", "eval", "workon", "pyenv", "conda", "mamba", "micromamba", "nvm");

  /** What decides stands early. */
  private static final int WORDS_LOOKED_AT = 20;

  private SetByPrograms() {}

  /** The variables that a command sets; empty where it may set any. */
  static Optional<Set<String>> names(CommandNode.Simple command) {
    if (!PROGRAMS.contains(command.words().get(0).raw())) {
      return Optional.of(Set.of());
    }
    String words =
        command.words().stream()
            .limit(WORDS_LOOKED_AT)
            .map(Word::text)
            .collect(Collectors.joining(" "));
    for (Assignments known : KNOWN) {
      if (known.command().matcher(words).matches()) {
        return Optional.of(known.names());
      }
    }
    return OPEN.contains(command.words().get(0).text()) ? Optional.empty() : Optional.of(Set.of());
  }
}
