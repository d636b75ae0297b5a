package dev.runbook.shell.fill;

import dev.runbook.shell.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places that a value may stand in, each with what its program must be given. */
final class FilledContexts {
  /** Where the value stands, in a text and in what is given. */
  private static final Pattern PLACE = Pattern.compile("<x>");

  /**
   * One context.
   *
   * @param text the text, with {@code <x>} for the value
   * @param given the arguments of its program, with {@code <x>} for the value
   */
  record Context(String text, List<String> given) {
    Filling filling() {
      return Filling.of(text, placeholders(text), Set.of());
    }

    Filling.Filled with(String value) {
      return filling().with(Map.of("x", value));
    }

    String expected(String value) {
      StringBuilder all = new StringBuilder();
      given.forEach(each -> all.append(each.replace("<x>", value)).append('\0'));
      return all.toString();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Places that must take every value. */
  static final List<Context> ANY =
      List.of(
          of("far <x>", "<x>"),
          of("far '<x>'", "<x>"),
          of("far \"<x>\"", "<x>"),
          of("far 'a <x> b' c", "a <x> b", "c"),
          of("far \"a <x>$H\"", "a <x>h"),
          of("far \"$H<x>\" $H<x>", "h<x>", "h<x>"),
          of("far $'a\\t<x>'", "a\t<x>"),
          of("far /srv/<x>/log --name=<x>", "/srv/<x>/log", "--name=<x>"),
          of("far <x><x>'<x>'\"<x>\"", "<x><x><x><x>"),
          of("far {a,<x>}", "a", "<x>"),
          of("V=<x>; far \"$V\"", "<x>"),
          of("V=\"<x>\" W='<x>'; far \"$V$W\"", "<x><x>"),
          of("V=<x> sh -c 'far \"$V\"'", "<x>"),
          of("export V=<x>; far \"$V\"", "<x>"),
          of("A=(<x> \"<x>\" b); far \"${A[@]}\"", "<x>", "<x>", "b"),
          of("for f in <x> b; do far \"$f\"; done", "<x>", "b"),
          of("case <x> in <x>) far yes;; *) far no;; esac", "yes"),
          of("if [[ \"<x>\" == <x> && <x> == '<x>' ]]; then far yes; fi", "yes"),
          of("if [ \"<x>\" = <x> ]; then far yes; fi", "yes"),
          of("far \"$(printf '%s' <x>)\"", "<x>"),
          of("far \"a $(printf '%s' \"<x>\" '<x>') b\"", "a <x><x> b"),
          of("cat > f <<EOF\na <x>\nEOF\nfar \"$(cat f)\"; rm f", "a <x>"),
          of("cat > f <<'EOF'\na <x> $H\nEOF\nfar \"$(cat f)\"; rm f", "a <x> $H"),
          of("cat <<-EOF | cat > f\n\ta <x> $H\n\tEOF\nfar \"$(cat f)\"; rm f", "a <x> h"),
          of("far \"$(cat <<< \"<x>\")\"", "<x>"),
          of(
              "cat > f <<EOF\n$(printf '%s' <x>) \"$(printf %s \"<x>\")\"\nEOF\nfar \"$(cat f)\"; rm f",
              "<x> \"<x>\""),
          of("export \"V=<x>\"; far \"$V\"", "<x>"),
          of("readonly V='<x>' W; far \"$V\"", "<x>"),
          of("far \"\\x4<x>\" 'a\\'<x>", "\\x4<x>", "a\\<x>"),
          of("far a~<x> \"~<x>\"", "a~<x>", "~<x>"),
          of("far a\\\n<x> \"$H\\\n<x>\"", "a<x>", "h<x>"),
          of("echo \"sh x.sh > <x>\" > f; far \"$(cat f)\"; rm f", "sh x.sh > <x>"),
          of("case <x> in <x>) far \"a <x>\";; esac", "a <x>"),
          of("V=`printf a` far <x>", "<x>"),
          of("while true; do far <x>; break; done < <(echo a)", "<x>"),
          of("time -p far <x>", "<x>"),
          of("f() { far <x>; }; f", "<x>"),
          of("(( 1 < 2 )) && far <x>; far \"$((1 + 1))<x>\"", "<x>", "2<x>"),
          of("for ((i=0; i<1; i++)); do far <x>; done", "<x>"),
          of("far \"$(cat <(printf '%s' '<x>' | cat))\"", "<x>"),
          of("(far <x>) && { far \"<x>\"; }", "<x>", "<x>"),
          of("true | far <x> 2>/dev/null # <x>", "<x>"),
          of("! false && far <x> || far no", "<x>"),
          of("env V=1 far <x>", "<x>"),
          of("timeout 9 far <x>", "<x>"),
          of("printf 'a\\n' | xargs far <x>", "<x>", "a"),
          of("ssh h far <x>", "<x>"),
          of("ssh h \"far <x>\"", "<x>"),
          of("ssh h \"far '<x>' \\\"<x>\\\" a/<x>\"", "<x>", "<x>", "a/<x>"),
          of("ssh h 'far \"<x>\" <x>'", "<x>", "<x>"),
          of("ssh -i ~/.k -p 22 h \"cd / && far <x>\"", "<x>"),
          of("ssh h \"V='<x>'; far \\\"\\$V\\\"\"", "<x>"),
          of("ssh h \"bash -c 'far <x>'\"", "<x>"),
          of("ssh h \"bash -c 'far \\\"<x>\\\"'\"", "<x>"),
          of("ssh h \"ssh g \\\"bash -c 'far <x>'\\\"\"", "<x>"),
          of("ssh h \"docker exec c sh -c 'far \\\"a <x>\\\"'\"", "a <x>"),
          of("ssh h bash -s <<'EOF'\nfar <x> \"<x>\"\nEOF", "<x>", "<x>"),
          of("ssh h <<EOF\nfar <x> '<x>'\nEOF", "<x>", "<x>"),
          of("cat <<EOF | ssh h bash\nfar \"<x>\"\nEOF", "<x>"),
          of("ssh h \"bash <<'EOF'\nfar <x>\nEOF\n\"", "<x>"),
          of("bash -c 'far <x>'", "<x>"),
          of("bash -c \"far <x>\"", "<x>"),
          of("bash -c \"far '<x>'\"", "<x>"),
          of("bash -c 'far \"$1\"' _ <x>", "<x>"),
          of("sh <<< \"far '<x>'\"", "<x>"),
          of("eval \"far <x>\"", "<x>"),
          of("eval far '\"<x>\"'", "<x>"),
          of("docker exec c far <x>", "<x>"),
          of("docker exec c sh -c \"far <x>\"", "<x>"),
          of("docker exec -i c sh <<'EOF'\nfar '<x>'\nEOF", "<x>"),
          of("cat > s.sh <<'EOF'\nfar <x>\nEOF\nsh s.sh; rm s.sh", "<x>"),
          of("cat > s.sh <<EOF\nfar \"<x>\"\nEOF\nsh s.sh; rm s.sh", "<x>"),
          of("far '{\"name\": \"a\"}' <x>", "{\"name\": \"a\"}", "<x>"),
          of("far \"$(jq -r .name <<< '{\"name\": \"<x>\"}')\"", "<x>"),
          of("far \"$(jq -rn --arg v <x> '$v')\"", "<x>"),
          of("far \"$(python3 -c 'import sys; print(sys.argv[1])' <x>)\"", "<x>"));

  /** The same for text that SQL is in; what stands in for psql prints what is selected. */
  static final List<Context> SQL =
      List.of(
          of("psql -c \"select '<x>'\"", "<x>"),
          of("psql -tAc 'select '\\''<x>'\\'''", "<x>"),
          of("psql -c \"select 'it''s ' || '<x>' -- so\"", "it's <x>"),
          of("psql -c 'select \"<x>\" from (select 1 as \"<x>\")'", "1"),
          of("ssh h \"docker exec c psql -c \\\"select '<x>'\\\"\"", "<x>"),
          of("psql <<EOF\nselect '<x>';\nEOF", "<x>"),
          of("psql <<'EOF'\n-- why\nselect '<x>';\nEOF", "<x>"));

  /** Places that take some values: what they take must arrive as well. */
  static final List<Context> LIMITED =
      List.of(
          of("ssh \"$H\" \"true $H; far <x>\"", "<x>"),
          of("far `printf %s <x>`", "<x>"),
          of("far $((<x> + 0))", "<x>"),
          of("if [[ <x> -eq <x> ]]; then far yes; fi", "yes"),
          of("far ${NOTHING:-<x>}", "<x>"),
          of("far \"$(awk -v v=<x> 'BEGIN { print v }')\"", "<x>"),
          of("far \"$(awk 'BEGIN { print \"<x>\" }')\"", "<x>"),
          of("far \"$(printf '<x>')\"", "<x>"),
          of("far \"$(jq -rn '\"<x>\"')\"", "<x>"),
          of("far \"$(python3 -c 'print(\"<x>\")')\"", "<x>"),
          of("far \"$(echo a | sed 's/a/<x>/')\"", "<x>"),
          of("far \"$(cat <<EOF\na <x>\nEOF\n)\"", "a <x>"),
          of("far \"$(cat <<'EOF'\n<x> $H\nEOF\n)\"", "<x> $H"),
          of("cat > f <<'EOF'\n<x>\nEOF\nfar \"$(cat f)\"; rm f", "<x>"),
          of("bash <(echo far <x>)", "<x>"),
          of("trap 'far <x>' EXIT", "<x>"),
          of("ssh h \"$(cat <<'EOF'\nfar <x>\nEOF\n)\"", "<x>"),
          of("echo \"far <x>\" | sh", "<x>"),
          of("echo \"select '<x>'\" | psql", "<x>"),
          of("find . -maxdepth 0 -exec far <x> \\;", "<x>"),
          of("f() { far \"$1\"; }; f <x>", "<x>"),
          of("echo 'far \"<x>\"' > s.sh; sh s.sh; rm s.sh", "<x>"),
          of("ssh h \"$(printf '%s ' far <x>)\"", "<x>"),
          of("printf 'x\\n' | xargs -I{} far <x>", "<x>"),
          of("set -- <x>; far \"$1\"", "<x>"));

  /** Places that make a file of that name. */
  static final List<Context> FILES =
      List.of(
          of("echo a > <x>", "./<x>"),
          of("echo a >> \"<x>.log\"", "./<x>.log"),
          of("true > 'a <x>' 2>&1", "./a <x>"),
          of("ssh h 'echo a > ./<x>'", "./<x>"),
          of("mkdir d; cd d; cat > <x> <<'EOF'\nhello\nEOF", "./d/<x>"));

  private static final List<Context> INNERMOST =
      List.of(
          of("far <x>", "<x>"),
          of("far '<x>'", "<x>"),
          of("far \"<x>\"", "<x>"),
          of("far a/<x>/\"<x>\" '<x>'", "a/<x>/<x>", "<x>"),
          of("far \"$(printf %s <x>)\"", "<x>"),
          of("if true; then far \"<x>\"; fi", "<x>"),
          of("true && far '<x>' || far no", "<x>"));

  private FilledContexts() {}

  /** A text under several shells, quoted for each as a page's author would. */
  static Context nested(Random random, int depth) {
    Context inner = INNERMOST.get(random.nextInt(INNERMOST.size()));
    String text = inner.text();
    for (int i = 0; i < depth; i++) {
      text = wrapped(text, random, i);
    }
    return new Context(text, inner.given());
  }

  private static String wrapped(String text, Random random, int level) {
    String single = "'" + text.replace("'", "'\\''") + "'";
    String twice = "\"" + text.replaceAll("[\\\\\"$`]", "\\\\$0") + "\"";
    String quoted = random.nextBoolean() ? single : twice;
    String mark = "END" + level;
    return switch (random.nextInt(11)) {
      case 0 -> "ssh h " + quoted;
      case 1 -> "ssh -p 22 h " + quoted;
      case 2 -> "bash -c " + quoted;
      case 3 -> "docker exec -i c sh -c " + quoted;
      case 4 -> "env A=1 bash -c " + quoted;
      case 5 -> "timeout 9 sh -c " + quoted;
      case 6 -> "eval " + quoted;
      case 7 -> "ssh h bash -s <<'" + mark + "'\n" + text + "\n" + mark;
      case 8 -> "sh <<" + mark + "\n" + text.replaceAll("[\\\\$`]", "\\\\$0") + "\n" + mark;
      case 9 -> "( " + text + "\n) && true";
      default -> "{ " + text + "\n}";
    };
  }

  private static Context of(String text, String... given) {
    return new Context(text, List.of(given));
  }

  static List<Placeholder> placeholders(String text) {
    List<Placeholder> found = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      found.add(
          new Placeholder(
              place.start(), place.end(), "x", "<x>", Placeholder.Kind.ANGLE, List.of()));
    }
    return found;
  }
}
