package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which last words of a command that failed say that it wanted the keyboard. */
class KeyboardHintTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sudo: a terminal is required to read the password; either use the -S option",
        "sudo: no tty present and no askpass program specified",
        "the input device is not a TTY",
        "stty: 'standard input': Inappropriate ioctl for device",
        "EOFError: EOF when reading a line",
        "Error: cannot perform an interactive login from a non TTY device: stdin is not a terminal",
        "bash: /dev/tty: No such device or address",
        "Continue? [y/N] ",
        "Do you want to continue? [Y/n] Abort.",
        "Password: ",
        "Enter passphrase for key '/home/a/.ssh/id_ed25519': ",
        "Are you sure you want to continue",
        "Delete 12 rows?",
        "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
        "Unable to prompt for confirmation; use --yes",
      })
  void saysThatItWantedTheKeyboard(String line) {
    assertThat(KeyboardHint.line(List.of("something before", line))).contains(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make: *** No rule to make target 'pages'.  Stop.",
        "connection refused",
        "password authentication failed for user \"app\"",
        "ERROR: relation \"users\" does not exist",
        "ls: cannot access '/srv': No such file or directory",
        "42 rows",
        "login ok",
        "",
      })
  void saysNothingOfTheKind(String line) {
    assertThat(KeyboardHint.line(List.of(line))).isEmpty();
  }
}
