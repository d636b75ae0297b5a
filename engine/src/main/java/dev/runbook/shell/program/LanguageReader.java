package dev.runbook.shell.program;

import dev.runbook.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the entry of a language from YAML. */
final class LanguageReader {
  private final Function<String, Optional<EffectKind>> kinds;

  LanguageReader(Function<String, Optional<EffectKind>> kinds) {
    this.kinds = kinds;
  }

  CodeLanguage read(String name, YamlMapping keys) {
    keys.only("lines", "strings", "shells", "effects");
    List<Effect> effects = new ArrayList<>();
    keys.mapping("effects")
        .ifPresent(
            mapping -> {
              for (String kind : mapping.keys()) {
                effects.addAll(effect(mapping, kind));
              }
            });
    return new CodeLanguage(
        CatalogueEntry.empty(name).withEffects(effects),
        keys.flag("lines").orElse(false),
        keys.flag("strings").orElse(true),
        Conditions.texts(keys, "shells"));
  }

  private List<Effect> effect(YamlMapping effects, String name) {
    Optional<EffectKind> kind = kinds.apply(name);
    if (kind.isEmpty()) {
      effects.bad(name, "there is no kind of effect `" + name + "`", "name it in effects.yaml");
      return List.of();
    }
    return CallFilterReader.ofEntry().read(effects, name, List.of()).stream()
        .map(when -> new Effect(kind.get(), when))
        .toList();
  }
}
