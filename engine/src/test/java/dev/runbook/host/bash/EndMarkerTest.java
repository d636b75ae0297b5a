package dev.runbook.host.bash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The mark is found wherever the chunks are cut, and nothing before it is lost or changed. */
class EndMarkerTest {
  private static final String NONCE = "0123abcd";

  @Test
  void isFoundAtEveryCut() {
    byte[] stream = bytes("ab\0\0" + "0123abc\0" + "0123x\0" + NONCE + "\0rest");
    for (int cut = 0; cut <= stream.length; cut++) {
      for (int second = cut; second <= stream.length; second++) {
        assertThat(before(stream, cut, second)).isEqualTo("ab\0\0" + "0123abc\0" + "0123x");
      }
    }
  }

  @Test
  void isFoundInNoiseThatIsFullOfItsBeginnings() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      StringBuilder noise = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        noise.append("\0" + NONCE, 0, random.nextInt(NONCE.length() + 2));
      }
      byte[] stream = bytes(noise + "\0" + NONCE + "\0");
      assertThat(before(stream, random.nextInt(stream.length), stream.length))
          .isEqualTo((noise + "\0" + NONCE + "\0").split("\0" + NONCE + "\0", 2)[0]);
    }
  }

  private static String before(byte[] stream, int... cuts) {
    EndMarker mark = new EndMarker(NONCE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    for (int cut : cuts) {
      byte[] chunk = Arrays.copyOfRange(stream, from, cut);
      if (mark.scan(chunk, chunk.length, out::write) >= 0) {
        return out.toString(StandardCharsets.ISO_8859_1);
      }
      from = cut;
    }
    byte[] chunk = Arrays.copyOfRange(stream, from, stream.length);
    assertThat(mark.scan(chunk, chunk.length, out::write)).isGreaterThanOrEqualTo(0);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
