package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.placeholder.LabelledBlocks.Labelled;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * How well placeholders are found, against labels made by hand. Another sample is measured with
 * {@code -Dsample=FILE}; what was missed and what was wrong is printed with {@code -Dsample.diff}.
 */
class PlaceholderSampleTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("sample", "src/test/resources/sample/blocks.yaml"));

  @Test
  void nineOfTenAreFoundAndNineOfTenFoundOnesAreRight() {
    List<Labelled> blocks = LabelledBlocks.read(SAMPLE);
    int right = 0;
    int found = 0;
    int wanted = 0;
    for (Labelled block : blocks) {
      Set<String> both = new TreeSet<>(block.found());
      both.retainAll(block.placeholders());
      right += both.size();
      found += block.found().size();
      wanted += block.placeholders().size();
      print(block);
    }
    double precision = (double) right / found;
    double recall = (double) right / wanted;
    System.out.printf(
        "placeholders: %d blocks, %d labelled, %d found, %d right: precision %.3f, recall %.3f%n",
        blocks.size(), wanted, found, right, precision, recall);
    assertThat(precision).isGreaterThan(0.9);
    assertThat(recall).isGreaterThan(0.9);
  }

  private static void print(Labelled block) {
    if (System.getProperty("sample.diff") != null && !block.found().equals(block.placeholders())) {
      Set<String> missed = new TreeSet<>(block.placeholders());
      missed.removeAll(block.found());
      Set<String> wrong = new TreeSet<>(block.found());
      wrong.removeAll(block.placeholders());
      System.out.println(block.id() + " missed " + missed + " wrong " + wrong);
    }
  }
}
