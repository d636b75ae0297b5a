package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.yaml.YamlNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlugsTest {
  /**
   * Headings of one page and the anchors that github-slugger, which follows GitHub's own filter,
   * gives them.
   */
  @Test
  void areThoseOfGitHub() {
    Slugs slugs = new Slugs();
    for (YamlNode line : Pages.jsonLines("/document/slugs.jsonl")) {
      List<YamlNode> pair = ((YamlNode.Sequence) line).items();
      String heading = Pages.text(pair.get(0));
      assertThat(slugs.next(heading)).as("of “%s”", heading).isEqualTo(Pages.text(pair.get(1)));
    }
  }

  @Test
  void numbersDoNotCollideWithALiteralOne() {
    Slugs slugs = new Slugs();
    assertThat(List.of("Verify", "verify-1", "Verify", "Verify").stream().map(slugs::next))
        .containsExactly("verify", "verify-1", "verify-2", "verify-3");
  }
}
