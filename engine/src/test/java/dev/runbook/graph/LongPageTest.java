package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Reason;
import dev.runbook.work.InParallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page that is so long that its blocks are read on all processors. */
class LongPageTest {
  /** Each depends on the ones before it, or has something to say. */
  private static final List<String> BLOCKS =
      List.of(
          "```bash\nssh web1\n```\n\n```bash\nsystemctl restart app\nexit\n```\n",
          "```bash\nrm -rf /srv/$NAME\n```\n",
          "```bash\ncd /srv/app\nrm -rf cache\n```\n",
          "```bash\nA=/srv/data\nrm -rf \"$A\"\n```\n",
          "```bash\necho \"unfinished\n```\n",
          "```bash\nls ‹FOLDER›\n```\n",
          "```bash\nshopt -s extglob\nls !(a|b)\n```\n",
          "```bash\ndocker exec -it db psql shop\n```\n\n```sql\nDROP TABLE orders;\n```\n",
          "```\nNAME   READY\nweb-1  1/1\n```\n",
          "```console\n$ curl -s http://user@example.com/x\nok\n```\n",
          "```bash {capture=ID}\nhostname\n```\n\n```bash\necho \"$ID\"\n```\n");

  private static String page(int rounds) {
    StringBuilder page = new StringBuilder("# Page\n");
    for (int round = 0; round < rounds; round++) {
      for (String block : BLOCKS) {
        page.append("\n## Part\n\n").append(block);
      }
    }
    return page.toString();
  }

  private static List<String> said(StepGraph graph) {
    List<String> said = new ArrayList<>();
    for (Step step : graph.steps()) {
      String line = Graphs.lines(List.of(step)).get(0);
      List<String> reasons = step.reasons().stream().map(Reason::rule).toList();
      said.add(step.kind() + line.substring(line.indexOf(':')) + " " + step.risk() + " " + reasons);
    }
    return said;
  }

  @Test
  void itsStepsAreThoseOfAShortPageOverAndOver() {
    List<String> once = said(Graphs.of(page(1)));
    StepGraph graph = Graphs.of(page(30));
    assertThat(InParallel.isWorthIt(graph.document().blocks())).isTrue();
    List<String> expected = new ArrayList<>();
    Collections.nCopies(30, once).forEach(expected::addAll);
    assertThat(said(graph)).isEqualTo(expected);
  }

  @Test
  void itsProblemsAreInItsOrderEachTimeItIsRead() {
    String page = page(30);
    List<String> problems = Graphs.problems(page);
    assertThat(problems).isNotEmpty().isEqualTo(Graphs.problems(page));
  }
}
