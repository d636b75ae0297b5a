package dev.runbook.durable;

import dev.runbook.source.UnreadableException;
import io.temporal.authorization.AuthorizationGrpcMetadataProvider;
import io.temporal.authorization.AuthorizationTokenSupplier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.SimpleSslContextBuilder;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The address of a Temporal server: {@code temporal:HOST:PORT}, with {@code /NAMESPACE} where it is
 * not the namespace {@code default}.
 *
 * <p>{@code TEMPORAL_TLS_CLIENT_CERT_PATH} and {@code TEMPORAL_TLS_CLIENT_KEY_PATH} in the
 * environment are the files of a client's certificate and key; {@code TEMPORAL_API_KEY} is a key of
 * Temporal Cloud; {@code TEMPORAL_TLS=true} asks for TLS without either.
 */
record TemporalAddress(String target, String namespace) {
  static final String SCHEME = "temporal:";

  private static final int CONNECT_SECONDS = 5;

  static boolean isOne(String address) {
    return address.startsWith(SCHEME) && of(address).isPresent();
  }

  static Optional<TemporalAddress> of(String address) {
    if (!address.matches("temporal:[^/\\s:]+:\\d{1,5}(?:/[^/\\s]+)?")) {
      return Optional.empty();
    }
    String rest = address.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    return Optional.of(
        slash < 0
            ? new TemporalAddress(rest, "default")
            : new TemporalAddress(rest.substring(0, slash), rest.substring(slash + 1)));
  }

  /**
   * Connects.
   *
   * @throws UnreadableException when nothing answers, or a key cannot be read
   */
  WorkflowClient connect(Map<String, String> environment) {
    WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(options(environment));
    try {
      service.connect(Duration.ofSeconds(CONNECT_SECONDS));
    } catch (RuntimeException e) {
      service.shutdownNow();
      throw new UnreadableException(
          SCHEME + target,
          "unreachable",
          "no Temporal server answers there: "
              + e.getMessage()
              + "; `runbook durable up` starts one on this machine");
    }
    return WorkflowClient.newInstance(
        service, WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
  }

  private WorkflowServiceStubsOptions options(Map<String, String> environment) {
    WorkflowServiceStubsOptions.Builder options =
        WorkflowServiceStubsOptions.newBuilder().setTarget(target);
    String certificate = environment.getOrDefault("TEMPORAL_TLS_CLIENT_CERT_PATH", "");
    String key = environment.getOrDefault("TEMPORAL_TLS_CLIENT_KEY_PATH", "");
    String token = environment.getOrDefault("TEMPORAL_API_KEY", "");
    if (!certificate.isEmpty()) {
      try (InputStream chain = Files.newInputStream(Path.of(certificate));
          InputStream secret = Files.newInputStream(Path.of(key))) {
        options.setSslContext(SimpleSslContextBuilder.forPKCS8(chain, secret).build());
      } catch (IOException e) {
        throw new UnreadableException(
            certificate, "unreadable", "the certificate or its key cannot be read: " + e);
      }
    } else if (!token.isEmpty() || environment.getOrDefault("TEMPORAL_TLS", "").equals("true")) {
      options.setEnableHttps(true);
    }
    if (!token.isEmpty()) {
      AuthorizationTokenSupplier bearer = () -> "Bearer " + token;
      options.addGrpcMetadataProvider(new AuthorizationGrpcMetadataProvider(bearer));
    }
    return options.build();
  }
}
