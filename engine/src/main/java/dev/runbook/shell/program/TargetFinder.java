package dev.runbook.shell.program;

import dev.runbook.shell.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the targets of a command's dangerous calls beyond the host that it runs on, through the
 * programs that lead to them.
 */
public final class TargetFinder {
  private final Catalogue catalogue;
  private final Script script;
  private final int from;

  private TargetFinder(Catalogue catalogue, String before, String text) {
    String earlier = before.isEmpty() ? "" : before + "\n";
    this.catalogue = catalogue;
    this.script = Script.parse(earlier + text);
    this.from = earlier.length();
  }

  /**
   * What each dangerous call of a command acts on, the nearest first; of a command that is
   * dangerous for other reasons, what each of its calls does.
   *
   * @param catalogue what is known of programs
   * @param before what the same shell runs right before it
   * @param text the command
   */
  public static List<List<Target>> of(Catalogue catalogue, String before, String text) {
    return new TargetFinder(catalogue, before, text).find();
  }

  private List<List<Target>> find() {
    List<Call> all = Calls.in(script, catalogue);
    List<Call> own = all.stream().filter(this::isOfTheCommand).toList();
    List<Call> dangers = own.stream().filter(catalogue::isDanger).toList();
    return (dangers.isEmpty() ? own : dangers)
        .stream()
            .map(call -> chain(call, all))
            .filter(chain -> !chain.isEmpty())
            .distinct()
            .toList();
  }

  private boolean isOfTheCommand(Call call) {
    List<Call> callers = call.site().callers();
    CallSite outermost = callers.isEmpty() ? call.site() : callers.get(0).site();
    return outermost.stand().filter(stand -> stand.command().start() >= from).isPresent();
  }

  private List<Target> chain(Call call, List<Call> all) {
    List<Target> chain = new ArrayList<>();
    List<Call> way = new ArrayList<>(call.site().callers());
    way.add(call);
    int level = 0;
    for (Call each : way) {
      List<Target> its = targets(each, level + 1, all);
      chain.addAll(its);
      level += its.isEmpty() ? 0 : 1;
    }
    return chain;
  }

  private List<Target> targets(Call call, int level, List<Call> all) {
    List<Target> found = new ArrayList<>();
    for (TargetPlace place : call.targetPlaces()) {
      target(call, place, level, all).ifPresent(found::add);
    }
    return onceEach(found);
  }

  /** Two places may name one thing, as {@code -h} and a connection string do. */
  private static List<Target> onceEach(List<Target> found) {
    List<Target> kept = new ArrayList<>();
    for (Target target : found) {
      boolean named =
          found.stream().anyMatch(each -> each.kind().equals(target.kind()) && isNamed(each));
      boolean taken = kept.stream().anyMatch(each -> each.kind().equals(target.kind()));
      if (!taken && (!named || isNamed(target))) {
        kept.add(target);
      }
    }
    return kept;
  }

  private static boolean isNamed(Target target) {
    return target.name().isPresent();
  }

  private Optional<Target> target(Call call, TargetPlace place, int level, List<Call> all) {
    CallContext stands = new CallContext(call, script.text());
    Optional<String> word = place.word(call.line()).or(() -> stands.assigned(place.variable()));
    if (word.isEmpty()) {
      word = setBefore(call, place, all);
    }
    boolean readable = word.filter(CallContext::isLiteral).isPresent();
    if (readable) {
      return place
          .name(word.get())
          .map(name -> made(place, Optional.of(name), Optional.empty(), level));
    }
    Optional<TargetQuestion> look =
        word.isPresent() ? stands.value(word.get()) : stands.look(place).filter(this::onlyLooks);
    boolean nothing = word.isEmpty() && place.isMaybe() && look.isEmpty();
    return nothing ? Optional.empty() : Optional.of(made(place, Optional.empty(), look, level));
  }

  private static Target made(
      TargetPlace place, Optional<String> name, Optional<TargetQuestion> look, int level) {
    return new Target(place.kind(), name, look, level, place.part(), place.isMaybe(), place);
  }

  /** What a command right before it has set: {@code kubectl config use-context prod}. */
  private static Optional<String> setBefore(Call call, TargetPlace place, List<Call> all) {
    Optional<String> last = Optional.empty();
    for (Call each : all) {
      if (each == call) {
        break;
      }
      for (String setter : place.setBy()) {
        List<String> words = List.of(setter.split(" "));
        List<String> said = new ArrayList<>(List.of(each.line().program()));
        said.addAll(each.operands());
        if (said.size() > words.size() && said.subList(0, words.size()).equals(words)) {
          last = Optional.of(said.get(words.size()));
        }
      }
    }
    return last;
  }

  /** A question that would change something is none that may be asked. */
  private boolean onlyLooks(TargetQuestion look) {
    return Script.parse(look.text()).statements().stream()
        .allMatch(statement -> catalogue.reasons(statement).isEmpty());
  }
}
