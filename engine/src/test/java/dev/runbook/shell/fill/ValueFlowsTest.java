package dev.runbook.shell.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.fill.ValueFlows.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFlowsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "far $V",
        "far ${V}",
        "far $V/x",
        "ssh h \"far $V\"",
        "ssh h \"far '$V'\"",
        "ssh h far \"$V\"",
        "ssh h 'far $V'",
        "ssh h \"far \\$V\"",
        "ssh h \"bash -c \\\"far \\\\\\$V\\\"\"",
        "bash -c \"far $V\"",
        "eval far \"$V\"",
        "psql -c \"select '$V'\"",
        "awk \"/$V/\" f",
        "echo $((V + 1))",
        "(( V > 3 ))",
        "[[ $V -gt 3 ]]",
        "for f in $V; do far; done",
        "W=\"$V\"; far $W",
        "W=$V\nX=${W}\nssh h \"far $X\"",
        "ssh h bash <<EOF\nfar $V\nEOF",
        "sh -c 'far $V'",
        "cat <<EOF | ssh h sh\nfar \"$V\"\nEOF",
        "curl -d \"{\\\"a\\\": \\\"$V\\\"}\" h",
        "far \"$(ssh h \"far $V\")\"",
        "far `far $V`",
        "f \"$V\"; f() { ssh h \"$1\"; }",
      })
  void aVariableThatIsReadAsCodeOrSplitNeedsAPlainValue(String use) {
    assertThat(flow("V=<x>", use)).as(use).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "far \"$V\"",
        "far \"${V}\" \"a/$V/b\"",
        "W=$V; far \"$W\"",
        "export W=\"$V\"",
        "far '$V'",
        "sh -c 'far \"$V\"'",
        "ssh h \"far \\\"\\$V\\\"\"",
        "ssh h 'far \"$V\"'",
        "ssh h \"bash -c \\\"far \\\\\\\"\\\\\\$V\\\\\\\"\\\"\"",
        "cat > f <<EOF\nV is $V\nEOF",
        "if [ \"$V\" = a ]; then far; fi",
        "if [[ $V == a ]]; then far; fi",
        "case $V in a) far;; esac",
        "far \"$(far \"$V\")\"",
        "for f in \"$V\" b; do far \"$f\"; done",
        "psql -v v=\"$V\" -f q.sql",
        "far $VV",
        "awk '{ print $V }' f"
      })
  void aVariableThatStaysDataTakesAnyValue(String use) {
    assertThat(flow("V=<x>", use)).as(use).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V=<x>",
        "V='<x>'",
        "V=\"a <x> b\"",
        "export V=<x>",
        "local V=\"<x>\"",
        "readonly V=a/<x>",
        "V=(a <x>)",
        "V+=<x>",
        "for V in a <x>; do true; done",
        "read -r V <<< \"<x>\"",
        "ssh h 'V=<x>; true'",
        "docker exec -e V=<x> c true",
        "V=<x> far"
      })
  void everyWayToSetAVariableIsSeen(String assignment) {
    assertThat(flow(assignment, "ssh h \"rm $V\"")).as(assignment).isNotEmpty();
  }

  @Test
  void theReasonNamesTheVariableAndTheLine() {
    ValueFlows flows =
        ValueFlows.of(List.of(text("V=<x>", 3), text("true\nssh h \\\n  \"rm $V\"", 7)));
    assertThat(flows.of("x").orElseThrow().line()).isEqualTo(9);
    assertThat(flows.of("x").orElseThrow().slot().complaint("a b").orElseThrow())
        .isEqualTo(
            "it can be only letters, digits and _ @ % + : , . / = - here, because it goes into the variable V, and where line 9 uses that, it becomes part of a text that is read once more");
    assertThat(flows.of("y")).isEmpty();
  }

  private static List<ValueFlows.Use> flow(String assignment, String use) {
    List<ValueFlows.Use> found = new ArrayList<>();
    ValueFlows.of(List.of(text(assignment, 1), text(use, 2))).of("x").ifPresent(found::add);
    return found;
  }

  private static Text text(String text, int line) {
    return new Text(text, FilledContexts.placeholders(text), line);
  }
}
