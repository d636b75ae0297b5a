package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.SshSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes a server's questions on to the operator: for passwords, codes and the like. */
final class Credentials implements UserInfo, UIKeyboardInteractive {
  private static final int USUAL_PROMPTS = 3;

  private final SshSettings settings;
  private final Operator operator;
  private final LoginAttempts attempts;
  private final Map<String, Integer> asked = new HashMap<>();
  private String password;

  Credentials(SshSettings settings, Operator operator, LoginAttempts attempts) {
    this.settings = settings;
    this.operator = operator;
    this.attempts = attempts;
  }

  @Override
  public boolean promptPassword(String message) {
    attempts.tried("a password");
    Optional<String> answer = ask("Password for " + settings.address());
    password = answer.orElse(null);
    return answer.isPresent();
  }

  @Override
  public String getPassword() {
    String given = password;
    password = null;
    return given;
  }

  /** Null, as the library wants it, when nobody answers. */
  @Override
  public String[] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompts, boolean[] echo) {
    attempts.tried("keyboard-interactive");
    String[] answers = new String[prompts.length];
    for (int i = 0; i < prompts.length; i++) {
      String about = instruction.isBlank() ? "" : instruction.strip() + " ";
      Optional<String> answer = ask(settings.alias() + " asks: " + about + prompts[i].strip());
      if (answer.isEmpty()) {
        return null;
      }
      answers[i] = answer.get();
    }
    return answers;
  }

  /** As often as OpenSSH asks the same: three times unless configured. */
  private Optional<String> ask(String question) {
    if (asked.merge(question, 1, Integer::sum) > prompts()) {
      return Optional.empty();
    }
    Optional<String> answer = operator.secret(question);
    if (answer.isEmpty()) {
      attempts.hint("nobody could be asked for a password");
    }
    return answer;
  }

  private int prompts() {
    String configured = settings.all().getOrDefault("numberofpasswordprompts", List.of("")).get(0);
    return configured.matches("[1-9]\\d{0,3}") ? Integer.parseInt(configured) : USUAL_PROMPTS;
  }

  /** Never asked for: our keys unlock themselves. */
  @Override
  public boolean promptPassphrase(String message) {
    return false;
  }

  @Override
  public String getPassphrase() {
    return null;
  }

  /** The library's questions about host keys have one answer here. */
  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  @Override
  public void showMessage(String message) {
    // A banner, from a server: not ours to show.
  }
}
