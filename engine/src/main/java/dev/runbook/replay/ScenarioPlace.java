package dev.runbook.replay;

import dev.runbook.source.Source;
import java.nio.file.Path;

/**
 * The place of a scenario in its file.
 *
 * @param path the file it stands in
 * @param source that file as it was read
 * @param name what it is called there, and the place of that; empty where the file has just one
 */
public record ScenarioPlace(Path path, Source source, PlacedValue<String> name) {}
