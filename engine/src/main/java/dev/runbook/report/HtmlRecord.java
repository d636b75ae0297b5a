package dev.runbook.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a run's change record in HTML: outcome, failures and deviations first, then the rest. */
final class HtmlRecord {
  private final Html html;
  private final RunStory story;
  private final OutputText outputs;

  HtmlRecord(Html html, RunStory story, OutputText outputs) {
    this.html = html;
    this.story = story;
    this.outputs = outputs;
  }

  void add() {
    ChangeRecord record = new ChangeRecord(story);
    facts(Facts.outcome(story));
    new HtmlFailures(html, story, outputs).add();
    section(record.deviations());
    if (!record.unproven().items().isEmpty()) {
      section(record.unproven());
    }
    List<SummaryFact> circumstances = new ArrayList<>();
    circumstances.add(SummaryFact.exact("Run", story.run().summary().id()));
    circumstances.addAll(Facts.circumstances(story));
    facts(circumstances);
    List<ChangeRecord.Section> rest = new ArrayList<>();
    rest.add(record.confirmations());
    if (!record.approvals().items().isEmpty()) {
      rest.add(record.approvals());
    }
    rest.add(record.hosts());
    rest.add(record.parameters());
    if (!record.rollback().items().isEmpty()) {
      rest.add(record.rollback());
    }
    if (!record.settled().items().isEmpty()) {
      rest.add(record.settled());
    }
    rest.add(record.verification());
    withoutEmpty(rest).forEach(this::section);
  }

  /** Those of which there is nothing to say share a line. */
  private static List<ChangeRecord.Section> withoutEmpty(List<ChangeRecord.Section> sections) {
    List<ChangeRecord.Section> folded =
        new ArrayList<>(sections.stream().filter(each -> !each.items().isEmpty()).toList());
    String empty =
        sections.stream()
            .filter(each -> each.items().isEmpty())
            .map(ChangeRecord.Section::title)
            .collect(Collectors.joining(", "));
    if (!empty.isEmpty()) {
      folded.add(0, new ChangeRecord.Section(empty, List.of()));
    }
    return folded;
  }

  private void facts(List<SummaryFact> facts) {
    html.markup("<dl class=\"facts\">\n");
    folded(facts).forEach(this::facts);
    html.markup("</dl>\n");
  }

  private void facts(String name, List<SummaryFact> facts) {
    html.element("dt", "", name);
    facts.forEach(fact -> html.element("dd", fact.exact() ? "class=\"exact\"" : "", fact.value()));
    html.markup("\n");
  }

  /** Facts of one value share a line, under all their names; those of one name share the name. */
  static Map<String, List<SummaryFact>> folded(List<SummaryFact> facts) {
    Map<String, String> names = new LinkedHashMap<>();
    facts.forEach(fact -> names.merge(fact.value(), fact.name(), HtmlRecord::both));
    Map<String, List<SummaryFact>> folded = new LinkedHashMap<>();
    for (SummaryFact fact : facts) {
      String name = names.remove(fact.value());
      if (name != null) {
        folded.computeIfAbsent(name, any -> new ArrayList<>()).add(fact);
      }
    }
    return folded;
  }

  private static String both(String name, String other) {
    return name.equals(other) ? name : name + ", " + other;
  }

  private void section(ChangeRecord.Section section) {
    html.markup("<section class=\"record\">\n").element("h2", "", section.title()).markup("\n");
    if (section.items().isEmpty()) {
      html.markup("<p>None.</p>\n");
    } else {
      html.markup("<ul>\n");
      section.items().forEach(this::item);
      html.markup("</ul>\n");
    }
    html.markup("</section>\n");
  }

  private void item(ChangeRecord.Item item) {
    html.markup("<li>");
    for (ChangeRecord.Piece piece : item.pieces()) {
      if (piece.exact()) {
        html.element("span", "class=\"exact\"", piece.text());
      } else {
        html.line(piece.text());
      }
    }
    html.markup("</li>\n");
  }
}
