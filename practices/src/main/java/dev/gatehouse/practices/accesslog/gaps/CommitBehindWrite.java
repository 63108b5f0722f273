package dev.gatehouse.practices.accesslog.gaps;

import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was written to a cluster against what was pushed: by Kubernetes' audit log and the logs of the forges, of
 * Argo CD and of Flux, in whatever order they are read.
 *
 * <p>A write to a workload has a commit behind it where in the hour before somebody pushed or merged, or a deployment
 * was started. Written by a person, or by a deployer (Argo CD's application controller, Flux's kustomize and helm
 * controllers): other programs write all the time. Only times are judged for which a forge's log was given: from an
 * hour after its first event to a day after its last.
 */
public final class CommitBehindWrite {

    private static final long MINUTE = 60_000;
    private static final long WITHIN = Duration.ofHours(1).toMinutes();
    private static final long AFTERWARDS = Duration.ofDays(1).toMinutes();
    private static final int MOST_MINUTES = 1_000_000;
    private static final int MOST_WRITERS = 20_000;
    private static final int MOST_WRITES = 50;

    private static final Set<String> VERBS = Set.of("create", "update", "patch", "delete", "deletecollection");
    private static final Set<String> WORKLOADS = Set.of(
            "deployments",
            "statefulsets",
            "daemonsets",
            "jobs",
            "cronjobs",
            "pods",
            "services",
            "ingresses",
            "configmaps",
            "networkpolicies");
    private static final List<String> DEPLOYERS =
            List.of("argocd-application-controller", "kustomize-controller", "helm-controller");

    private final TreeSet<Long> commits = new TreeSet<>();
    private final Map<String, TreeMap<Long, EventPlace>> writes = new TreeMap<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long newest = Long.MIN_VALUE;

    /**
     * All that is remembered, to go on from; times are minutes since 1970.
     *
     * @param commits when something was pushed, merged or deployed
     * @param writes what was written, and when
     * @param first the first event of a forge, and {@code last} the last one
     */
    public record Kept(Set<Long> commits, Map<String, Map<Long, EventPlace>> writes, long first, long last) {}

    public Kept kept() {
        return new Kept(Set.copyOf(commits), Map.copyOf(writes), first, last);
    }

    /** Goes on from what was kept. */
    public void restore(Kept kept) {
        commits.addAll(kept.commits());
        kept.writes().forEach((what, times) -> writes.put(what, new TreeMap<>(times)));
        first = kept.first();
        last = kept.last();
    }

    /** Takes an event of any log. */
    public void take(AccessEvent event, EventPlace place) {
        Instant time = event.time();
        if (time == null || event.outcome() == Outcome.FAILURE) {
            return;
        }
        long minute = Math.floorDiv(time.toEpochMilli(), MINUTE);
        if (event.log() == LogKind.KUBERNETES_AUDIT) {
            if (isWrite(event)) {
                write(event, minute, place);
            }
            return;
        }
        if (isForge(event.log())) {
            first = Math.min(first, minute);
            last = Math.max(last, minute);
        }
        boolean commit = isForge(event.log()) && event.activity() == Activity.WRITE;
        if ((commit || event.activity() == Activity.DEPLOY) && minute != newest && commits.size() < MOST_MINUTES) {
            commits.add(minute);
            newest = minute;
        }
    }

    private static boolean isForge(LogKind log) {
        return switch (log) {
            case GITHUB_AUDIT, GITHUB_WEBHOOK, GITLAB_AUDIT, GITLAB_WEBHOOK, GITEA, GITEA_WEBHOOK -> true;
            case ARGO_CD, FLUX, KUBERNETES_AUDIT, KUBERNETES_EVENTS, CLOUDTRAIL, OPENSSH, VAULT, TELEPORT -> false;
        };
    }

    private static boolean isWrite(AccessEvent event) {
        String actor = event.actor();
        int space = event.action().indexOf(' ');
        return actor != null
                && space > 0
                && VERBS.contains(event.action().substring(0, space))
                && WORKLOADS.contains(event.action().substring(space + 1))
                && (!actor.startsWith("system:") || DEPLOYERS.stream().anyMatch(actor::endsWith));
    }

    private void write(AccessEvent event, long minute, EventPlace place) {
        String what = event.actor() + ": "
                + event.action().substring(0, event.action().indexOf(' ')) + " " + event.object();
        TreeMap<Long, EventPlace> known =
                writes.size() < MOST_WRITERS ? writes.computeIfAbsent(what, _ -> new TreeMap<>()) : writes.get(what);
        if (known != null && known.size() < MOST_WRITES) {
            known.putIfAbsent(minute, place);
        }
    }

    /**
     * The gaps so far.
     *
     * @param from only what was written from then on; null for all
     */
    public List<Gap> gaps(@Nullable Instant from) {
        List<Gap> gaps = new ArrayList<>();
        writes.forEach((what, times) -> {
            List<EventPlace> bare = times.entrySet().stream()
                    .filter(e -> isBare(e.getKey(), from))
                    .map(e -> said(e.getValue(), what))
                    .toList();
            if (!bare.isEmpty()) {
                gaps.add(new Gap(
                        GapRules.WRITE_WITHOUT_COMMIT,
                        what,
                        "nobody pushed, merged or started a deployment in the hour before",
                        bare));
            }
        });
        return gaps;
    }

    private boolean isBare(long minute, @Nullable Instant from) {
        boolean asked = from == null || minute >= Math.ceilDiv(from.toEpochMilli(), MINUTE);
        boolean known = first != Long.MAX_VALUE && first <= minute - WITHIN && minute <= last + AFTERWARDS;
        Long commit = commits.floor(minute);
        return asked && known && (commit == null || commit < minute - WITHIN);
    }

    private static EventPlace said(EventPlace place, String what) {
        return new EventPlace(place.file(), place.line(), place.index(), place.time(), what);
    }
}
