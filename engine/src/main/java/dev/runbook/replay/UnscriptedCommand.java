package dev.runbook.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command for which its mock host has no reply.
 *
 * @param place where the command stands on the page
 * @param step the step's id
 * @param host the host that received it
 * @param command its text
 * @param nearest the replies that are nearest to it
 * @param before how far the run had come
 */
record UnscriptedCommand(
    Place place, String step, String host, String command, List<Detail> nearest, String before)
    implements Difference {
  UnscriptedCommand {
    nearest = List.copyOf(nearest);
  }

  @Override
  public String kind() {
    return "no-reply";
  }

  @Override
  public String what() {
    return step + ", on " + host + ", sent a command that has no reply";
  }

  @Override
  public List<Detail> details() {
    List<Detail> all = new ArrayList<>();
    all.add(Detail.of("came", command));
    all.addAll(nearest);
    all.add(Detail.of("before", before));
    return all;
  }

  @Override
  public List<String> hints() {
    return List.of("correct the page, or write a reply for the command");
  }

  @Override
  public Optional<String> actual() {
    return Optional.of(command);
  }
}
