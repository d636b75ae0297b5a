package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every example of the specification, against what its reference implementation finds in it. */
class CommonMarkSpecTest {
  /** Their info strings hold an escape and entities; ours are as the author wrote them. */
  private static final Set<Integer> INFO_AS_WRITTEN = Set.of(24, 34);

  private record Fence(String info, String text) {}

  @Test
  void theSameFencesAreFoundInEveryExample() {
    List<YamlNode> examples = Pages.jsonLines("/commonmark/fences.jsonl");
    assertThat(examples).hasSize(652);
    for (YamlNode line : examples) {
      YamlNode.Mapping example = (YamlNode.Mapping) line;
      int number = Integer.parseInt(text(example, "example"));
      assertThat(found(text(example, "markdown"), number))
          .as("example %d: %s", number, text(example, "markdown"))
          .isEqualTo(expected(example, number));
    }
  }

  @Test
  void whatStandsInAnInfoStringIsResolvedForTheLanguageOnly() {
    Block block = Pages.parse("``` f&ouml;\\+x\n```\n").blocks().get(0);
    assertThat(block.info()).isEqualTo("f&ouml;\\+x");
    assertThat(block.language()).isEqualTo("fö+x");
  }

  private static List<Fence> found(String markdown, int number) {
    return Pages.parse(markdown).blocks().stream()
        .filter(block -> block.form() == Block.Form.FENCED)
        .map(block -> new Fence(info(block.info(), number), block.text()))
        .toList();
  }

  private static List<Fence> expected(YamlNode.Mapping example, int number) {
    List<Fence> fences = new ArrayList<>();
    for (YamlNode node : ((YamlNode.Sequence) example.entries().get("blocks").value()).items()) {
      YamlNode.Mapping fence = (YamlNode.Mapping) node;
      fences.add(new Fence(info(text(fence, "info"), number), text(fence, "text")));
    }
    return fences;
  }

  private static String info(String info, int number) {
    return INFO_AS_WRITTEN.contains(number) ? "as written" : info;
  }

  private static String text(YamlNode.Mapping mapping, String key) {
    return Pages.text(mapping.entries().get(key).value());
  }
}
