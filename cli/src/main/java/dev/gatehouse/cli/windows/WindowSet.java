package dev.gatehouse.cli.windows;

import dev.gatehouse.engines.windows.argocd.SyncWindow;
import dev.gatehouse.model.Location;
import java.util.List;

/**
 * The windows of an environment, or of a project of Argo CD.
 *
 * @param name the environment's or the project's
 * @param selective whether its windows choose applications
 * @param windows in the order in which they are written
 * @param places where each is written
 */
record WindowSet(String name, boolean selective, List<SyncWindow> windows, List<Location> places) {

    WindowSet {
        windows = List.copyOf(windows);
        places = List.copyOf(places);
    }

    /** Whose clock people read: the zone of all windows, where they have the same. */
    String zone() {
        List<String> zones =
                windows.stream().map(SyncWindow::timeZone).distinct().toList();
        return zones.size() == 1 && !zones.getFirst().isEmpty() ? zones.getFirst() : "UTC";
    }
}
