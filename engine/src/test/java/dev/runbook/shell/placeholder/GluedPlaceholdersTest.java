package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word, a name in brackets and a word, nothing between them: one word with a value in it. */
class GluedPlaceholdersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      value = {
        "kubectl -n ns-<x> get pods ⇒ x",
        "tar xf rel<version>_final.tgz ⇒ version",
        "psql db_<name>_prod ⇒ name",
        "curl https://h<n>/x ⇒ n",
        "ping web<number>a ⇒ number",
        "cat log<date>x<hour>y ⇒ date,hour",
        "cat v2<minor>b ⇒ minor",
        "kubectl logs web-<pod hash>-0 ⇒ pod hash",
        "x a<b.c>d ⇒ b.c",
        "echo pre<name>post >out ⇒ name",
        "cp <a>x<b> <c>y<d>z . ⇒ a,b,c,d"
      })
  void areAskedFor(String script, String names) {
    assertThat(Found.names(script)).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort <in.txt >out.txt",
        "sort <in.txt>out.txt",
        "sort<in.txt >out",
        "sort <a/b>c",
        "exec 3<fifo>log",
        "read x 0<in>out",
        "cat <in 2>err",
        "wc -l <in.txt | sort>out",
        "diff <(a)x <(b)y",
        "cat <<EOF>f⏎x⏎EOF",
        "cat <<<word>out",
        "echo $((1<2)) x>y",
        "[[ a<b ]] && x >c",
        "cat > f.cpp <<'EOF'⏎std::vector<int>v; Map<String>x;⏎EOF"
      })
  void areNotSeenInRedirectionsAndTypes(String script) {
    assertThat(Found.names(script)).isEmpty();
  }
}
