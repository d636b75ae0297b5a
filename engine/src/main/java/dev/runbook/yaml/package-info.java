/**
 * YAML 1.2 as a tree of nodes that know their places, so that mistakes in it have a line and a
 * column.
 */
package dev.runbook.yaml;
