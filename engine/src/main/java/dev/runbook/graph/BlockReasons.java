package dev.runbook.graph;

import dev.runbook.shell.Comment;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.AssignedValues;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.EarlierAssignments;
import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The reasons for the risk of a block's commands: the author's marks, and the effects that the
 * catalogue finds.
 */
final class BlockReasons {
  private static final Reason UNREAD =
      new Reason(
          "unread", Risk.CAUTION, "it is not complete shell text, so its effects are only a guess");

  private static final Reason HOST_UNKNOWN =
      new Reason(
          Reason.HOST_UNKNOWN,
          Risk.NONE,
          "the host that it reaches is known only when it runs, so its identity is not checked"
              + " before");

  private final Source source;
  private final PlacedBlock placed;
  private final BlockScript script;
  private final Catalogue catalogue;
  private final EarlierAssignments earlier;

  BlockReasons(
      Source source,
      PlacedBlock placed,
      BlockScript script,
      Catalogue catalogue,
      EarlierAssignments earlier) {
    this.earlier = earlier;
    this.source = source;
    this.placed = placed;
    this.script = script;
    this.catalogue = catalogue;
  }

  /** What the author marks on a part of the block, and around it. */
  List<Reason> marks(Paragraphs.Part part) {
    List<Reason> marks = new ArrayList<>(placed.marks(source));
    for (Comment comment : part.comments()) {
      int line = source.line(script.sourceSpan(comment.start(), comment.end()).start());
      AuthorMarks.ofComment(comment).map(mark -> mark.at(line)).ifPresent(marks::add);
    }
    return marks;
  }

  /**
   * What a command may do.
   *
   * @param where what is assigned where it runs
   * @param marks what the author says of its part
   */
  List<Reason> of(Command command, Statement statement, AssignedValues where, List<Reason> marks) {
    List<Reason> all = new ArrayList<>(marks);
    AuthorMarks.hiddenHost(placed.attributes(), source).ifPresent(all::add);
    if (isSafe()) {
      effects(statement, where).stream().map(AuthorMarks::silenced).forEach(all::add);
    } else {
      all.addAll(effects(statement, where));
      if (script.error().isPresent()) {
        all.addAll(catalogue.reasonsOfUnread(statement.text()));
        all.add(UNREAD);
      }
    }
    if (command.where().isLocal() && CalledHosts.isUnknown(statement, where)) {
      all.add(HOST_UNKNOWN);
    }
    return all.size() < 2 ? all : all.stream().distinct().toList();
  }

  /**
   * What it does by itself, and with what earlier blocks assign: they may not have run, so that
   * these only add to it.
   */
  private List<Reason> effects(Statement statement, AssignedValues where) {
    List<Reason> all = catalogue.reasons(statement, where);
    AssignedValues shared = earlier.usedBy(statement, where);
    if (!shared.equals(where)) {
      all = new ArrayList<>(all);
      all.addAll(catalogue.reasons(statement, shared));
    }
    return all;
  }

  /** What lines may do that are typed where a command of the block leads. */
  List<Reason> inside(Statement leading, Command typed) {
    return isSafe() ? List.of() : catalogue.reasonsInside(leading, typed.text());
  }

  /** What lines may do that are typed where a command of an earlier block has led. */
  List<Reason> typedBefore(Statement leading, Command typed) {
    List<Reason> all = new ArrayList<>(placed.marks(source));
    all.addAll(inside(leading, typed));
    return all;
  }

  private boolean isSafe() {
    return placed.attributes().has("safe");
  }
}
