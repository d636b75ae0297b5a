package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A block that one program reads as a whole: one step of one command. */
final class SingleCommandBlock {
  private final Source source;
  private final StepIds ids;
  private final PlacedBlock placed;

  SingleCommandBlock(Source source, StepIds ids, PlacedBlock placed) {
    this.source = source;
    this.ids = ids;
    this.placed = placed;
  }

  /** Its step, unless there is nothing in it. */
  List<Step> steps(
      StepKind kind, HostUse where, List<Reason> reasons, List<Placeholder> placeholders) {
    Block block = placed.block();
    String text = block.text().replaceFirst("\n\\z", "");
    if (text.isBlank()) {
      return List.of();
    }
    Span span = block.sourceSpan(0, text.length());
    int line = source.line(span.start());
    List<Reason> all = new ArrayList<>(placed.marks(source));
    all.addAll(reasons);
    WrittenCommand page = new WrittenCommand(span, line, text, placeholders);
    Command command = new Command(page, where, text, CommandTraits.PLAIN).with(all);
    BlockPlace place = placed.place();
    Optional<String> title = placed.attributes().text("title").or(placed::name);
    return List.of(
        new Step(
            ids.next(place.section(), placed.name(), title),
            title.or(() -> place.leadIn(block)).orElse(place.section().title()),
            StepPlace.in(place, span, line),
            new StepBody(block.language(), kind, List.of(command), List.of(), Optional.empty()),
            command.assessment(),
            StepDecision.onlyIf(placed.condition(title)),
            placed.options()));
  }
}
