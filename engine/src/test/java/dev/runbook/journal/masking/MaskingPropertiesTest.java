package dev.runbook.journal.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Streams in chunks against the whole text, marked byte by byte. */
class MaskingPropertiesTest {
  private static final int CASES = Boolean.getBoolean("soak") ? 200_000 : 2_000;

  /** Few letters, so that needles overlap, repeat and begin again within themselves. */
  @Property(tries = 2_000, seed = "1")
  void chunksNeverMatter(
      @ForAll @Size(min = 1, max = 4)
          List<@StringLength(min = 1, max = 6) @FewLetters String> needles,
      @ForAll @StringLength(max = 60) @FewLetters String text,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 9) Integer> chunks) {
    check(needles, text, chunks);
  }

  @Test
  void chunksNeverMatterInManyCasesMore() {
    Random random = new Random(20261123);
    for (int i = 0; i < CASES; i++) {
      int letters = 1 + random.nextInt(3);
      List<String> needles = new ArrayList<>();
      for (int n = random.nextInt(5); n >= 0; n--) {
        needles.add(word(random, letters, 1 + random.nextInt(8)));
      }
      StringBuilder text = new StringBuilder();
      text.append(word(random, letters + 1, 2));
      while (text.length() < 40) {
        boolean needle = random.nextInt(3) == 0;
        text.append(
            needle
                ? needles.get(random.nextInt(needles.size()))
                : word(random, letters + 1, random.nextInt(4)));
        text.append(random.nextInt(4) == 0 ? " " : "");
        tear(random, text);
      }
      List<Integer> chunks = List.of(1 + random.nextInt(5), 1 + random.nextInt(12));
      check(needles, text.toString(), chunks);
    }
    System.out.printf("%d overlapping cases as the whole text has it%n", CASES);
  }

  /** Stretches that are looked at eight bytes at a time, and seldom torn. */
  @Test
  void chunksNeverMatterInLongStretches() {
    Random random = new Random(20261201);
    for (int i = 0; i < CASES / 10; i++) {
      List<String> needles = new ArrayList<>();
      for (int n = random.nextInt(4); n >= 0; n--) {
        needles.add(word(random, 2, 4 + random.nextInt(20)));
      }
      StringBuilder text = new StringBuilder();
      while (text.length() < 150) {
        String needle = needles.get(random.nextInt(needles.size()));
        text.append(needle, random.nextInt(2), needle.length() - random.nextInt(2));
        text.append(word(random, 3, random.nextInt(30)));
        if (random.nextInt(3) == 0) {
          tear(random, text);
        }
      }
      check(needles, text.toString(), List.of(1 + random.nextInt(64), 1 + random.nextInt(64)));
    }
  }

  /** Lines as dumps have them, and some that only look so. */
  @Test
  void chunksNeverMatterInDumps() {
    Random random = new Random(20261130);
    for (int i = 0; i < CASES; i++) {
      List<String> needles = new ArrayList<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        needles.add(word(random, 2, 3 + random.nextInt(8)));
      }
      StringBuilder text = new StringBuilder();
      for (int line = random.nextInt(4); line >= 0; line--) {
        text.append(dumpLine(random, needles));
      }
      List<Integer> chunks = List.of(1 + random.nextInt(5), 1 + random.nextInt(40));
      check(needles, text.toString(), chunks);
    }
  }

  private static String dumpLine(Random random, List<String> needles) {
    StringBuilder line = new StringBuilder();
    line.append(
        word(random, 2, random.nextInt(8) == 0 ? random.nextInt(6) : 6 + random.nextInt(3)));
    line.append(List.of(" ", ": ", "  ", ":", "").get(Math.min(4, random.nextInt(12))));
    for (int group = random.nextInt(5); group > 0; group--) {
      int kind = random.nextInt(6);
      line.append(
          kind < 3
              ? needles.get(random.nextInt(needles.size())).replaceAll("(..)", "$1 ")
              : kind == 3 ? "20" : word(random, 2, random.nextInt(3)));
      line.append(" ".repeat(random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      line.append(random.nextBoolean() ? "  |" : "  ").append(word(random, 4, 6)).append('|');
    }
    return line + (random.nextInt(10) == 0 ? "\r\n" : "\n");
  }

  @Test
  void nothingIsCoveredThatIsNoSecret() {
    check(List.of("aab", "ab"), "a aa b ba aba", List.of(1));
    check(List.of("aaaa"), "aaa", List.of(2));
    check(List.of("abcd", "bc"), "abc", List.of(1));
    check(List.of("abcde", "bc", "d"), "abcdx", List.of(1));
  }

  /** Puts something between two characters that only tears text apart. */
  private static void tear(Random random, StringBuilder text) {
    if (random.nextInt(2) == 0) {
      text.insert(random.nextInt(text.length()), " \n\r".charAt(random.nextInt(3)));
    }
  }

  private static String word(Random random, int letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(letters)));
    }
    return word.toString();
  }

  private static void check(List<String> needles, String text, List<Integer> chunks) {
    Automaton automaton =
        new Automaton(needles.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MaskedStream stream = new MaskedStream(() -> automaton, out::write);
    int at = 0;
    for (int i = 0; at < bytes.length; i++) {
      int length = Math.min(chunks.get(i % chunks.size()), bytes.length - at);
      stream.write(bytes, at, length);
      at += length;
      String soFar = text.substring(0, at);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .as("what may be seen of %s, with %s", soFar, needles)
          .startsWith(WholeText.seen(needles, soFar));
      assertThat(out.size())
          .isLessThanOrEqualTo(
              WholeText.masked(needles, soFar).getBytes(StandardCharsets.UTF_8).length);
    }
    stream.finish();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .as("%s in %s by %s", needles, text, chunks)
        .isEqualTo(WholeText.masked(needles, text));
  }
}
