package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.ssh.ExecText.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mock server understands what our own connections send. */
class ExecTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"docker ps", "two\nlines", "export A=b; c", "exec cat >/dev/null 2>&1", "#"})
  void findsTheCommandAgain(String text) {
    for (LoginShell shell : LoginShell.values()) {
      String marker = MarkerWords.next();
      OnceText sent = new OnceText(Invocation.of(text), marker, shell, Optional.empty());

      ExecText read = ExecText.of(sent.argument());

      assertThat(read.kind()).isEqualTo(Kind.COMMAND);
      assertThat(read.text()).isEqualTo(text);
      assertThat(read.greeting()).isEqualTo("\0" + marker + "\0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql -psecret", "two\nlines\n"})
  void findsACommandAgainThatComesOnStandardInput(String text) {
    OnceText sent =
        new OnceText(secret(text), MarkerWords.next(), LoginShell.BASH, Optional.empty());
    String input = sent.input().orElseThrow();

    ExecText read = ExecText.of(sent.argument());

    assertThat(read.kind()).isEqualTo(Kind.FED);
    assertThat(read.fed(input)).contains(text);
    assertThat(read.fed(input.substring(0, input.length() - 1))).isEmpty();
  }

  @Test
  void takesWhatOthersSendAsItIs() {
    ExecText read = ExecText.of("docker ps");

    assertThat(read.kind()).isEqualTo(Kind.COMMAND);
    assertThat(read.text()).isEqualTo("docker ps");
    assertThat(read.greeting()).isEmpty();
  }

  @Test
  void knowsTheWardenAndTheLifeline() {
    assertThat(ExecText.of(RemoteSupervisor.BOOT).kind()).isEqualTo(Kind.WARDEN);
    assertThat(ExecText.of(RemoteSupervisor.EXPORT + RemoteSupervisor.BOOT).kind())
        .isEqualTo(Kind.WARDEN);
    assertThat(ExecText.of("exec cat >/dev/null").kind()).isEqualTo(Kind.LIFELINE);
  }

  private static Invocation secret(String text) {
    return Invocation.of(text).secret(true);
  }
}
