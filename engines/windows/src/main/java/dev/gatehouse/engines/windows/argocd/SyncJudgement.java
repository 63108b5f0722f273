package dev.gatehouse.engines.windows.argocd;

import java.util.List;

/**
 * What Argo CD says to one sync.
 *
 * @param allowed whether it goes ahead
 * @param matching the windows whose selectors match, by their places from 0
 * @param active those of them that are active, by their places from 0
 * @param why in one line
 */
public record SyncJudgement(boolean allowed, List<Integer> matching, List<Integer> active, String why) {

    public SyncJudgement {
        matching = List.copyOf(matching);
        active = List.copyOf(active);
    }
}
