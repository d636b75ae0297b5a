package dev.runbook.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gives each test of a {@link RunbookTest} its page and its hosts, and judges unused replies. */
final class RunbookExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(RunbookExtension.class);

  /** What one test has: its hosts by name, and the page it plays. */
  private static final class OfTest {
    private final Map<String, MockHost> hosts = new LinkedHashMap<>();
    private final List<Runbook> pages = new ArrayList<>();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IllegalAccessException {
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      List<Field> fields =
          ReflectionSupport.findFields(
              instance.getClass(),
              field ->
                  field.getType() == MockHost.class && !Modifier.isStatic(field.getModifiers()),
              HierarchyTraversalMode.TOP_DOWN);
      for (Field field : fields) {
        field.setAccessible(true);
        field.set(instance, host(context, field, field.getName()));
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Runbook.class || type == MockHost.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == MockHost.class) {
      return host(context, parameter.getParameter(), name(parameter));
    }
    OfTest test = ofTest(context);
    // Hosts that are parameters behind this one join by reference.
    Runbook page = Runbook.of(page(context)).on(new SharedHosts(test.hosts));
    test.pages.add(page);
    return page;
  }

  private static String name(ParameterContext parameter) {
    String named = parameter.findAnnotation(MockedHost.class).map(MockedHost::name).orElse("");
    if (named.isEmpty() && !parameter.getParameter().isNamePresent()) {
      throw new ExtensionConfigurationException(
          "the name of a parameter is not in the class file: write @MockedHost(name = \"…\"), or"
              + " compile with -parameters");
    }
    return parameter.getParameter().getName();
  }

  private static MockHost host(ExtensionContext context, AnnotatedElement place, String named) {
    Optional<MockedHost> said = AnnotationSupport.findAnnotation(place, MockedHost.class);
    String name = said.map(MockedHost::name).filter(each -> !each.isEmpty()).orElse(named);
    String hostname = said.map(MockedHost::hostname).filter(each -> !each.isEmpty()).orElse(name);
    String user = said.map(MockedHost::user).orElse("ops");
    return ofTest(context).hosts.computeIfAbsent(name, any -> new MockHost(name, hostname, user));
  }

  private static String page(ExtensionContext context) {
    for (Class<?> at = context.getRequiredTestClass(); at != null; at = at.getEnclosingClass()) {
      Optional<RunbookTest> said = AnnotationSupport.findAnnotation(at, RunbookTest.class);
      if (said.isPresent()) {
        return said.get().value();
      }
    }
    throw new ExtensionConfigurationException("no class around this test has @RunbookTest");
  }

  private static OfTest ofTest(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(context.getUniqueId(), any -> new OfTest(), OfTest.class);
  }

  /** A reply that nobody asks for is old, or a step is gone; a test that failed has said enough. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      return;
    }
    for (Runbook page : ofTest(context).pages) {
      if (!page.unused().isEmpty()) {
        throw new AssertionError(String.join("\n", page.unused()));
      }
    }
  }
}
