package dev.gatehouse.cli.logs;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.Outcome;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.report.access.AccessReview;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers who did what from an instant on; what was before it is history, against which things are new. How many
 * accounts, repositories and pairs of them are kept is bounded; what is beyond is counted.
 */
final class Review {

    private static final int MOST = 50_000;
    private static final int MOST_NAMED = 12;
    private static final int EVENING = 20;
    private static final int MORNING = 6;
    private static final int MOST_ROWS = 500;

    private final Instant from;
    private final Instant to;
    private final Baseline baseline;
    private final List<String> hashesOfFiles = new ArrayList<>();
    private @Nullable String file;
    private MessageDigest digest = sha256();
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, Place> repositories = new TreeMap<>();
    private final Map<String, Long> sources = new TreeMap<>();
    private final Map<String, Denied> denied = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> news = new TreeMap<>();
    private long events;
    private long untimed;
    private long left;

    /** What one account did. */
    private static final class Account {

        private final Map<Activity, Long> did = new EnumMap<>(Activity.class);
        private final Set<String> repositories = new TreeSet<>();
        private final Set<String> addresses = new TreeSet<>();
        private long count;
        private long denied;
        private long offHours;
        private @Nullable Instant first;
        private @Nullable Instant last;
    }

    /** Who was at one repository. */
    private static final class Place {

        private final Map<String, Long> accounts = new TreeMap<>();
        private final Map<Activity, Long> did = new EnumMap<>(Activity.class);
        private long count;
    }

    /** Refusals of one account from one address. */
    private static final class Denied {

        private final Set<String> actions = new TreeSet<>();
        private long count;
        private @Nullable Instant last;
    }

