package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is found in blocks that people have labelled by hand, against their labels. Another file of
 * the same form is measured with {@code -Dsample=FILE}.
 */
class SampleTest {
  private record Labelled(
      String id, String language, Risk label, String text, List<Reason> reasons) {
    Risk found() {
      return reasons.stream().map(Reason::risk).reduce(Risk.NONE, Risk::or);
    }

    String mistake() {
      String why =
          reasons.stream()
              .filter(reason -> reason.risk() == found())
              .map(Reason::rule)
              .distinct()
              .collect(Collectors.joining(", "));
      return id
          + ": "
          + label.word()
          + ", found "
          + found().word()
          + " ("
          + why
          + ")\n"
          + text.indent(4);
    }
  }

  /** Other languages are read as what is fed to their client. */
  private static final Map<String, String> CLIENTS = Map.of("sql", "psql", "javascript", "mongosh");

  @Test
  void agreesWithPeopleOnWhatIsDangerAndWhatChangesState() throws IOException {
    List<Labelled> sample =
        read(System.getProperty("sample", "src/test/resources/sample/blocks.yaml"));
    System.out.println(report(sample));
    if (System.getProperty("sample") != null) {
      sample.stream()
          .filter(each -> each.label() != each.found())
          .forEach(each -> System.out.println(each.mistake()));
      return;
    }
    Predicate<Risk> danger = risk -> risk == Risk.DANGER;
    Predicate<Risk> changes = risk -> risk != Risk.NONE;
    assertThat(precision(sample, danger)).isGreaterThanOrEqualTo(0.90);
    assertThat(recall(sample, danger)).isGreaterThanOrEqualTo(0.90);
    assertThat(precision(sample, changes)).isGreaterThanOrEqualTo(0.85);
    assertThat(recall(sample, changes)).isGreaterThanOrEqualTo(0.85);
  }

  private static String report(List<Labelled> sample) {
    StringBuilder report = new StringBuilder("label   found: none caution danger\n");
    for (Risk label : Risk.values()) {
      report.append(String.format(Locale.ROOT, "%-8s      ", label.word()));
      for (Risk found : Risk.values()) {
        long count =
            sample.stream().filter(each -> each.label() == label && each.found() == found).count();
        report.append(String.format(Locale.ROOT, "%7d", count));
      }
      report.append('\n');
    }
    Predicate<Risk> danger = risk -> risk == Risk.DANGER;
    Predicate<Risk> changes = risk -> risk != Risk.NONE;
    return report
        + String.format(
            Locale.ROOT,
            "danger:        precision %.3f, recall %.3f%nchanges state: precision %.3f, recall %.3f",
            precision(sample, danger),
            recall(sample, danger),
            precision(sample, changes),
            recall(sample, changes));
  }

  private static double precision(List<Labelled> sample, Predicate<Risk> is) {
    List<Labelled> found = sample.stream().filter(each -> is.test(each.found())).toList();
    return (double) found.stream().filter(each -> is.test(each.label())).count() / found.size();
  }

  private static double recall(List<Labelled> sample, Predicate<Risk> is) {
    List<Labelled> labelled = sample.stream().filter(each -> is.test(each.label())).toList();
    return (double) labelled.stream().filter(each -> is.test(each.found())).count()
        / labelled.size();
  }

  private static List<Labelled> read(String file) throws IOException {
    Source source = Source.of(file, Files.readString(Path.of(file)));
    Problems problems = new Problems(source);
    Source asMapping = Source.of(file, "blocks:\n" + source.text());
    YamlMapping root =
        Yaml.parse(asMapping, new Problems(asMapping))
            .flatMap(node -> YamlMapping.of(node, "", problems))
            .orElseThrow();
    List<Labelled> sample = new ArrayList<>();
    for (YamlMapping block : root.mappings("blocks")) {
      String language = block.text("lang").orElseThrow();
      String text = block.text("text").orElseThrow();
      Risk label = Risk.valueOf(block.text("risk").orElseThrow().toUpperCase(Locale.ROOT));
      sample.add(
          new Labelled(
              block.text("id").orElseThrow(), language, label, text, reasons(language, text)));
    }
    return sample;
  }

  private static List<Reason> reasons(String language, String text) {
    if (CLIENTS.containsKey(language)) {
      return Catalogue.shipped().reasonsOfFed(CLIENTS.get(language), text);
    }
    String fence = "`````" + (language.equals("none") ? "bash" : language);
    String page =
        "# Page\n\n" + fence + "\n" + text + (text.endsWith("\n") ? "" : "\n") + "`````\n";
    return Graphs.of(page).steps().stream().flatMap(step -> step.reasons().stream()).toList();
  }
}
