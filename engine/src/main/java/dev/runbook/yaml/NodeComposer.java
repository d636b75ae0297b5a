package dev.runbook.yaml;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Makes nodes from the events of the YAML reader.
 *
 * <p>The library's own composer overflows the stack on deep nesting, counts aliases but not what
 * they stand for, and forgets where they stand: with a guard for all that around it, it took more
 * lines than this. An alias shares the node it stands for, so that a document costs no more than
 * its text, whatever it claims to be.
 */
final class NodeComposer {
  /** How deep lists and mappings may be in one another. */
  static final int MAX_DEPTH = 100;

  /** How many nodes all aliases together may stand for. */
  static final int MAX_ALIASED = 10_000;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final Source source;
  private final Problems problems;
  private final Places places;
  private final Iterator<Event> events;
  private final Map<Anchor, Built> anchors = new HashMap<>();
  private final Set<Anchor> open = new HashSet<>();
  private int aliased;
  private int reached;

  /** A node, how many nodes it stands for, how deep it is, and where its text ends. */
  private record Built(YamlNode node, int size, int height, int end) {}

  NodeComposer(Source source, Span region, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.places = new Places(source, region);
    this.reached = region.start();
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setAllowNonScalarKeys(true)
            .build();
    this.events = new ParserImpl(settings, new StreamReader(settings, source.text(region)));
  }

  /** The only document of the stream, if there is one. */
  Optional<YamlNode> compose() throws UnreadableYamlException {
    next();
    if (next().getEventId() == ID.StreamEnd) {
      return Optional.empty();
    }
    YamlNode root = node(next(), 0).node();
    next();
    Event after = next();
    if (after.getEventId() == ID.DocumentStart) {
      throw new UnreadableYamlException(
          places.span(after),
          "yaml-documents",
          "a second YAML document begins here",
          "only one is read; remove the `---`, or make it a file of its own");
    }
    return Optional.of(root);
  }

  private Built node(Event event, int depth) throws UnreadableYamlException {
    if (event instanceof AliasEvent alias) {
      return alias(alias, depth);
    }
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    anchor.ifPresent(open::add);
    Built built = fresh(event, depth);
    anchor.ifPresent(
        name -> {
          open.remove(name);
          anchors.put(name, built);
        });
    return built;
  }

  private Built fresh(Event event, int depth) throws UnreadableYamlException {
    if (event instanceof ScalarEvent scalar) {
      Span span = places.span(event);
      return new Built(
          new YamlNode.Scalar(scalar.getValue(), isNull(scalar), span), 1, 0, span.end());
    }
    refuseTooDeep(event, depth + 1);
    return event.getEventId() == ID.SequenceStart
        ? sequence(event, depth + 1)
        : mapping(event, depth + 1);
  }

  private Built alias(AliasEvent alias, int depth) throws UnreadableYamlException {
    Anchor name = alias.getAlias();
    Span span = places.span(alias);
    if (open.contains(name)) {
      throw new UnreadableYamlException(
          span,
          "yaml-alias",
          "`*" + name + "` stands for something it is part of",
          "write out what is meant here");
    }
    Built known = anchors.get(name);
    if (known == null) {
      throw new UnreadableYamlException(
          span,
          "yaml-alias",
          "there is no `&" + name + "` before this",
          "put quotes around a value that begins with `*`");
    }
    aliased += known.size();
    if (aliased > MAX_ALIASED) {
      throw new UnreadableYamlException(
          span,
          "yaml-alias",
          "the aliases up to here stand for more than " + MAX_ALIASED + " values",
          "write out what is meant");
    }
    refuseTooDeep(alias, depth + known.height());
    return new Built(known.node(), known.size(), known.height(), span.end());
  }

  private Built sequence(Event start, int depth) throws UnreadableYamlException {
    List<YamlNode> items = new ArrayList<>();
    Extent extent = new Extent(places.span(start));
    Event event = next();
    for (; event.getEventId() != ID.SequenceEnd; event = next()) {
      Built item = node(event, depth);
      items.add(item.node());
      extent.add(item);
    }
    Span span = extent.upTo(places.span(event));
    return extent.built(new YamlNode.Sequence(items, span));
  }

