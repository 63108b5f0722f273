package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One secret in one file, through all objects and paths that have it; or in one message. */
final class Group {

    /** How many versions that are asked for are looked at. */
    static final int MOST_ASKED = 500;

    /** How many places are tried until one is found that the rules for paths do not allow. */
    static final int MOST_PLACES = 20;

    final Where where;
    final String rule;
    final long value;
    final int occurrence;

    /** Whether the path alone was judged. */
    final boolean ofPath;

    /** Places, the earliest first: of each path the first one, at most so many. */
    final List<Place> places = new ArrayList<>();

    /** Places to which commits brought it, the earliest first. */
    final List<Place> brought = new ArrayList<>();

    /** Places that are asked for, at most so many as are looked at. */
    final List<Place> asked = new ArrayList<>();

    final Set<String> paths = new LinkedHashSet<>();

    /** Places in the files of HEAD. */
    final List<Place> current = new ArrayList<>();

    /** What reaches it without a commit: the names of references. */
    final Set<String> direct = new LinkedHashSet<>();

    /**
     * Where the secret stands.
     *
     * @param object the blob, commit or tag
     * @param path empty for a message
     * @param commit the number of the commit that brought it there; negative where none did
     */
    record Place(ObjectId object, String path, int commit) {}

    Group(Where where, String rule, long value, int occurrence) {
        this(where, rule, value, occurrence, false);
    }

    private Group(Where where, String rule, long value, int occurrence, boolean ofPath) {
        this.ofPath = ofPath;
        this.where = where;
        this.rule = rule;
        this.value = value;
        this.occurrence = occurrence;
    }

    /** What a rule says of a path alone. */
    static Group ofPath(Where where, String rule) {
        return new Group(where, rule, 0, 1, true);
    }

    /** Takes a place; earlier ones come first. */
    void add(Place place) {
        if (place.commit() >= 0) {
            brought.add(place);
        }
        boolean fresh = paths.size() < 1000 && paths.add(place.path());
        if (fresh && places.size() < MOST_PLACES || places.isEmpty()) {
            places.add(place);
        }
    }
}
