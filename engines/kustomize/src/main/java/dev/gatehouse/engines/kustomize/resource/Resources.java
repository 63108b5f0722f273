package dev.gatehouse.engines.kustomize.resource;

import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects that were gathered so far, in order, no two of one id. */
public final class Resources {

    private final List<Resource> all = new ArrayList<>();
    /** The ids of all; null once somebody may have changed them. */
    private @Nullable Set<ResourceId> ids = new HashSet<>();

    /** The objects, as they are now. */
    public List<Resource> all() {
        ids = null;
        return List.copyOf(all);
    }

    /** Adds objects, none of which may be there. */
    public void add(List<Resource> more, Place place) throws Refused {
        Set<ResourceId> known = ids;
        if (known == null) {
            known = new HashSet<>();
            for (Resource each : all) {
                known.add(each.id());
            }
            ids = known;
        }
        for (Resource each : more) {
            if (!known.add(each.id())) {
                throw Refused.invalid(place, each.id() + " is there already");
            }
            all.add(each);
        }
    }

    public void remove(Resource resource) {
        all.remove(resource);
    }

    /** Refuses two objects of one id. */
    public void distinct(Place place) throws Refused {
        Set<ResourceId> ids = new HashSet<>();
        for (Resource each : all) {
            if (!ids.add(each.id())) {
                throw Refused.invalid(place, "two objects are " + each.id() + " now");
            }
        }
    }

    /** The one that is or was called so. */
    public Resource named(ResourceId id, Place place) throws Refused {
        List<Resource> found = called(id);
        if (found.size() != 1) {
            throw Refused.invalid(place, (found.isEmpty() ? "nothing is " : "several objects are ") + id);
        }
        return found.getFirst();
    }

    /** Those that are or were called so. */
    public List<Resource> called(ResourceId id) {
        ids = null;
        return all.stream().filter(each -> each.allIds().anyMatch(id::equals)).toList();
    }

    /** Puts an object in the place of another, and what that was called is what it was called. */
    public void replace(Resource old, Resource made) {
        made.takeOver(old);
        made.name(old.name());
        made.namespace(old.namespace());
        all.set(all.indexOf(old), made);
    }
}
