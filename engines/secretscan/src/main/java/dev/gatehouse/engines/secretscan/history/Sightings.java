package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import dev.gatehouse.engines.gitobjects.content.Commit;
import dev.gatehouse.engines.gitobjects.content.Tag;
import dev.gatehouse.engines.secretscan.history.graph.CommitGraph;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.ObjectSearch;
import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the places of groups again, now that paths and commits are known, and makes findings of them. */
final class Sightings {

    private static final int REMEMBERED = 64;

    private final ObjectDatabase database;
    private final CommitGraph graph;
    private final Suspects suspects;
    private final Redaction redaction;
    private final ContentSearch search;
    private final Map<Group.Place, Map<Key, Sighting>> latest = new LinkedHashMap<>();

    /** A secret in a place: the first, second, or further one of its value there. */
    private record Key(String rule, long value, int occurrence) {}

    Sightings(ObjectDatabase database, CommitGraph graph, Suspects suspects, Ruleset ruleset) {
        this.database = database;
        this.graph = graph;
        this.suspects = suspects;
        this.redaction = Redaction.of(ruleset);
        this.search = new ContentSearch(ruleset);
    }

    /** The finding of a group; null where its places are allowed or can't be read any more. */
    @Nullable
    HistoryFinding finding(Group group, Reachability.Reaching reaching) {
        Sighting current = null;
        for (Group.Place place : group.current) {
            current = current == null ? sighting(group, place) : current;
        }
        for (Group.Place place : group.places) {
            Sighting sighting = sighting(group, place);
            if (sighting != null) {
                return finding(group, place, sighting, current, reaching);
            }
        }
        return current == null ? null : finding(group, group.current.getFirst(), current, current, reaching);
    }

    private HistoryFinding finding(
            Group group,
            Group.Place first,
            Sighting sighting,
            @Nullable Sighting current,
            Reachability.Reaching reaching) {
        List<Introduction> introductions = group.places.stream()
                .filter(place -> place.commit() >= 0)
                .sorted((a, b) -> Boolean.compare(b.equals(first), a.equals(first)))
                .limit(HistoryFinding.MOST)
                .map(this::introduction)
                .toList();
        boolean note = group.where == Where.BLOB
                && !reaching.names().isEmpty()
                && reaching.names().stream().allMatch(name -> name.startsWith("refs/notes/"));
        return new HistoryFinding(
                note ? Where.NOTE : group.where,
                sighting,
                first.object(),
                introductions,
                group.paths.stream()
                        .filter(path -> !path.isEmpty())
                        .sorted()
                        .limit(HistoryFinding.MOST)
                        .toList(),
                asked(group),
                current,
                reaching.names(),
                reaching.count());
    }

    private List<HistoryFinding.At> asked(Group group) {
        List<HistoryFinding.At> places = new ArrayList<>();
        for (Group.Place place : group.asked) {
            Sighting sighting = sighting(group, place);
            if (sighting != null) {
                String commit = commit(place);
                places.add(HistoryFinding.At.of(commit == null ? "" : commit, sighting));
            }
        }
        return places;
    }

    private @Nullable Sighting sighting(Group group, Group.Place place) {
        if (group.ofPath) {
            return search.ofPath(place.path(), commit(place)).stream()
                    .filter(sighting -> sighting.rule().equals(group.rule))
                    .findFirst()
                    .orElse(null);
        }
        return sightings(group, place).get(new Key(group.rule, group.value, group.occurrence));
    }

    private Map<Key, Sighting> sightings(Group group, Group.Place place) {
        if (group.where == Where.IDENTITY) {
            return byKey(read(group, place));
        }
        Map<Key, Sighting> known = latest.get(place);
        if (known == null) {
            known = byKey(read(group, place));
            latest.put(place, known);
            if (latest.size() > REMEMBERED) {
                latest.remove(latest.keySet().iterator().next());
            }
        }
        return known;
    }

    private Map<Key, Sighting> byKey(List<Sighting> sightings) {
        Map<Key, Sighting> byKey = new HashMap<>();
        Map<Key, Integer> occurrences = new HashMap<>();
        for (Sighting sighting : sightings) {
            byte[] value = sighting.value().reveal();
            Key key = new Key(sighting.rule(), suspects.hash(value, 0, value.length), 0);
            int occurrence = occurrences.merge(key, 1, Integer::sum);
            byKey.put(new Key(key.rule(), key.value(), occurrence), sighting);
        }
        return byKey;
    }

    private List<Sighting> read(Group group, Group.Place place) {
        String path = place.path().isEmpty() ? group.where.words() : place.path();
        String commit = commit(place);
        try {
            if (group.where == Where.IDENTITY) {
                byte[] written = database.read(place.object()).content();
                return search.ofName(Identities.text(written, written.length), path, commit);
            }
            if (group.where != Where.COMMIT_MESSAGE && group.where != Where.TAG_MESSAGE) {
                return new ObjectSearch(database, search)
                        .search(
                                place.object(),
                                path,
                                commit,
                                (part, reason) -> {
                                    if (reason.equals(
                                            ContentSearch
                                                    .TOO_MANY)) { // What is not read was named when it was scanned.
                                        Problem.Kind kind = Problem.Kind.TOO_LARGE;
                                        database.problems().add(new Problem(kind, part, place.object(), reason));
                                    }
                                },
                                suspects.matches(place.object()));
            }
            GitObject object = database.read(place.object());
            byte[] content = object.content();
            int start = messageStart(object.type(), content);
            byte[] text = start == 0 ? content : Arrays.copyOfRange(content, start, content.length);
            return search.search(text, text.length, path, commit);
        } catch (UnreadableObject e) {
            database.problems().add(e, "", place.object());
            return List.of();
        }
    }

    private @Nullable String commit(Group.Place place) {
        return place.commit() < 0 ? null : graph.commits().id(place.commit()).toString();
    }

    private static int messageStart(ObjectType type, byte[] content) {
        return switch (type) {
            case COMMIT -> Commit.messageStart(content, content.length);
            case TAG -> Tag.parse(content, content.length).messageStart();
            case BLOB, TREE -> 0;
        };
    }

    private Introduction introduction(Group.Place place) {
        ObjectId id = graph.commits().id(place.commit());
        byte[] content;
        try {
            content = database.read(id).content();
        } catch (UnreadableObject e) {
            content = new byte[0];
        }
        Commit commit = Commit.parse(content, content.length);
        return new Introduction(
                id,
                place.path(),
                redaction.harmless(commit.author().name()),
                redaction.harmless(commit.author().email()),
                commit.author().time(),
                redaction.harmless(commit.message()));
    }
}
