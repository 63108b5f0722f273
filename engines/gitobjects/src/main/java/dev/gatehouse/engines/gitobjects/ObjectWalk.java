package dev.gatehouse.engines.gitobjects;

import dev.gatehouse.engines.gitobjects.pack.Families;
import dev.gatehouse.engines.gitobjects.pack.Pack;
import dev.gatehouse.engines.gitobjects.pack.PackWalk;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Visits all objects of a database, in the cheapest order. What it learned of a pack for one visitor, 29 bytes for each
 * object, it keeps for the next. Of one thread, which starts others.
 */
public final class ObjectWalk {

    private final ObjectDatabase database;
    private final ObjectDirectories directories;
    private final Limits limits;
    private final Problems problems;
    private final int threads;
    private final Map<Pack, Families> families = new HashMap<>();

    ObjectWalk(ObjectDatabase database, ObjectDirectories directories, Limits limits, Problems problems, int threads) {
        this.database = database;
        this.directories = directories;
        this.limits = limits;
        this.problems = problems;
        this.threads = threads;
    }

    /** Visits every object that the visitor wants once. What the visitor throws is thrown. */
    public <S> void visit(ObjectVisitor<S> visitor) throws InterruptedException {
        Set<Pack> walked = new HashSet<>();
        Set<ObjectId> walkedLoose = new HashSet<>();
        for (int round = 0; round < ObjectDatabase.REFRESHES; round++) {
            List<Pack> packs = directories.packs();
            PackOwnership ownership = new PackOwnership(packs, walked, walkedLoose);
            for (int i = 0; i < packs.size(); i++) {
                Pack pack = packs.get(i);
                if (walked.add(pack)) {
                    visit(pack, ownership.owned(i), visitor);
                }
            }
            new LooseWalk<>(directories, limits, problems, visitor).run(packs, walkedLoose, threads);
            if (!directories.refresh()) {
                return;
            }
        }
    }

    private <S> void visit(Pack pack, BitSet owned, ObjectVisitor<S> visitor) throws InterruptedException {
        if (owned.isEmpty()) {
            return;
        }
        PackWalk.Elsewhere elsewhere = elsewhere(pack);
        Families known = families.get(pack);
        if (known == null) {
            known = Families.of(pack, elsewhere, problems, threads);
            families.put(pack, known);
        }
        new PackWalk<>(known, owned, limits, threads, problems, visitor, elsewhere).run();
    }

    private PackWalk.Elsewhere elsewhere(Pack pack) {
        return new PackWalk.Elsewhere() {
            @Override
            public @Nullable ObjectType typeOf(ObjectId id) throws UnreadableObject {
                return database.typeOf(id);
            }

            @Override
            public GitObject read(ObjectId id) throws UnreadableObject {
                return database.read(id);
            }

            @Override
            public GitObject readHashed(ObjectId id) throws UnreadableObject {
                return database.readElsewhere(id, pack);
            }
        };
    }
}
