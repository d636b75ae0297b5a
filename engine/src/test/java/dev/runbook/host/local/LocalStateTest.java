package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one command leaves behind, the next one finds, as it would by hand. */
@Timeout(60)
class LocalStateTest {
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(root);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void variablesExportsFunctionsAndFoldersLast() {
    bench.run("x=1; export Y=2; mkdir d; cd d; f() { echo \"f $1\"; }");
    assertThat(bench.out("echo $x; printenv Y; basename \"$PWD\"; f a"))
        .isEqualTo("1\n2\nd\nf a\n");
  }

  @Test
  void arraysAndDeclaredNamesAreGlobal() {
    bench.run("declare -a list=(a 'b c'); declare -i n=4; readonly fixed=yes");
    bench.run("n=n+1");
    assertThat(bench.out("echo ${#list[@]} \"${list[1]}\" $n $fixed")).isEqualTo("2 b c 5 yes\n");
  }

  @Test
  void shellOptionsAreTheAuthors() {
    bench.run("shopt -s nullglob; set -f; set -o pipefail; umask 027");
    assertThat(bench.out("shopt nullglob; echo $- *; set -o | grep pipefail; umask"))
        .containsPattern("nullglob\\s+on")
        .containsPattern("f.* \\*\n")
        .containsPattern("pipefail\\s+on")
        .endsWith("0027\n");
  }

  @Test
  void positionalParametersLast() {
    bench.run("set -- one 'two three'");
    assertThat(bench.out("echo $# \"$2\"")).isEqualTo("2 two three\n");
  }

  @Test
  void theStatusIsCarriedOver() {
    assertThat(bench.run("(exit 42)")).isEqualTo(Outcome.failed(42));
    assertThat(bench.out("echo $?")).isEqualTo("42\n");
    assertThat(bench.out("echo $?")).isEqualTo("0\n");
  }

  @Test
  void theStatusesOfAPipelineAreCarriedOver() {
    bench.run("true | false | (exit 3) | true");
    assertThat(bench.out("echo ${PIPESTATUS[@]}")).isEqualTo("0 1 3 0\n");
    bench.run("true | (exit 5)");
    assertThat(bench.out("echo $? ${PIPESTATUS[@]}")).isEqualTo("5 0 5\n");
  }

  @Test
  void theLastArgumentAndTheLastJobAreCarriedOver() {
    bench.run("mkdir -p deep/er");
    assertThat(bench.out("cd $_; basename \"$PWD\"")).isEqualTo("er\n");
    bench.run("(exit 7) & job=$!");
    assertThat(bench.out("[ $! = $job ] && echo same")).isEqualTo("same\n");
    bench.run("sleep 0.2");
    assertThat(bench.run("wait $job")).isEqualTo(Outcome.failed(7));
  }

  @Test
  void aRedirectionByExecLasts() {
    bench.run("printf 'a\\nb\\n' >in; exec <in 7>out");
    bench.run("read -r first");
    bench.run("read -r second; echo \"$second $first\" >&7");
    assertThat(bench.out("cat out; exec </dev/null 7>&-")).isEqualTo("b a\n");
  }

  @Test
  void standardInputIsEmptyAndTheRestIsNotEaten() {
    assertThat(bench.out("cat; read -r x; echo \"[$x] $?\"\necho rest")).isEqualTo("[] 1\nrest\n");
    assertThat(bench.out("echo next")).isEqualTo("next\n");
  }

  @Test
  void aliasesAreOffAsInAScript() {
    bench.run("alias hello='echo hi'");
    assertThat(bench.run("hello")).isEqualTo(Outcome.failed(127));
  }

  @Test
  void errorsAreToldAsABashWould() {
    assertThat(bench.run("no-such-command")).isEqualTo(Outcome.failed(127));
    assertThat(bench.sink.err()).matches("bash: line \\d+: no-such-command: command not found\n");
  }

  @Test
  void hereDocumentsWork() {
    assertThat(bench.out("x=1\ncat <<A; cat <<'B'\n$x\nA\n$x\nB")).isEqualTo("1\n$x\n");
    assertThat(bench.out("cat <<-EOF | tr a b\n\taaa\n\tEOF")).isEqualTo("bbb\n");
  }

