package dev.gatehouse.practices.accesslog.gaps;

import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.access.LogKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds times whose Git events GitHub had already dropped when its audit log was exported.
 *
 * <p>Each file with Git events can vouch for the seven days before its last event, and where it has older ones, for all
 * of its time and the seven days before. A file with events more than a day older than that limit, whose Git events
 * begin where the limit lies (within two days, or there are five and none is older), was cut by it. What no file
 * vouches for between the first and the last event of all files is lost.
 *
 * @see <a
 *     href="https://docs.github.com/en/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/reviewing-the-audit-log-for-your-organization">Reviewing
 *     the audit log: Git events are retained for seven days</a>
 */
public final class GitEventLimit {

    private static final Duration LIMIT = Duration.ofDays(7);
    private static final Duration CLOSE = Duration.ofDays(2);
    private static final Duration LEAST_LOST = Duration.ofDays(1);
    private static final Duration NEGLIGIBLE = Duration.ofHours(1);
    private static final int TELLING = 5;
    private static final int MOST_FILES = 10_000;

    private final Map<String, Counted> exports = new LinkedHashMap<>();
    private @Nullable Counted counting;

    /**
     * What one file holds.
     *
     * @param first the earliest event, {@code last} the latest
     * @param firstGit the earliest Git event
     * @param gitEvents how many there are; 0 where there are none, and {@code firstGit} is {@code first}
     */
    public record Export(EventPlace first, EventPlace last, EventPlace firstGit, long gitEvents) {

        private Instant begin() {
            return at(first);
        }

        private Instant end() {
            return at(last);
        }

        private Instant limit() {
            return end().minus(LIMIT);
        }

        private boolean isCut() {
            return gitEvents > 0
                    && begin().isBefore(limit().minus(LEAST_LOST))
                    && !at(firstGit).isBefore(limit())
                    && (gitEvents >= TELLING || at(firstGit).isBefore(limit().plus(CLOSE)));
        }

        /** From when on it vouches for Git events. */
        private Instant vouchesFrom() {
            return isCut() || begin().isAfter(limit()) ? limit() : begin().minus(LIMIT);
        }

        private static Instant at(EventPlace place) {
            Instant time = place.time();
            return time == null ? Instant.EPOCH : time;
        }
    }

    /** An export while it is read. */
    private static final class Counted {

        private final String file;
        private EventPlace first;
        private EventPlace last;
        private EventPlace firstGit;
        private long gitEvents;

        Counted(EventPlace only, boolean git) {
            this(only.file(), new Export(only, only, only, git ? 1 : 0));
        }

        Counted(String file, Export export) {
            this.file = file;
            this.first = export.first();
            this.last = export.last();
            this.firstGit = export.firstGit();
            this.gitEvents = export.gitEvents();
        }

        void take(EventPlace place, boolean git) {
            Instant time = Export.at(place);
            if (time.isBefore(Export.at(first))) {
                first = place;
            }
            if (!time.isBefore(Export.at(last))) {
                last = place;
            }
            if (git && (gitEvents++ == 0 || time.isBefore(Export.at(firstGit)))) {
                firstGit = place;
            }
        }

        Export export() {
            return new Export(first, last, firstGit, gitEvents);
        }
    }

    /** Takes an event of any log; those of others are passed over. A file that begins again is another one. */
    public void take(AccessEvent event, EventPlace place) {
        if (event.log() != LogKind.GITHUB_AUDIT || event.time() == null) {
            return;
        }
        boolean git = event.action().startsWith("git.");
        Counted known = counting;
        if (known == null || !known.file.equals(place.file())) {
            known = exports.get(place.file());
        }
        if (known != null && place.index() == 0) {
            exports.put(place.file() + " before " + exports.size(), known);
            known = null;
        }
        if (known != null) {
            known.take(place, git);
        } else if (exports.size() < MOST_FILES) {
            known = new Counted(place, git);
            exports.put(place.file(), known);
        }
        counting = known;
    }

    /** All that is remembered, by file. */
    public Map<String, Export> kept() {
        Map<String, Export> kept = new LinkedHashMap<>();
        exports.forEach((file, counted) -> kept.put(file, counted.export()));
        return kept;
    }

    /** Goes on from what was kept. */
    public void restore(String file, Export export) {
        exports.put(file, new Counted(file, export));
    }

    /** The gaps so far. */
    public List<Gap> gaps() {
        List<Export> telling = exports.values().stream()
                .map(Counted::export)
                .filter(export -> export.gitEvents() > 0)
                .sorted(Comparator.comparing(Export::vouchesFrom).thenComparing(Export::end))
                .toList();
        List<Gap> gaps = new ArrayList<>();
        EventPlace before = null;
        Instant vouchedTo = null;
        for (Export export : telling) {
            if (vouchedTo == null) {
                before = export.first();
                vouchedTo = export.isCut() ? earliest(telling) : export.vouchesFrom();
            }
            if (before != null && vouchedTo.plus(NEGLIGIBLE).isBefore(export.vouchesFrom())) {
                gaps.add(gap(vouchedTo, export, before));
            }
            if (export.end().isAfter(vouchedTo)) {
                vouchedTo = export.end();
                before = export.last();
            }
        }
        return gaps;
    }

    private static Instant earliest(List<Export> exports) {
        return exports.stream()
                .map(Export::begin)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Gap gap(Instant from, Export export, EventPlace before) {
        return new Gap(
                GapRules.GIT_EVENTS_EXPIRED,
                "Git events from " + from + " to " + export.vouchesFrom(),
                "the export ends on " + export.end() + ", and GitHub keeps Git events for seven days",
                List.of(
                        new EventPlace(before.file(), before.line(), before.index(), before.time(), "the last before"),
                        new EventPlace(
                                export.firstGit().file(),
                                export.firstGit().line(),
                                export.firstGit().index(),
                                export.firstGit().time(),
                                "the first Git event after")));
    }
}
