package dev.runbook.shell.placeholder;

import java.util.Optional;

/**
 * A parameter that a page declares, as far as finding it is concerned.
 *
 * @param name what it is called; {@code {{name}}} stands for it
 * @param text what else stands for it in the blocks
 * @param words whether its value is several words
 */
public record Declaration(String name, Optional<String> text, boolean words) {}
