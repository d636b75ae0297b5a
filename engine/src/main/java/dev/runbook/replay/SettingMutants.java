package dev.runbook.replay;

import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes lines out of what the front matter says under {@code runbook:}. */
final class SettingMutants {
  private static final Pattern KEY = Pattern.compile("\\s*[\"']?([\\w.-]+)[\"']?:.*");

  /** One of several things in braces, with its comma. */
  private static final Pattern FLOW =
      Pattern.compile("(?:, *)?([\\w-]+): *(?:\"[^\"]*\"|'[^']*'|\\[[^\\]]*]|[^,{}\\[\\]\"']+)");

  private static final Map<String, String> REMEDIES =
      Map.of(
          "hosts", "a mock whose `identity` is another, and `expect: {exit: 7}`, would notice",
          "host", MutationOperator.OTHER_HOST.remedy(),
          "timeout", "a reply with `fault: hang`, and `expect: {exit: 124}`, would notice",
          "pattern", "a value that it refuses, and `expect: {exit: 2}`, would notice",
          "choices", "a value that is none of them, and `expect: {exit: 2}`, would notice",
          "type", "a value of another type, and `expect: {exit: 2}`, would notice",
          "default", "a scenario without `params` would notice");

  private final Source page;
  private final List<Mutant> all = new ArrayList<>();

  SettingMutants(Source page) {
    this.page = page;
  }

  List<Mutant> all() {
    int line = 2;
    boolean isThere = page.lineText(1).stripTrailing().equals("---");
    while (isThere && line <= page.lines() && !page.lineText(line).startsWith("runbook:")) {
      isThere = !page.lineText(line++).stripTrailing().equals("---");
    }
    String above = "";
    for (line++; isThere && line <= page.lines() && indent(line) > 0; line++) {
      Optional<String> key = key(line);
      if (key.isPresent()) {
        above = indent(line) == 2 ? key.get() : above;
        without(line, key.get(), above);
      }
    }
    return all;
  }

  private int indent(int line) {
    String text = page.lineText(line);
    return text.isBlank() ? 99 : text.length() - text.stripLeading().length();
  }

  private Optional<String> key(int line) {
    Matcher key = KEY.matcher(page.lineText(line));
    return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
  }

  private void without(int line, String key, String above) {
    int last = line;
    while (last < page.lines() && indent(last + 1) > indent(line)) {
      last++;
    }
    int end = last < page.lines() ? page.lineStart(last + 1) : page.text().length();
    Span lines = new Span(page.lineStart(line), end);
    String remedy = REMEDIES.getOrDefault(key, above.equals("hosts") ? REMEDIES.get("hosts") : "");
    add(lines, "", page.lineText(line), remedy);
    int open = page.lineText(line).indexOf('{');
    if (above.equals("params") && open >= 0 && last == line) {
      inBraces(line, open + 1);
    }
  }

  private void inBraces(int line, int from) {
    int start = page.lineStart(line);
    Matcher pair = FLOW.matcher(page.lineText(line));
    for (int at = from; pair.find(at); at = pair.end()) {
      String text = pair.group().replaceFirst("^, *", "");
      add(
          new Span(start + pair.start(), start + pair.end()),
          "",
          text,
          REMEDIES.getOrDefault(pair.group(1), ""));
    }
  }

  private void add(Span span, String text, String what, String remedy) {
    Edit edit = new Edit(page, span, text);
    all.add(
        Mutant.of(MutationOperator.DROP_SETTING, page, "", what, List.of(edit)).noticedBy(remedy));
  }
}
