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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the places of groups again, now that paths and commits are known, and makes findings of them. */
final class Sightings {

    private static final int REMEMBERED = 64;

    private final ObjectDatabase database;
    private final CommitGraph graph;
    private final Suspects suspects;
    private final Redaction redaction;
    private final ContentSearch search;
    private final KnownSecrets known;
    private final Map<Group.Place, Map<Key, Sighting>> latest = new LinkedHashMap<>();

    /** A secret in a place: the first, second, or further one of its value there. */
    private record Key(String rule, long value, int occurrence) {}

    Sightings(ObjectDatabase database, CommitGraph graph, Suspects suspects, Ruleset ruleset, KnownSecrets known) {
        this.known = known;
        this.database = database;
        this.graph = graph;
        this.suspects = suspects;
        this.redaction = Redaction.of(ruleset);
        this.search = new ContentSearch(ruleset);
    }

    /** The finding of a group; null where its places are allowed or can't be read any more. */
    @Nullable
    HistoryFinding finding(Group group, Reachability.Reaching reaching) {
        List<Group.Place> inOrder = inOrder(group, reaching);
        Set<String> knownPaths = knownPaths(group, inOrder);
        Chosen unknown = first(group, inOrder, place -> !knownPaths.contains(path(group, place)));
        Chosen chosen = unknown == null && !knownPaths.isEmpty() ? first(group, inOrder, place -> true) : unknown;
        return chosen == null ? null : finding(group, chosen, unknown == null, reaching);
    }

    /** A place, and the secret as it stands there. */
    private record Chosen(Group.Place place, Sighting sighting) {}

    /** The places of a group: where commits brought it first, then of each path one. */
    private static List<Group.Place> inOrder(Group group, Reachability.Reaching reaching) {
        Set<Group.Place> inOrder = new LinkedHashSet<>();
        reaching.firsts().forEach(first -> inOrder.addAll(brought(group, first.commit())));
        inOrder.addAll(group.places);
        if (group.brought.isEmpty()) {
            inOrder.addAll(group.current);
        }
        return List.copyOf(inOrder);
    }

    /** Where a commit brought it, the paths of HEAD first. */
    private static List<Group.Place> brought(Group group, int commit) {
        Set<String> head = group.current.stream().map(Group.Place::path).collect(Collectors.toSet());
        return group.brought.stream()
                .filter(place -> place.commit() == commit)
                .sorted((a, b) -> Boolean.compare(head.contains(b.path()), head.contains(a.path())))
                .toList();
    }

    private @Nullable Chosen first(Group group, List<Group.Place> places, Predicate<Group.Place> wanted) {
        int tried = 0;
        for (Group.Place place : places) {
            if (tried < Group.MOST_PLACES && wanted.test(place)) {
                tried++;
                Sighting sighting = sighting(group, place);
                if (sighting != null) {
                    return new Chosen(place, sighting);
                }
            }
        }
        return null;
    }

    private Set<String> knownPaths(Group group, List<Group.Place> inOrder) {
        if (known.isEmpty()) {
            return Set.of();
        }
        List<KnownSecrets.Seen> seen = new ArrayList<>();
        inOrder.stream()
                .filter(place -> !group.current.contains(place))
                .limit(Group.MOST_PLACES)
                .forEach(place -> see(group, place, commit(place), seen));
        group.asked.forEach(place -> see(group, place, commit(place), seen));
        group.current.forEach(place -> see(group, place, KnownSecrets.Seen.HEAD, seen));
        return known.paths(
                seen,
                group.paths.stream()
                        .map(path -> path.isEmpty() ? group.where.words() : path)
                        .toList());
    }

    private void see(Group group, Group.Place place, @Nullable String commit, List<KnownSecrets.Seen> seen) {
        Sighting sighting = sighting(group, place);
        if (sighting != null) {
            seen.add(new KnownSecrets.Seen(commit == null ? "" : commit, sighting));
        }
    }

    private static String path(Group group, Group.Place place) {
        return place.path().isEmpty() ? group.where.words() : place.path();
    }

    private HistoryFinding finding(Group group, Chosen chosen, boolean isKnown, Reachability.Reaching reaching) {
        boolean note = group.where == Where.BLOB
                && !reaching.names().isEmpty()
                && reaching.names().stream().allMatch(name -> name.startsWith("refs/notes/"));
        Chosen current = first(group, group.current, place -> true);
        return new HistoryFinding(
                note ? Where.NOTE : group.where,
                chosen.sighting(),
                chosen.place().object(),
                introductions(group, chosen.place(), reaching.firsts()),
                group.paths.stream()
                        .filter(path -> !path.isEmpty())
                        .sorted()
                        .limit(HistoryFinding.MOST)
                        .toList(),
                isKnown,
                current == null ? null : current.sighting(),
                reaching.names(),
                reaching.count());
    }

    /** The commit that brought it to a place, before those that brought it first. */
    private List<Introduction> introductions(Group group, Group.Place chosen, List<Reachability.First> firsts) {
        Map<Integer, Introduction> introductions = new LinkedHashMap<>();
        if (chosen.commit() >= 0) {
            List<String> names = firsts.stream()
                    .filter(first -> first.commit() == chosen.commit())
                    .flatMap(first -> first.names().stream())
                    .toList();
            introductions.put(chosen.commit(), introduction(chosen, names));
        }
        for (Reachability.First first : firsts) {
            if (introductions.size() == HistoryFinding.MOST) {
                break;
            }
            introductions.computeIfAbsent(
                    first.commit(),
                    commit -> introduction(brought(group, commit).getFirst(), first.names()));
        }
        return List.copyOf(introductions.values());
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
        String path = path(group, place);
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
            case COMMIT -> Commit.textStart(content, content.length);
            case TAG -> Tag.parse(content, content.length).messageStart();
            case BLOB, TREE -> 0;
        };
    }

    private Introduction introduction(Group.Place place, List<String> references) {
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
                redaction.harmless(commit.message()),
                references);
    }
}
