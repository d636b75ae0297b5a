package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
      while (text.length() < 40) {
        boolean needle = random.nextInt(3) == 0;
        text.append(
            needle
                ? needles.get(random.nextInt(needles.size()))
                : word(random, letters + 1, random.nextInt(4)));
        text.append(text.length() == 0 ? "c" : "");
      }
      List<Integer> chunks = List.of(1 + random.nextInt(5), 1 + random.nextInt(12));
      check(needles, text.toString(), chunks);
    }
  }

  @Test
  void nothingIsCoveredThatIsNoSecret() {
    check(List.of("aab", "ab"), "a aa b ba aba", List.of(1));
    check(List.of("aaaa"), "aaa", List.of(2));
    check(List.of("abcd", "bc"), "abc", List.of(1));
    check(List.of("abcde", "bc", "d"), "abcdx", List.of(1));
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
    MaskedStream stream = new MaskedStream(automaton, out::write);
    int at = 0;
    for (int i = 0; at < bytes.length; i++) {
      int length = Math.min(chunks.get(i % chunks.size()), bytes.length - at);
      stream.write(bytes, at, length);
      at += length;
      String soFar = oracle(needles, text.substring(0, at));
      assertThat(out.size()).isLessThanOrEqualTo(soFar.getBytes(StandardCharsets.UTF_8).length);
    }
    stream.finish();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .as("%s in %s by %s", needles, text, chunks)
        .isEqualTo(oracle(needles, text));
  }

  /** Marks every byte of every needle, then writes a mask for each run of marks. */
  private static String oracle(List<String> needles, String text) {
    boolean[] covered = new boolean[text.length()];
    for (String needle : needles) {
      for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
        Arrays.fill(covered, at, at + needle.length(), true);
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < covered.length; i++) {
      if (!covered[i]) {
        out.append(text.charAt(i));
      } else if (i == 0 || !covered[i - 1]) {
        out.append(Plan.MASK);
      }
    }
    return out.toString();
  }
}