  @Test
  void anOpenHereDocumentEndsWithTheText() {
    bench.run("cat <<EOF\nline");
    assertThat(bench.sink.out()).isEqualTo("line\n");
  }

  @Test
  void anyTextEndsWhereItEnds() {
    assertThat(bench.out("echo a \\")).isEqualTo("a\n");
    assertThat(bench.out("echo b # c")).isEqualTo("b\n");
    assertThat(bench.out("# only a comment")).isEmpty();
    assertThat(bench.out("")).isEmpty();
    assertThat(bench.out("echo 'it'\\''s' \"$(echo \"'\")\"")).isEqualTo("it's '\n");
  }

  @Test
  void aSyntaxErrorStaysInItsCommand() {
    assertThat(bench.run("x=5\nif; then\necho no")).isInstanceOf(Outcome.Failed.class);
    assertThat(bench.sink.out()).isEmpty();
    assertThat(bench.run("echo 'open")).isInstanceOf(Outcome.Failed.class);
    assertThat(bench.run("done")).isEqualTo(Outcome.failed(2));
    assertThat(bench.out("echo $? $x")).isEqualTo("2 5\n");
  }

  @Test
  void tracingShowsTheAuthorsCommandsOnly() {
    bench.run("set -x");
    assertThat(bench.run("echo hi")).isEqualTo(Outcome.ok());
    assertThat(bench.sink.out()).isEqualTo("hi\n");
    assertThat(bench.sink.err()).matches("\\++ echo hi\n");
    bench.run("set +x");
    bench.run("echo quiet");
    assertThat(bench.sink.err()).isEmpty();
  }

  @Test
  void hostileOptionsDoNotDisturbTheFrame() {
    bench.run("set -u -f -C -a -o posix; IFS=0123456789abcdef; cd /; rmdir " + bench.folder);
    assertThat(bench.run("false")).isEqualTo(Outcome.failed(1));
    assertThat(bench.out("printf '%s\\n' \"$?\"")).isEqualTo("1\n");
    assertThat(bench.out("env | grep -c __rb || :")).isEqualTo("0\n");
  }

  @Test
  void aFolderThatIsGoneDoesNotDisturbTheFrame() {
    bench.run("mkdir gone; cd gone; rmdir ../gone");
    assertThat(bench.out("echo still here")).isEqualTo("still here\n");
  }

  @Test
  void theFolderOfAStepIsEnteredAndStays() {
    bench.run("mkdir 'a b'");
    Invocation there = in("a b", "basename \"$PWD\"");
    assertThat(bench.run(there)).isEqualTo(Outcome.ok());
    assertThat(bench.sink.out()).isEqualTo("a b\n");
    assertThat(bench.out("basename \"$PWD\"")).isEqualTo("a b\n");
  }

  @Test
  void aMissingFolderMeansNotStarted() {
    bench.run("(exit 9)");
    assertThat(bench.run(in("nowhere", "touch oops"))).isInstanceOf(Outcome.NotStarted.class);
    assertThat(bench.file("oops")).doesNotExist();
    assertThat(bench.out("echo $?")).isEqualTo("9\n");
  }

  @Test
  void anInterpreterReadsTheTextInTheShellsPlace() {
    bench.run("export WHO=me; mkdir d; cd d");
    assertThat(
            bench.run(
                by(
                    "perl -w",
                    "use Cwd; print \"$ENV{WHO} \", getcwd() =~ m{/d$}, \"'\\n\"; exit 4")))
        .isEqualTo(Outcome.failed(4));
    assertThat(bench.sink.out()).isEqualTo("me 1'\n");
  }

  @Test
  void aMissingInterpreterMeansNotStarted() {
    assertThat(bench.run(by("no-such-reader", "x"))).isInstanceOf(Outcome.NotStarted.class);
  }

  @Test
  void longTextIsNoProblem() {
    String text = "x='" + "0123456789".repeat(30_000) + "'; echo ${#x}";
    assertThat(bench.out(text)).isEqualTo("300000\n");
  }

  private static Invocation in(String folder, String text) {
    return Invocation.of(text).in(folder);
  }

  private static Invocation by(String interpreter, String text) {
    return Invocation.of(text).by(interpreter);
  }
}
