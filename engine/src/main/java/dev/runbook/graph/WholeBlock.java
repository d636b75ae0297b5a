package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A block that one program reads as a whole: one step of one command. */
final class WholeBlock {
  private final Source source;
  private final StepIds ids;
  private final PlacedBlock placed;

  WholeBlock(Source source, StepIds ids, PlacedBlock placed) {
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
    Command command =
        new Command(
                span,
                line,
                text,
                where,
                text,
                false,
                false,
                false,
                false,
                Risk.NONE,
                List.of(),
                placeholders)
            .with(all);
    BlockPlace place = placed.place();
    Optional<String> title = placed.attributes().text("title").or(placed::name);
    Optional<String> condition = placed.condition(title);
    return List.of(
        new Step(
            ids.next(place.section(), placed.name(), title),
            title.or(() -> place.leadIn(block)).orElse(place.section().title()),
            place.section().index(),
            place.titles(),
            span,
            line,
            block.language(),
            kind,
            command.risk(),
            command.reasons(),
            condition.isPresent(),
            condition,
            Optional.empty(),
            false,
            List.of(command),
            List.of(),
            Optional.empty(),
            List.of(),
            placed.options()));
  }
}
