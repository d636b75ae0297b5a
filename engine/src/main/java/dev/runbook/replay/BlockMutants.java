package dev.runbook.replay;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.shell.Risk;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes steps as a whole, their order, and what their blocks say of them. */
final class BlockMutants {
  /** What names a block changes nothing of what it does. */
  private static final List<String> NAMES = List.of("name", "title");

  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry(
              "timeout", "a reply with `fault: hang`, and `expect: {exit: 124}`, would notice"),
          Map.entry("ok-exit", "a reply with one of these statuses, and `exit: 0`, would notice"),
          Map.entry(
              "verify",
              "a reply with `exit: 1` for the check, and `expect: {exit: 1}`, would notice"),
          Map.entry(
              "if",
              "a reply with `exit: 1` for the condition, and `outcomes: {STEP: skipped}`, would"
                  + " notice"),
          Map.entry("danger", MutationOperator.DROP_MARK.remedy()),
          Map.entry("caution", "`runbook test --update=plan` and a reviewer would notice"),
          Map.entry("confirm", "`expect: {asked: […]}` with both steps would notice"),
          Map.entry("optional", MutationOperator.MAKE_NEEDED.remedy()),
          Map.entry("host", MutationOperator.OTHER_HOST.remedy()),
          Map.entry("capture", "`expect: {captured: {NAME: VALUE}}` would notice"),
          Map.entry(
              "rollback", "a scenario that answers `STEP: {on-failure: roll-back}` would notice"),
          Map.entry("idempotent", "`cut: {in: STEP}` and `then` would notice"));

  private final Source page;
  private final List<Block> blocks;
  private final CommandMutants commands;
  private final List<String> hosts;

  BlockMutants(Source page, List<Block> blocks, CommandMutants commands, List<String> hosts) {
    this.page = page;
    this.blocks = blocks;
    this.commands = commands;
    this.hosts = hosts;
  }

  /** The block that a step stands in; a step that a person does has none. */
  Optional<Block> blockOf(Step step) {
    return blocks.stream()
        .filter(block -> !step.commands().isEmpty() && block.span().contains(step.span().start()))
        .findFirst();
  }

  /** The step without what it does. */
  List<Mutant> deleted(Step step) {
    Span all = step.commands().isEmpty() ? step.span() : stretch(step);
    Edit edit = step.kind() == StepKind.MANUAL ? line(step) : commands.gone(all);
    return List.of(
        Mutant.of(MutationOperator.DELETE_STEP, page, step.id(), step.title(), List.of(edit)));
  }

  private Edit line(Step step) {
    int line = page.line(step.span().start());
    int end = line < page.lines() ? page.lineStart(line + 1) : page.text().length();
    return new Edit(page, new Span(page.lineStart(line), end), "");
  }

  private static Span stretch(Step step) {
    List<Command> all = step.commands();
    return new Span(all.get(0).span().start(), all.get(all.size() - 1).span().end());
  }

  /** Two steps that follow each other, the other way round. */
  Optional<Mutant> swapped(Step one, Step other) {
    Optional<Block> first = blockOf(one);
    Optional<Block> second = blockOf(other);
    boolean changes = one.risk() != Risk.NONE || other.risk() != Risk.NONE;
    if (!changes || first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    boolean together = first.get() == second.get();
    Span here = together ? stretch(one) : first.get().span();
    Span there = together ? stretch(other) : second.get().span();
    if (here.end() > there.start()) {
      return Optional.empty();
    }
    List<Edit> edits =
        List.of(new Edit(page, here, page.text(there)), new Edit(page, there, page.text(here)));
    String what = one.title() + " ⇄ " + other.title();
    return Optional.of(Mutant.of(MutationOperator.SWAP_STEPS, page, one.id(), what, edits));
  }

  /** What can be said of a block that makes its steps otherwise. */
  List<Mutant> marked(Block block, List<Step> steps) {
    List<Mutant> all = new ArrayList<>();
    Step first = steps.get(0);
    steps.stream()
        .filter(step -> !step.optional())
        .findFirst()
        .ifPresent(step -> adding(MutationOperator.MAKE_OPTIONAL, block, step, "optional", all));
    if (!block.attributes().has("optional") && first.optional()) {
      adding(MutationOperator.MAKE_NEEDED, block, first, "optional=false", all);
    }
    steps.stream()
        .filter(Step::isDanger)
        .findFirst()
        .ifPresent(step -> adding(MutationOperator.ADD_SAFE, block, step, "safe", all));
    return all;
  }

  private void adding(
      MutationOperator operator, Block block, Step step, String word, List<Mutant> all) {
    int line = page.line(block.span().start());
    String opening = page.lineText(line);
    int brace = opening.lastIndexOf('}');
    if (block.form() != Block.Form.FENCED || opening.contains("{\"")) {
      return;
    }
    int at = page.lineStart(line) + (brace < 0 ? opening.stripTrailing().length() : brace);
    String text = brace < 0 ? " {" + word + "}" : " " + word;
    all.add(
        Mutant.of(operator, page, step.id(), opening, List.of(new Edit(page, Span.at(at), text))));
  }

  /** Without one of its attributes each; on another host. */
  List<Mutant> without(Attributes attributes, String step) {
    Map<String, Attributes.Value> values = new LinkedHashMap<>(attributes.values());
    values.keySet().removeAll(NAMES);
    List<Mutant> all = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          String text = page.text(value.span());
          if (!text.startsWith("\"")) {
            all.add(
                Mutant.of(
                        MutationOperator.DROP_ATTRIBUTE,
                        page,
                        step,
                        text,
                        List.of(gone(value.span())))
                    .noticedBy(REMEDIES.getOrDefault(key, "")));
          }
          if (key.equals("host") && text.endsWith(value.text())) {
            CommandMutants.another(hosts, value.text())
                .ifPresent(host -> all.add(onHost(host, value, step)));
          }
        });
    return all;
  }

  private Mutant onHost(String host, Attributes.Value value, String step) {
    Span name = new Span(value.span().end() - value.text().length(), value.span().end());
    return Mutant.of(
        MutationOperator.OTHER_HOST,
        page,
        step,
        page.text(value.span()),
        List.of(new Edit(page, name, host)));
  }

  /** An attribute with the blank before it; a comment that says nothing else goes with it. */
  private Edit gone(Span span) {
    String text = page.text();
    int start = span.start();
    while (start > 0 && text.charAt(start - 1) == ' ') {
      start--;
    }
    int open = text.lastIndexOf("<!--", start);
    int close = text.indexOf("-->", span.end());
    boolean alone =
        open >= 0
            && close >= 0
            && text.substring(open + 4, start).strip().equals("runbook:")
            && text.substring(span.end(), close).isBlank();
    return new Edit(page, alone ? new Span(open, close + 3) : new Span(start, span.end()), "");
  }

  /** Without the words by which the author marks danger on a line. */
  Optional<Mutant> unmarked(int line, Step step) {
    String text = page.lineText(line);
    String without =
        text.replaceFirst("\\[!(?:CAUTION|WARNING)]", "[!NOTE]")
            .replaceFirst(" ?\\(?\\bDANGER(?:OUS)?\\b:?\\)?", "");
    Span all = new Span(page.lineStart(line), page.lineStart(line) + text.length());
    return without.equals(text)
        ? Optional.empty()
        : Optional.of(
            Mutant.of(
                MutationOperator.DROP_MARK,
                page,
                step.id(),
                text,
                List.of(new Edit(page, all, without))));
  }
}
