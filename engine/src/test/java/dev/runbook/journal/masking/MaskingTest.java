package dev.runbook.journal.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.OutputSink;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  private static final String SECRET = "it's <a> \"b\"/c&d$e%é";
  private static final String MASK = Plan.MASK;

  @Test
  void coversTheValueAsItIs() {
    assertThat(masked("before " + SECRET + " after")).isEqualTo("before " + MASK + " after");
  }

  @Test
  void passesOnWhatHoldsNoSecret() {
    String text = "it's <a> fine day\u0000\n";

    assertThat(masked(text)).isSameAs(text);
    assertThat(Masking.of(List.of()).text(SECRET)).isSameAs(SECRET);
  }

  @Test
  void coversHexadecimalInBothCases() {
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);

    assertThat(masked(HexFormat.of().formatHex(bytes))).isEqualTo(MASK);
    assertThat(masked(HexFormat.of().withUpperCase().formatHex(bytes))).isEqualTo(MASK);
  }

  @Test
  void coversBase64WhateverStandsAroundTheSecret() {
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      for (int before = 0; before < 6; before++) {
        for (int after = 0; after < 6; after++) {
          String text = "x".repeat(before) + SECRET + "y".repeat(after);
          String encoded = encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
          String covered = masked(encoded);
          String left = covered.replace(MASK, "");

          assertThat(covered).contains(MASK);
          assertThat(left.length()).isLessThanOrEqualTo(before * 4 / 3 + after * 4 / 3 + 8);
        }
      }
    }
    assertThat(masked(Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(MASK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it%27s%20%3Ca%3E%20%22b%22%2Fc%26d%24e%25%C3%A9", // every reserved character
        "it%27s%20%3ca%3e%20%22b%22%2fc%26d%24e%25%c3%a9", // the same in lower case
        "it's%20%3Ca%3E%20%22b%22%2Fc%26d%24e%25%C3%A9", // encodeURIComponent
        "it%27s%20%3Ca%3E%20%22b%22/c%26d%24e%25%C3%A9", // Python's quote
        "it's <a> \\\"b\\\"/c&d$e%é", // JSON
        "it's <a> \\\"b\\\"\\/c&d$e%é", // PHP's JSON
        "it's <a> \\\"b\\\"/c&d$e%\\u00e9", // Python's JSON
        "it's \\u003ca\\u003e \\\"b\\\"/c\\u0026d$e%é", // Go's JSON
        "it's &lt;a&gt; \"b\"/c&amp;d$e%é", // XML content
        "it&apos;s &lt;a&gt; &quot;b&quot;/c&amp;d$e%é", // an XML attribute
        "it&#39;s &lt;a&gt; &#34;b&#34;/c&amp;d$e%é", // Go's HTML
        "it''s <a> \"b\"/c&d$e%é", // SQL
        "it\\'s <a> \"b\"/c&d$e%é", // Python's repr
        "it'\\''s <a> \"b\"/c&d$e%é", // one shell
        "it'\\''\\'\\'''\\''s <a> \"b\"/c&d$e%é", // a shell in a shell
        "it'\"'\"'s <a> \"b\"/c&d$e%é", // Python's shlex
        "it's <a> \\\"b\\\"/c&d\\$e%é", // in double quotes
        "it\\'s\\ \\<a\\>\\ \\\"b\\\"/c\\&d\\$e%é" // printf %q
      })
  void coversTheUsualEncodings(String encoded) {
    assertThat(masked("[" + encoded + "]")).isEqualTo("[" + MASK + "]");
  }

  @Test
  void coversTheQuotesOfFourShells() {
    String quoted = SECRET;
    for (int shells = 1; shells <= 4; shells++) {
      quoted = quoted.replace("'", "'\\''");
      assertThat(masked(quoted)).as("%d shells", shells).isEqualTo(MASK);
    }
  }

  @Test
  void coversTwoKindsOfQuotesInEachOther() {
    String sqlInShell = SECRET.replace("'", "''").replace("'", "'\\''");
    String doubleInShell = "it'\\''s <a> \\\"b\\\"/c&d\\$e%é";

    assertThat(masked(sqlInShell)).isEqualTo(MASK);
    assertThat(masked(doubleInShell)).isEqualTo(MASK);
  }

  @Test
  void coversForms() {
    String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);

    assertThat(form).contains("+");
    assertThat(masked("password=" + form + "&x=1")).isEqualTo("password=" + MASK + "&x=1");
  }

  @Test
  void coversEachLineOfAKeyAndTheWholeOfIt() {
    Mask mask = Masking.of(List.of("-----BEGIN KEY-----\nMIIEpAIBAAKC\nxy=\n-----END KEY-----\n"));

    assertThat(mask.text("got MIIEpAIBAAKC here")).isEqualTo("got " + MASK + " here");
    assertThat(mask.text("-----BEGIN KEY-----\r\nMIIEpAIBAAKC\r\nxy=\r\n-----END KEY-----\r\n"))
        .isEqualTo(MASK + "\r\n");
    assertThat(mask.text("xy=")).isEqualTo("xy=");
  }

  @Test
  void coversOverlappingSecretsWithOneMask() {
    Mask mask = Masking.of(List.of("abcdefgh", "efghijkl", "cdefghij12"));

    assertThat(mask.text("abcdefghijkl")).isEqualTo(MASK);
    assertThat(mask.text("abcdefgh abcdefghij12 efgh")).isEqualTo(MASK + " " + MASK + " efgh");
    assertThat(mask.text("abcdefghabcdefgh")).isEqualTo(MASK);
  }

  @Test
  void ignoresBlanksAroundASecret() {
    assertThat(Masking.of(List.of("  hunter2-hunter2\n")).text("<hunter2-hunter2>"))
        .isEqualTo("<" + MASK + ">");
  }

  @Test
  void refusesASecretThatIsTooShort() {
    assertThat(Masking.canCover("12345678")).isTrue();
    assertThat(Masking.canCover(" 1234567 ")).isFalse();
    assertThatThrownBy(() -> Masking.of(List.of("1234567")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a secret needs at least 8 bytes, or it cannot be masked");
  }

  @Test
  void keepsStandardOutputAndErrorApart() {
    Streams seen = new Streams();
    Mask.Masked masked = Masking.of(List.of("abcdefgh")).around(seen);
    masked.stdout("1abcd".getBytes(StandardCharsets.UTF_8), 0, 5);
    masked.stderr("2efgh".getBytes(StandardCharsets.UTF_8), 0, 5);
    assertThat(seen.stdout).hasToString("1");
    masked.stdout("efgh.".getBytes(StandardCharsets.UTF_8), 0, 5);
    masked.finish();

    assertThat(seen.stdout).hasToString("1" + MASK + ".");
    assertThat(seen.stderr).hasToString("2efgh");
  }

  @Test
  void holdsBackOnlyWhatMayBecomeASecret() {
    Streams seen = new Streams();
    Mask.Masked masked = Masking.of(List.of("abcdefgh")).around(seen);

    masked.stdout("password? abc".getBytes(StandardCharsets.UTF_8), 0, 13);
    assertThat(seen.stdout).hasToString("password? ");
    masked.stdout("x".getBytes(StandardCharsets.UTF_8), 0, 1);
    assertThat(seen.stdout).hasToString("password? abcx");
    masked.stdout("ab".getBytes(StandardCharsets.UTF_8), 0, 2);
    assertThat(seen.stdout).hasToString("password? abcx");
    masked.finish();
    assertThat(seen.stdout).hasToString("password? abcxab");
  }

  @Test
  void aPromptIsShownAtOnceUnlessItEndsAsASecretBegins() {
    Streams seen = new Streams();
    Mask.Masked masked = Masking.of(List.of("hunter2-hunter2", "postgres-password")).around(seen);

    write(masked, "Are you sure? [y/N] ");
    assertThat(seen.stdout).hasToString("Are you sure? [y/N] ");
    write(masked, "\rpass\u001b[0m\n> ");
    assertThat(seen.stdout).hasToString("Are you sure? [y/N] \rpass\u001b[0m\n> ");
    write(masked, "push\n"); // one letter is no reason to keep the end of a line
    assertThat(seen.stdout.toString(StandardCharsets.UTF_8)).endsWith("push\n");
    write(masked, "postgres=# ");
    assertThat(seen.stdout.toString(StandardCharsets.UTF_8)).endsWith("postgres=# ");
    write(masked, "postgres ");
    assertThat(seen.stdout.toString(StandardCharsets.UTF_8)).endsWith("postgres=# ");
    write(masked, "is on!");
    assertThat(seen.stdout.toString(StandardCharsets.UTF_8)).endsWith("postgres=# postgres is on!");
  }

  @Test
  void learnsMoreSecretsWhileStreamsAreOnTheirWay() {
    Streams seen = new Streams();
    Masking mask = Masking.of(List.of("abcdefgh"));
    Mask.Masked masked = mask.around(seen);

    write(masked, "efgh5678 xxabcdefgh xxabcdef");
    assertThat(mask.learn("efgh5678")).isTrue();
    write(masked, "gh5678 efgh5678 abcdefgX");
    masked.finish();

    assertThat(seen.stdout)
        .hasToString("efgh5678 xx" + MASK + " xx" + MASK + " " + MASK + " abcdefgX");
    assertThat(mask.text("<efgh5678>")).isEqualTo("<" + MASK + ">");
  }

  @Test
  void whatComesAfterASecretDoesNotWait() {
    Streams seen = new Streams();
    Mask.Masked masked = Masking.of(List.of("correct-horse")).around(seen);

    write(masked, "correct-horse\n");

    assertThat(seen.stdout).hasToString(MASK + "\n");
  }

  @Test
  void findsALearntSecretInWhatItHoldsBack() {
    Streams seen = new Streams();
    Masking mask = Masking.of(List.of("abcdefghijklmnop!"));
    Mask.Masked masked = mask.around(seen);

    write(masked, ".abcdefghijklmnop");
    mask.learn("defghijklm");
    masked.finish();

    assertThat(seen.stdout).hasToString(".abc" + MASK + "nop");
  }

  @Test
  void findsALearntSecretThatIsTornInWhatItHoldsBack() {
    Streams seen = new Streams();
    Masking mask = Masking.of(List.of("abcdefghijklmnop!"));
    Mask.Masked masked = mask.around(seen);

    write(masked, ".abcdefgh\u001b[1mijklm\nnop");
    mask.learn("efghijklmn");
    write(masked, "q");
    masked.finish();

    assertThat(seen.stdout).hasToString(".abcd" + MASK + "opq");
  }

  @Test
  void aMaskThatKnowsNoSecretYetLearnsToo() {
    Streams seen = new Streams();
    Masking mask = Masking.of(List.of());
    Mask.Masked masked = mask.around(seen);

    write(masked, "hunter2-hunter2 ");
    assertThat(mask.learn("short")).isFalse();
    assertThat(mask.hasSecrets()).isFalse();
    assertThat(mask.learn("hunter2-hunter2")).isTrue();
    assertThat(mask.hasSecrets()).isTrue();
    write(masked, "hunter2-hunter2");
    masked.finish();

    assertThat(seen.stdout).hasToString("hunter2-hunter2 " + MASK);
  }

  private static void write(Mask.Masked masked, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    masked.stdout(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 64, 1_000, 4_096})
  void coversASecretWhereverItIsSplitAndAfterAFalseStart(int length) {
    String secret = "aab".repeat(length / 3 + 1).substring(0, length - 1) + "!";
    Mask mask = Masking.of(List.of(secret));
    for (int split = 1; split < length; split++) {
      byte[] text = (secret.substring(0, split) + secret + ".").getBytes(StandardCharsets.UTF_8);
      Streams seen = new Streams();
      Mask.Masked masked = mask.around(seen);
      masked.stdout(text, 0, 2 * split);
      masked.stdout(text, 2 * split, text.length - 2 * split);
      masked.finish();

      assertThat(seen.stdout.toString(StandardCharsets.UTF_8))
          .as("split at %d of %d", split, length)
          .isEqualTo(secret.substring(0, split) + MASK + ".");
    }
  }

  @Test
  void copesWithAsMuchAsAStepMayKeep() {
    StringBuilder document = new StringBuilder();
    for (int i = 0; document.length() < 4_000; i++) {
      document
          .append("  \"key-")
          .append(i)
          .append("\": \"it's <")
          .append(i * 7919)
          .append(">\",\n");
    }
    Masking mask = Masking.of(List.of("hunter2-hunter2"));

    assertThat(mask.learn(document.toString())).isTrue();
    assertThat(mask.text("{\n" + document + "}")).isEqualTo("{\n  " + MASK + "\n}");
    assertThat(mask.text("it is \"key-7\": \"it's <55433>\",")).isEqualTo("it is " + MASK);
  }

  @Test
  void copesWithALongKey() {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      key.append(
          Base64.getEncoder()
              .encodeToString(
                  ("line number " + i * 7919).repeat(3).getBytes(StandardCharsets.UTF_8)));
      key.append('\n');
    }
    Mask mask = Masking.of(List.of(key.toString()));

    assertThat(mask.text("<" + key + ">")).isEqualTo("<" + MASK + "\n>");
  }

  private static String masked(String text) {
    return Masking.of(List.of(SECRET)).text(text);
  }

  private static final class Streams implements OutputSink {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
      stdout.write(buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
      stderr.write(buffer, offset, length);
    }
  }
}
