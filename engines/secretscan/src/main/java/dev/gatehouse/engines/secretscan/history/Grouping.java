package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.history.Suspects.Sight;
import dev.gatehouse.engines.secretscan.history.Suspects.Suspect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is one secret to people: the same value, found by the same rule, in all versions of a file, under
 * all names that the file had. Two files that share no version are two secrets.
 */
final class Grouping {

    private final Map<Key, Group> byPlace = new HashMap<>();
    private final Map<Group, Group> mergedInto = new HashMap<>();
    private final Set<Group> all = new LinkedHashSet<>();
    private final Predicate<Group.Place> asked;
    private final Map<PathKey, Group> byPath = new HashMap<>();
    private final Set<Suspect> taken = new HashSet<>();

    /** A secret at a path, or in an object. */
    private record Key(String rule, long value, int occurrence, Object place) {}

    /**
     * Prepares it.
     *
     * @param asked tells the places that are asked for
     */
    Grouping(Predicate<Group.Place> asked) {
        this.asked = asked;
    }

    /** A path that a rule judged. */
    private record PathKey(String rule, String path) {}

    /** Takes a suspect at a place; the earliest places first. */
    void add(Suspect suspect, Where where, Group.Place place, boolean current) {
        taken.add(suspect);
        Map<Sight, Integer> occurrences = new HashMap<>();
        for (Sight sight : suspect.sights()) {
            Sight same = new Sight(sight.rule(), sight.value(), 0, 0);
            int occurrence = occurrences.merge(same, 1, Integer::sum);
            Group group = group(where, sight, occurrence, suspect, place.path());
            take(group, place, current);
        }
    }

    /** Takes a secret in the name of who wrote a commit or tag; the earliest places first. */
    Group addIdentity(Sight sight, Group.Place place) {
        Group group = byPath.computeIfAbsent(new PathKey(sight.rule() + " " + sight.value(), ""), unseen -> {
            Group fresh = new Group(Where.IDENTITY, sight.rule(), sight.value(), 1);
            all.add(fresh);
            return fresh;
        });
        group.add(place);
        return group;
    }

    /** Takes a place of which a rule judges the path alone; the earliest places first. */
    Group addPath(String rule, Where where, Group.Place place, boolean current) {
        Group group = byPath.computeIfAbsent(new PathKey(rule, place.path()), unseen -> {
            Group fresh = Group.ofPath(where, rule);
            all.add(fresh);
            return fresh;
        });
        take(group, place, current);
        return group;
    }

    private void take(Group group, Group.Place place, boolean current) {
        if (current) {
            group.current.add(place);
            return;
        }
        group.add(place);
        if (group.asked.size() < Group.MOST_ASKED && asked.test(place)) {
            group.asked.add(place);
        }
    }

    /** Whether a rule judged a path before. */
    boolean hasPath(String rule, String path) {
        return byPath.containsKey(new PathKey(rule, path));
    }

    private Group group(Where where, Sight sight, int occurrence, Suspect suspect, String path) {
        Key byObject = new Key(sight.rule(), sight.value(), occurrence, suspect.id());
        Key byPath = new Key(sight.rule(), sight.value(), occurrence, path);
        Group one = find(byPlace.get(byObject));
        Group other = path.isEmpty() ? null : find(byPlace.get(byPath));
        Group group = one != null ? one : other;
        if (group == null) {
            group = new Group(where, sight.rule(), sight.value(), occurrence);
            all.add(group);
        } else if (one != null && other != null && one != other) {
            merge(one, other);
        }
        byPlace.put(byObject, group);
        if (!path.isEmpty()) {
            byPlace.put(byPath, group);
        }
        return group;
    }

    private @Nullable Group find(@Nullable Group group) {
        Group found = group;
        while (found != null && mergedInto.containsKey(found)) {
            found = mergedInto.get(found);
        }
        return found;
    }

    private void merge(Group into, Group other) {
        List<Group.Place> brought = new ArrayList<>(other.brought);
        other.places.stream().filter(place -> place.commit() < 0).forEach(into::add);
        brought.forEach(into::add);
        other.asked.stream().limit(Group.MOST_ASKED - into.asked.size()).forEach(into.asked::add);
        other.paths.forEach(into.paths::add);
        into.current.addAll(other.current);
        into.direct.addAll(other.direct);
        mergedInto.put(other, into);
        all.remove(other);
    }

    /** Whether a suspect was taken before. */
    boolean has(Suspect suspect) {
        return taken.contains(suspect);
    }

    /** All, in the order in which they came. */
    List<Group> groups() {
        return new ArrayList<>(all);
    }

    /** What reaches an object without a commit. */
    void direct(Suspect suspect, Collection<String> names) {
        Map<Sight, Integer> occurrences = new HashMap<>();
        for (Sight sight : suspect.sights()) {
            Sight same = new Sight(sight.rule(), sight.value(), 0, 0);
            int occurrence = occurrences.merge(same, 1, Integer::sum);
            Group group = find(byPlace.get(new Key(sight.rule(), sight.value(), occurrence, suspect.id())));
            if (group != null) {
                group.direct.addAll(names);
            }
        }
    }
}
