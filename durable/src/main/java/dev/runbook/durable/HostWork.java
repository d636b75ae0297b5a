package dev.runbook.durable;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a worker beside the hosts does: the activity of a {@link HostCall}. */
@ActivityInterface
public interface HostWork {
  /** Makes a call; whatever the host does is in the reply. */
  @ActivityMethod(name = "host")
  HostReply call(HostCall call);
}
