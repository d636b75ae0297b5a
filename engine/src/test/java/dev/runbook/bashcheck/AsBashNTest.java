package dev.runbook.bashcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading many texts in one process accepts and refuses what {@code bash -n} does. */
class AsBashNTest {
  private static final String[] PIECES = {
    "if",
    "then",
    "else",
    "fi",
    "while",
    "do",
    "done",
    "case",
    "in",
    "esac",
    "for",
    "{",
    "}",
    "(",
    ")",
    ";",
    ";;",
    "&",
    "&&",
    "|",
    "<<E",
    "E",
    "<",
    ">",
    "\"",
    "'",
    "`",
    "$(",
    "${a",
    "$((",
    "))",
    "[[",
    "]]",
    "\\",
    "#",
    "!",
    "a",
    "b=1",
    "x()",
    "\n",
    "\n",
    "\n",
    "\nE\n",
    "function",
    "time"
  };

  @TempDir private Path folder;

  @Test
  void readsAnyTextAsBashDoes() throws IOException {
    Random random = new Random(11);
    List<CheckedText> texts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      texts.add(new CheckedText(text(random), i % 4 == 0));
    }
    Map<CheckedText, String> said = Checking.bash(folder).read(texts);
    List<String> wrong = new ArrayList<>();
    int accepted = 0;
    for (CheckedText text : texts) {
      boolean accepts = Checking.bashAccepts(text, folder);
      accepted += accepts ? 1 : 0;
      if (accepts != said.get(text).isEmpty()) {
        wrong.add(text.text());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(accepted).isBetween(40, 360);
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
      text.append(random.nextInt(4) == 0 ? "" : " ");
    }
    return text.toString();
  }
}