  private Built mapping(Event start, int depth) throws UnreadableYamlException {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    Extent extent = new Extent(places.span(start));
    Event event = next();
    for (; event.getEventId() != ID.MappingEnd; event = next()) {
      Span keySpan = places.span(event);
      Built key = node(event, depth);
      Built value = node(next(), depth);
      extent.add(key);
      extent.add(value);
      enter(entries, key.node(), keySpan, value.node());
    }
    Span span = extent.upTo(places.span(event));
    return extent.built(new YamlNode.Mapping(entries, span));
  }

  private void enter(
      Map<String, YamlNode.Entry> entries, YamlNode key, Span keySpan, YamlNode value) {
    if (!(key instanceof YamlNode.Scalar name) || name.isNull()) {
      problems.error(
          keySpan,
          "yaml-key",
          "this key is not text",
          "put quotes around it; a value that begins with `{` or `[` needs them too");
      return;
    }
    YamlNode.Entry first = entries.putIfAbsent(name.text(), new YamlNode.Entry(keySpan, value));
    if (first != null) {
      problems.error(
          keySpan,
          "duplicate-key",
          "`" + name.text() + "` is already there, on line " + line(first.keySpan()),
          "keep one of the two");
    }
  }

  private int line(Span span) {
    return source.line(span.start());
  }

  private void refuseTooDeep(Event event, int depth) throws UnreadableYamlException {
    if (depth > MAX_DEPTH) {
      throw new UnreadableYamlException(
          places.span(event),
          "yaml-depth",
          "more than " + MAX_DEPTH + " lists and mappings inside one another",
          "a page that people read is flatter than that");
    }
  }

  private static boolean isNull(ScalarEvent scalar) {
    return scalar.isPlain()
        && scalar.getImplicit().canOmitTagInPlainScalar()
        && NULLS.contains(scalar.getValue());
  }

  private Event next() throws UnreadableYamlException {
    try {
      Event event = events.next();
      reached = places.offset(event.getEndMark());
      return event;
    } catch (MarkedYamlEngineException e) {
      String complaint = e.getProblem() == null ? "it cannot be read" : e.getProblem();
      int at = places.offset(e.getProblemMark().or(e::getContextMark));
      throw new UnreadableYamlException(
          Span.at(at), "yaml-syntax", "this is not YAML: " + complaint, SyntaxHint.of(complaint));
    } catch (ReaderException e) {
      throw new UnreadableYamlException(
          Span.at(places.offset(e.getPosition())),
          "yaml-syntax",
          "this is not YAML: a control character",
          "remove it; in double quotes it can be written as an escape");
    } catch (YamlEngineException e) {
      throw unplaced(e.getMessage());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The library checks `\x` for its digits only where the text goes on long enough.
      throw unplaced("unknown escape character, cut short by the end");
    }
  }

  /** A complaint that comes without a place is where the last thing that was read ends. */
  private UnreadableYamlException unplaced(String complaint) {
    return new UnreadableYamlException(
        Span.at(reached),
        "yaml-syntax",
        "this is not YAML: " + complaint,
        SyntaxHint.of(complaint));
  }

  /** What a list or mapping adds up to as its parts are read. */
  private static final class Extent {
    private final int start;
    private int end;
    private int size = 1;
    private int height;

    Extent(Span first) {
      this.start = first.start();
      this.end = first.end();
    }

    void add(Built part) {
      end = Math.max(end, part.end());
      size += part.size();
      height = Math.max(height, part.height());
    }

    /** A bracket at its end belongs to it; the end of a block is only the next thing's start. */
    Span upTo(Span endEvent) {
      if (endEvent.length() > 0) {
        end = Math.max(end, endEvent.end());
      }
      return new Span(start, Math.max(start, end));
    }

    Built built(YamlNode node) {
      return new Built(node, size, height + 1, end);
    }
  }
}
