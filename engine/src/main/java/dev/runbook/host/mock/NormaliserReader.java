package dev.runbook.host.mock;

import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code normalise}: names of those that are known, and patterns of one's own. */
final class NormaliserReader {
  private final Problems problems;

  NormaliserReader(Problems problems) {
    this.problems = problems;
  }

  List<Normaliser> read(YamlMapping file) {
    Optional<YamlNode> node = file.node("normalise");
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof YamlNode.Sequence list)) {
      problems.error(
          node.get().span(),
          "wrong-type",
          "`normalise` takes a list",
          "write `[time, container-id]`");
      return List.of();
    }
    List<Normaliser> read = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item instanceof YamlNode.Scalar name) {
        named(name).ifPresent(read::add);
      } else {
        YamlMapping.of(item, "normalise", problems)
            .map(own -> own.only("name", "pattern"))
            .flatMap(this::own)
            .ifPresent(read::add);
      }
    }
    return read;
  }

  private Optional<Normaliser> named(YamlNode.Scalar name) {
    Optional<Normaliser> known = Normaliser.named(name.text()).findFirst();
    if (known.isEmpty()) {
      problems.error(
          name.span(),
          "bad-value",
          "nothing is called `" + name.text() + "` that could be normalised",
          Nearest.didYouMean(name.text(), Normaliser.names())
              .orElse("known are " + String.join(", ", Normaliser.names())));
    }
    return known;
  }

  private Optional<Normaliser> own(YamlMapping own) {
    Optional<String> name = own.text("name");
    Optional<String> pattern = own.text("pattern");
    if (name.isEmpty() || pattern.isEmpty()) {
      Span place = own.span();
      problems.error(
          place,
          "missing-key",
          "a normaliser needs `name` and `pattern`",
          "write `{name: build, pattern: 'build-\\d+'}`");
      return Optional.empty();
    }
    try {
      Pattern compiled = Pattern.compile(pattern.get());
      if (compiled.matcher("").find()) {
        own.bad(
            "pattern",
            "`pattern` is found in an empty text, and so everywhere",
            "write `+` where it says `*`");
      }
      return Optional.of(new Normaliser(name.get(), compiled, "<" + name.get() + ">", ""));
    } catch (PatternSyntaxException e) {
      own.bad(
          "pattern",
          "`pattern` is not a regular expression: " + e.getDescription(),
          "put a backslash before each of . ( ) [ { * + ? | $ ^ that is meant literally");
      return Optional.empty();
    }
  }
}
