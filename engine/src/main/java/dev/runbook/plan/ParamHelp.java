package dev.runbook.plan;

import java.util.Optional;

/**
 * The help for a person who gives a parameter its value.
 *
 * @param description a sentence for the operator, where it is declared
 * @param example a value to show
 * @param offered the sample on the page, to be taken or changed
 */
public record ParamHelp(
    Optional<String> description, Optional<String> example, Optional<String> offered) {}
