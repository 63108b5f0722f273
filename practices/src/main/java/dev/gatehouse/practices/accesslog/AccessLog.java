package dev.gatehouse.practices.accesslog;

import dev.gatehouse.practices.accesslog.review.ReviewOverdue;
import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules of practice 3, access-log review. */
public final class AccessLog {

    private AccessLog() {}

    public static List<Check> checks() {
        return List.of(
                new ApiServerAuditPolicy(),
                new ArgoCdLogLevel(),
                new CloudTrailOff(),
                new ControlPlaneLoggingOff(),
                new LogsNotGiven(),
                new ReviewOverdue());
    }
}
