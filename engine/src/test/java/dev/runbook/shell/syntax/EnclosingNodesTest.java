package dev.runbook.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnclosingNodesTest {
  private static final int MANY = 20;

  @Test
  void findTheBodyAroundAPlaceThatManyInnerBodiesStandBefore() {
    String inner = "$(cat <<B\nb\nB\n)\n";
    String text = "cat <<A\n" + inner.repeat(MANY) + "here\nA\n";
    SyntaxTree tree = SyntaxTree.of(text);
    assertThat(tree.error()).isEmpty();
    assertThat(tree.heredocs()).hasSize(MANY + 1);
    assertThat(new EnclosingNodes(tree).around(text.indexOf("here")))
        .filteredOn(Heredoc.class::isInstance)
        .extracting(node -> ((Heredoc) node).delimiter())
        .containsExactly("A");
    assertThat(new EnclosingNodes(tree).around(text.lastIndexOf("\nb\n") + 1))
        .filteredOn(Heredoc.class::isInstance)
        .extracting(node -> ((Heredoc) node).delimiter())
        .containsExactly("A", "B");
  }

  @Test
  void areOutsideOfABodyThatHasEnded() {
    String text = "cat <<A <<B\na\nA\nb\nB\nhere\n";
    assertThat(new EnclosingNodes(SyntaxTree.of(text)).around(text.indexOf("here")))
        .noneMatch(Heredoc.class::isInstance);
  }
}
