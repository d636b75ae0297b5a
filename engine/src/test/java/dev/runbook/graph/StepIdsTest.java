package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StepIdsTest {
  @Test
  void comeFromTheNameElseTheTitleElseThePosition() {
    String page =
        """
        ```bash
        a
        ```

        ## Job

        ```bash {name="Stop app"}
        a
        ```

        ```bash
        # Start it!
        a
        ```

        ```bash
        a
        ```

        - [ ] Look at it

        ```bash {name=both}
        # One
        a

        # Two
        b
        ```
        """;
    assertThat(ids(page))
        .containsExactly(
            "_/1",
            "job/stop-app",
            "job/start-it",
            "job/3",
            "job/look-at-it",
            "job/both-one",
            "job/both-two");
  }

  @Test
  void giveWayToNamesThatComeLater() {
    assertThat(ids("## J\n\n```bash\n# Stop\na\n```\n\n```bash {name=stop}\na\n```\n"))
        .containsExactly("j/stop-1", "j/stop");
  }

  @Test
  void foo_foo_foo2AreThree() {
    assertThat(ids("## J\n\n```bash\n# foo\na\n\n# foo\na\n\n# foo 1\na\n\n# foo\na\n```\n"))
        .containsExactly("j/foo", "j/foo-1", "j/foo-1-1", "j/foo-2")
        .doesNotHaveDuplicates();
  }

  @Property(tries = 200, seed = "1")
  void areUnique(@ForAll("sections") List<List<String>> sections) {
    assertThat(ids(page(sections))).doesNotHaveDuplicates();
  }

  @Property(tries = 200, seed = "1")
  void doNotDependOnBlocksOfOtherSections(
      @ForAll("sections") List<List<String>> sections, @ForAll("block") String more) {
    for (int i = 0; i < sections.size(); i++) {
      List<List<String>> changed = new ArrayList<>(sections);
      changed.set(i, new ArrayList<>(sections.get(i)));
      changed.get(i).add(0, more);
      String own = "s" + i + "/";
      assertThat(without(own, ids(page(changed)))).isEqualTo(without(own, ids(page(sections))));
    }
  }

  @Property(tries = 200, seed = "1")
  void doNotDependOnWhatComesLaterInTheSectionUnlessItIsNamed(
      @ForAll("sections") List<List<String>> sections) {
    for (List<String> section : sections) {
      List<String> before = section.stream().filter(block -> !block.contains("{name")).toList();
      List<String> after = new ArrayList<>(before);
      after.add("```bash\n# Same\nlast\n```\n");
      List<String> expected = ids(page(List.of(before)));
      assertThat(ids(page(List.of(after))).subList(0, expected.size())).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<List<List<String>>> sections() {
    return block().list().ofMaxSize(5).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> block() {
    return Arbitraries.of(
        "```bash\na\n```\n",
        "```bash\n# Same\na\n```\n",
        "```bash\n# Same 1\na\n```\n",
        "```bash\n# Same\na\n\n# Same\nb\n\nc\n```\n",
        "```bash {name=same}\na\n```\n",
        "```bash {name=same-1}\na\n```\n",
        "- [ ] Same\n",
        "```bash\n# 1\na\n```\n",
        "```bash\n# ???\na\n```\n");
  }

  private static String page(List<List<String>> sections) {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < sections.size(); i++) {
      page.append("## S")
          .append(i)
          .append("\n\n")
          .append(String.join("\n", sections.get(i)))
          .append('\n');
    }
    return page.toString();
  }

  private static List<String> without(String prefix, List<String> ids) {
    return ids.stream().filter(id -> !id.startsWith(prefix)).collect(Collectors.toList());
  }

  private static List<String> ids(String page) {
    return Graphs.of(page).steps().stream().map(Step::id).toList();
  }
}
