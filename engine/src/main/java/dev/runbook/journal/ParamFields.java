package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.run.Mask;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a part of a run was given; of a secret only a fingerprint. */
final class ParamFields {
  private final PlayedBy by;
  private final Mask mask;

  ParamFields(PlayedBy by, Mask mask) {
    this.by = by;
    this.mask = mask;
  }

  List<Map<String, Object>> of(Plan plan) {
    return plan.params().stream().map(this::param).toList();
  }

  private Map<String, Object> param(PlanParam param) {
    Object value = param.secret() ? null : param.value().map(mask::text).orElse(null);
    Map<String, Object> json =
        Json.map("name", param.name(), "secret", param.secret(), "value", value);
    if (param.secret()) {
      fingerprint(param).ifPresent(hash -> json.put("hmac", hash));
    }
    return json;
  }

  private Optional<String> fingerprint(PlanParam param) {
    return by.provenance()
        .hash()
        .flatMap(hash -> param.value().map(value -> hash.of(param.name(), value)));
  }
}