    Review(Instant from, Instant to, Baseline baseline) {
        this.from = from;
        this.to = to;
        this.baseline = baseline;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether an event is in the interval, rather than in its history. */
    boolean isWithin(AccessEvent event) {
        return event.time() != null
                && !event.time().isBefore(from)
                && event.time().isBefore(to);
    }

    void take(LogRecord record) {
        AccessEvent event = record.access();
        Instant time = event.time();
        if (time == null) {
            untimed++;
            return;
        }
        if (!time.isBefore(to)) {
            return;
        }
        String account = account(event);
        if (time.isBefore(from)) {
            know(account, event);
            return;
        }
        events++;
        hash(event, record);
        sources.merge(event.log().label(), 1L, Long::sum);
        newFor(account, event);
        account(account, event, time);
        if (event.repository() != null) {
            repository(event.repository(), account, event);
        }
        if (event.outcome() == Outcome.FAILURE) {
            deny(account, event, time);
        }
    }

    /** The person, where the baseline knows them; else the account and its system. */
    private String account(AccessEvent event) {
        String actor = event.actor();
        if (actor == null) {
            return "nobody named (" + event.log().system() + ")";
        }
        return baseline.personWithAccount(event.log().system(), actor)
                .or(() -> baseline.personWithEmail(actor))
                .map(Person::name)
                .orElseGet(() -> actor + " (" + event.log().system() + ")");
    }

    private static List<String> traits(String account, AccessEvent event) {
        List<String> traits = new ArrayList<>(List.of(account));
        if (event.repository() != null) {
            traits.add(account + " at " + event.repository());
        }
        if (event.address() != null) {
            traits.add(account + " from " + event.address());
        }
        return traits;
    }

    private void know(String account, AccessEvent event) {
        if (known.size() < MOST) {
            known.addAll(traits(account, event));
        } else {
            left++;
        }
    }

    private void newFor(String account, AccessEvent event) {
        for (String trait : traits(account, event)) {
            if (!known.contains(trait) && news.size() < MOST) {
                news.putIfAbsent(trait, String.valueOf(event.time()));
            }
        }
    }

    private void account(String name, AccessEvent event, Instant time) {
        Account account =
                accounts.size() < MOST ? accounts.computeIfAbsent(name, _ -> new Account()) : accounts.get(name);
        if (account == null) {
            left++;
            return;
        }
        account.count++;
        account.did.merge(event.activity(), 1L, Long::sum);
        account.denied += event.outcome() == Outcome.FAILURE ? 1 : 0;
        account.offHours += isOffHours(time) ? 1 : 0;
        account.first = account.first == null || time.isBefore(account.first) ? time : account.first;
        account.last = account.last == null || time.isAfter(account.last) ? time : account.last;
        keep(account.repositories, event.repository());
        keep(account.addresses, event.address());
    }

    private static void keep(Set<String> some, @Nullable String value) {
        if (value != null && some.size() <= MOST_NAMED) {
            some.add(value);
        }
    }

    private void repository(String name, String account, AccessEvent event) {
        Place place = repositories.size() < MOST
                ? repositories.computeIfAbsent(name, _ -> new Place())
                : repositories.get(name);
        if (place == null) {
            left++;
            return;
        }
        place.count++;
        place.did.merge(event.activity(), 1L, Long::sum);
        if (place.accounts.size() < MOST || place.accounts.containsKey(account)) {
            place.accounts.merge(account, 1L, Long::sum);
        }
    }

    private void deny(String account, AccessEvent event, Instant time) {
        String key = account + "\u0000" + (event.address() == null ? "" : event.address());
        Denied refusals = denied.size() < MOST ? denied.computeIfAbsent(key, _ -> new Denied()) : denied.get(key);
        if (refusals == null) {
            left++;
            return;
        }
        refusals.count++;
        refusals.last = refusals.last == null || time.isAfter(refusals.last) ? time : refusals.last;
        keep(refusals.actions, event.action());
    }

    /** From eight in the evening to six in the morning, and at weekends, in UTC. */
    private static boolean isOffHours(Instant time) {
        ZonedDateTime civil = time.atZone(ZoneOffset.UTC);
        return civil.getHour() >= EVENING
                || civil.getHour() < MORNING
                || civil.getDayOfWeek() == DayOfWeek.SATURDAY
                || civil.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** What was gathered. */
    AccessReview review(String target, List<RuleResult> unusual) {
        List<AccessReview.Fact> facts = new ArrayList<>();
        facts.add(new AccessReview.Fact("Logs", target));
        facts.add(new AccessReview.Fact("From", from.toString()));
        facts.add(new AccessReview.Fact("Before", to.toString()));
        facts.add(new AccessReview.Fact("Events", Long.toString(events)));
        sources.forEach(
                (source, count) -> facts.add(new AccessReview.Fact("Events of " + source, Long.toString(count))));
        facts.add(new AccessReview.Fact("SHA-256 of the events", hash()));
        if (untimed > 0) {
            facts.add(new AccessReview.Fact("Events without a time, left out", Long.toString(untimed)));
        }
        if (left > 0) {
            facts.add(new AccessReview.Fact("Not listed, too many", Long.toString(left)));
        }
        return new AccessReview(
                "Access review",
                facts,
                List.of(unusual(unusual), people(), places(), deniedTable(), newTable(), offHours()));
    }

    /** How many events are in the interval. */
    long events() {
        return events;
    }

    /** How many events there are of each kind of log. */
    Map<String, Long> sources() {
        return sources;
    }

    private void hash(AccessEvent event, LogRecord record) {
        String of = Objects.requireNonNull(event.origin().location()).file();
        if (!of.equals(file)) {
            endFile();
            file = of;
        }
        digest.update(line(record.hash()));
    }

    private void endFile() {
        if (file != null) {
            hashesOfFiles.add(HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static byte[] line(String hash) {
        return (hash + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * One hash for the interval's events, whatever the order in which files were named: of each file the SHA-256 of its
     * events' hashes, a line each, and of those, sorted, a line each, the SHA-256.
     */
    String hash() {
        endFile();
        file = null;
        MessageDigest all = sha256();
        hashesOfFiles.stream().sorted().forEach(hash -> all.update(line(hash)));
        return HexFormat.of().formatHex(all.digest());
    }

    private static AccessReview.Table unusual(List<RuleResult> results) {
        List<List<String>> rows = new ArrayList<>();
        for (RuleResult result : results) {
            for (Finding finding : result.findings()) {
                rows.add(List.of(
                        finding.severity().label(),
                        finding.rule().title(),
                        finding.subject(),
                        finding.explanation(),
                        finding.rule().fix()));
            }
        }
        rows.sort(Comparator.comparingInt(
                r -> List.of("critical", "high", "medium", "low", "info").indexOf(r.getFirst())));
        return table(
                "Unusual",
                List.of("severity", "what", "who", "when", "what to do"),
                rows,
                "Nothing that does not belong.");
    }

    private AccessReview.Table people() {
        List<List<String>> rows = new ArrayList<>();
        accounts.forEach((name, account) -> rows.add(List.of(
                name,
                Long.toString(account.count),
                did(account.did),
                Long.toString(account.denied),
                named(account.repositories),
                named(account.addresses),
                String.valueOf(account.first),
                String.valueOf(account.last))));
        return table(
                "By person",
                List.of("who", "events", "did", "denied", "repositories", "addresses", "first", "last"),
                rows,
                "Nobody did anything.");
    }

    private AccessReview.Table places() {
        List<List<String>> rows = new ArrayList<>();
        repositories.forEach((name, place) ->
                rows.add(List.of(name, Long.toString(place.count), did(place.did), named(place.accounts.keySet()))));
        return table("By repository", List.of("repository", "events", "what", "who"), rows, "No repository is named.");
    }

    private AccessReview.Table deniedTable() {
        List<List<String>> rows = new ArrayList<>();
        denied.forEach((key, refusals) -> rows.add(List.of(
                key.substring(0, key.indexOf('\u0000')),
                key.substring(key.indexOf('\u0000') + 1),
                Long.toString(refusals.count),
                named(refusals.actions),
                String.valueOf(refusals.last))));
        rows.sort(Comparator.comparingLong((List<String> r) -> -Long.parseLong(r.get(2)))
                .thenComparing(List::getFirst)
                .thenComparing(r -> r.get(1)));
        return table("Denied", List.of("who", "from", "times", "what", "last"), rows, "Nobody was refused.");
    }

    private AccessReview.Table newTable() {
        if (known.isEmpty()) {
            return table(
                    "New", List.of("what", "since"), List.of(), "The logs hold nothing before the interval to tell.");
        }
        List<List<String>> rows = new ArrayList<>();
        news.forEach((what, since) -> rows.add(List.of(what, since)));
        return table("New", List.of("what", "since"), rows, "Nobody and nothing was new.");
    }

    private AccessReview.Table offHours() {
        List<List<String>> rows = new ArrayList<>();
        accounts.forEach((name, account) -> {
            if (account.offHours > 0) {
                rows.add(List.of(name, Long.toString(account.offHours), Long.toString(account.count)));
            }
        });
        return table(
                "Off hours (20:00 to 06:00 and weekends, UTC)",
                List.of("who", "events off hours", "of"),
                rows,
                "Nobody did anything off hours.");
    }

    private static AccessReview.Table table(String title, List<String> columns, List<List<String>> rows, String empty) {
        if (rows.size() <= MOST_ROWS) {
            return new AccessReview.Table(title, columns, rows, empty);
        }
        List<List<String>> some = new ArrayList<>(rows.subList(0, MOST_ROWS));
        List<String> more = new ArrayList<>(List.of("… " + (rows.size() - MOST_ROWS) + " more"));
        while (more.size() < columns.size()) {
            more.add("");
        }
        some.add(more);
        return new AccessReview.Table(title, columns, some, empty);
    }

    private static String did(Map<Activity, Long> did) {
        List<String> parts = new ArrayList<>();
        did.forEach((activity, count) -> parts.add(String.format(Locale.ROOT, "%s %d", activity.label(), count)));
        return String.join(", ", parts);
    }

    private static String named(Set<String> names) {
        List<String> some = names.stream().limit(MOST_NAMED).toList();
        return String.join(", ", some) + (names.size() > MOST_NAMED ? " …" : "");
    }
}
