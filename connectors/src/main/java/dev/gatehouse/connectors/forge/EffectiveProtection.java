package dev.gatehouse.connectors.forge;

import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.BranchProtection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several protections of one branch, added up: what one of them gives, the others need not; of two numbers of reviews
 * the greater counts. What none gives is not given, and not told where one of them could not be seen.
 *
 * <p>Everyone is bound where reviews are asked by a protection that nobody passes by, or, where none asks for reviews,
 * where nobody passes by any.
 */
public final class EffectiveProtection {

    private final Set<BranchGuarantee> known;
    private final Map<BranchGuarantee, Told<String>> given = new EnumMap<>(BranchGuarantee.class);
    private final List<String> sources = new ArrayList<>();
    private final List<String> bypass = new ArrayList<>();
    private boolean bindsReviews;
    private boolean bindsAll = true;
    private boolean asksReviews;
    private @Nullable String unseen;
    private @Nullable String bypassUntold;

    /**
     * No protection yet.
     *
     * @param known the guarantees that the forge has a notion of
     */
    public EffectiveProtection(Set<BranchGuarantee> known) {
        this.known = known;
    }

    /**
     * Adds a protection.
     *
     * @param source what it is called
     * @param guarantees what it gives; one that is absent it does not give
     * @param passers who passes by it
     */
    public void add(String source, Map<BranchGuarantee, Told<String>> guarantees, Told<List<String>> passers) {
        sources.add(source);
        guarantees.forEach((guarantee, value) -> given.merge(guarantee, value, EffectiveProtection::stronger));
        boolean reviews = guarantees.get(BranchGuarantee.REVIEWS) instanceof Told.Known<String>(String count)
                && !count.equals("0");
        asksReviews |= reviews;
        switch (passers) {
            case Told.Known<List<String>>(List<String> names) -> {
                bypass.addAll(names);
                bindsReviews |= reviews && names.isEmpty();
                bindsAll &= names.isEmpty();
            }
            case Told.Untold<List<String>>(String reason) -> {
                bypassUntold = reason;
                bindsAll = false;
            }
        }
    }

    /** Says that a protection there may be could not be seen. */
    public void unseen(String reason) {
        unseen = reason;
    }

    /** What they come to. */
    public BranchProtection of(String repository, String branch, boolean byDefault, Origin origin) {
        Map<BranchGuarantee, Told<String>> all = new EnumMap<>(BranchGuarantee.class);
        for (BranchGuarantee guarantee : known) {
            all.put(guarantee, settled(given.get(guarantee)));
        }
        all.put(BranchGuarantee.BINDS_EVERYONE, binds());
        return new BranchProtection(repository, branch, byDefault, all, bypass, sources, origin);
    }

    private Told<String> settled(@Nullable Told<String> value) {
        if (value instanceof Told.Known<String>(String word) && !word.equals("false") && !word.equals("0")) {
            return value;
        }
        if (unseen != null) {
            return Told.untold(unseen);
        }
        return value == null ? Told.known("false") : value;
    }

    private Told<String> binds() {
        if (bindsReviews) {
            return Told.known("true");
        }
        if (unseen != null) {
            return Told.untold(unseen);
        }
        if (!bypass.isEmpty()) {
            return Told.known("false");
        }
        if (bypassUntold != null) {
            return Told.untold(bypassUntold);
        }
        return Told.known(String.valueOf(!sources.isEmpty() && bindsAll && !asksReviews));
    }

    private static Told<String> stronger(Told<String> one, Told<String> other) {
        Optional<String> first = one.told();
        Optional<String> second = other.told();
        if (first.isEmpty() || second.isEmpty()) {
            Told<String> known = first.isPresent() ? one : other;
            Told<String> untold = first.isPresent() ? other : one;
            boolean kept = known.told()
                    .filter(word -> !word.equals("false") && !word.equals("0"))
                    .isPresent();
            return kept ? known : untold;
        }
        boolean numbers = first.get().matches("[0-9]{1,4}") && second.get().matches("[0-9]{1,4}");
        if (numbers) {
            return Integer.parseInt(first.get()) >= Integer.parseInt(second.get()) ? one : other;
        }
        return first.get().equals("false") || first.get().equals("0") ? other : one;
    }
}
