package dev.runbook.host.ssh.openssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers the questions of ssh while it connects. ssh calls a program, and two named pipes connect
 * that program to us, so that a secret is on no disk, in no environment and on no command line.
 */
final class Askpass implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A host key is never a question here. */
  private static final String KEY_QUESTION = "(yes/no";

  /** With {@code none} it is only told that a hardware key waits for a touch. */
  private static final String PROGRAM =
      """
      #!/bin/sh
      case $SSH_ASKPASS_PROMPT in none) exit 0 ;; confirm) exit 1 ;; esac
      cd "${0%/*}" || exit 1
      { printf %s "$1" | tr '\\n\\r' '  '; echo; } >ask
      IFS= read -r answer <answer
      case $answer in +*) printf '%s\\n' "${answer#+}" ;; *) exit 1 ;; esac
      """;

  private final Path program;
  private final Operator operator;
  private final RandomAccessFile questions;
  private final RandomAccessFile answers;

  private Askpass(
      Path program, Operator operator, RandomAccessFile questions, RandomAccessFile answers) {
    this.program = program;
    this.operator = operator;
    this.questions = questions;
    this.answers = answers;
  }

  static Askpass in(PrivateFolder folder, Map<String, String> environment, Operator operator) {
    try {
      Path ask = folder.file("ask");
      Path answer = folder.file("answer");
      Launch pipes =
          Launch.of(
              java.util.List.of("mkfifo", "-m", "600", ask.toString(), answer.toString()),
              environment,
              folder.path());
      Captured made = Captured.run(pipes, PATIENCE);
      if (made.status() != 0) {
        throw new IOException(made.stderr().strip());
      }
      Path program = Files.writeString(folder.file("askpass"), PROGRAM);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      // Open for both directions, so that neither opening nor the end of the other side blocks.
      Askpass askpass =
          new Askpass(
              program,
              operator,
              new RandomAccessFile(ask.toFile(), "rw"),
              new RandomAccessFile(answer.toFile(), "rw"));
      Thread thread = new Thread(askpass::answer, "askpass");
      thread.setDaemon(true);
      thread.start();
      return askpass;
    } catch (IOException e) {
      throw new HostException(
          Kind.SETUP, "ssh could not be given a way to ask: " + e.getMessage(), e);
    }
  }

  /** An environment in which ssh asks here; old ones only do so where there is a display. */
  Map<String, String> around(Map<String, String> environment) {
    Map<String, String> more = new HashMap<>(environment);
    more.put("SSH_ASKPASS", program.toString());
    more.put("SSH_ASKPASS_REQUIRE", "force");
    more.putIfAbsent("DISPLAY", ":0");
    return more;
  }

  @Override
  public void close() {
    try {
      // Wakes the one who waits for a question; what is closed under a reader wakes nobody.
      questions.write('\n');
      answers.close();
    } catch (IOException e) {
      // Then nobody can ask any more.
      return;
    }
  }

  private void answer() {
    try {
      for (String question = line(); !question.isEmpty(); question = line()) {
        answers.write((reply(question) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      questions.close();
    } catch (IOException e) {
      // Closed on our side, since the connection is up or has failed.
      return;
    }
  }

  private String reply(String question) {
    if (question.contains(KEY_QUESTION)) {
      return "+no";
    }
    return operator.secret(question).map(secret -> "+" + secret).orElse("-");
  }

  private String line() throws IOException {
    byte[] bytes = new byte[4096];
    int length = 0;
    for (int b = questions.read(); b >= 0 && b != '\n'; b = questions.read()) {
      if (length < bytes.length) {
        bytes[length++] = (byte) b;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
  }
}
