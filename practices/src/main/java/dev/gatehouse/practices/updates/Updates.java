package dev.gatehouse.practices.updates;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules of practice 7, updates. */
public final class Updates {

    private Updates() {}

    public static List<Check> checks() {
        return List.of(
                new ChartVersionMoving(),
                new ImageLatestTag(),
                new ImageWithoutDigest(),
                new NoMaintenanceWindow(),
                new NoUpdateAutomation(),
                new RemovedApiVersion(),
                new SourceTracksMovingRevision());
    }
}
