package dev.runbook.cli.console;

import dev.runbook.document.Element;
import dev.runbook.document.Section;
import dev.runbook.graph.Step;
import dev.runbook.plan.Procedure;
import java.util.ArrayList;
import java.util.List;

/** Shows a page, or a procedure of it, rendered for the terminal. */
public final class PageView {
  private final Screen screen;

  /** Shows it on a screen. */
  public PageView(Screen screen) {
    this.screen = screen;
  }

  /** The sections of a procedure. */
  public void show(Procedure procedure) {
    sections(procedure).forEach(section -> section(section, section.elements()));
  }

  /** The same with a mark where a step stands. */
  void show(Procedure procedure, Step step) {
    for (Section section : sections(procedure)) {
      List<Element> before = new ArrayList<>();
      List<Element> from = new ArrayList<>();
      section
          .elements()
          .forEach(each -> (each.span().end() < step.span().start() ? before : from).add(each));
      boolean here = section.index() == step.section();
      section(section, here ? before : section.elements());
      if (here) {
        screen.mark();
        screen.rule(Text.of("you are here: " + step.title(), Style.BOLD), Text.EMPTY);
        screen.lines(new ElementView(screen.readableWidth()).lines(from));
      }
    }
    screen.line();
  }

  private static List<Section> sections(Procedure procedure) {
    return procedure.page().document().sections().stream()
        .filter(each -> procedure.page().isWithin(each.index(), procedure.section().index()))
        .toList();
  }

  private void section(Section section, List<Element> elements) {
    if (!section.title().isEmpty()) {
      screen.line();
      String marks = "#".repeat(section.level()) + " ";
      screen.hanging(Text.of(marks, Style.DIM), Text.of(section.title(), Style.BOLD));
    }
    if (!elements.isEmpty()) {
      screen.line();
      screen.lines(new ElementView(screen.readableWidth()).lines(elements));
    }
  }
}
