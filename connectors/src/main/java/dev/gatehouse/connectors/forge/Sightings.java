package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Member;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one forge, and of which kinds of fact not all. Used by one thread; what others saw is added to it.
 *
 * <p>A kind is complete only where someone said that it was looked at and nobody said that something was missing.
 */
public final class Sightings {

    /** The kinds of fact that a forge gives. */
    public static final List<FactKind> KINDS = List.of(
            FactKind.ORGANIZATION,
            FactKind.MEMBER,
            FactKind.TEAM,
            FactKind.GRANT,
            FactKind.INVITATION,
            FactKind.REPOSITORY,
            FactKind.BRANCH_PROTECTION,
            FactKind.DEPLOY_KEY,
            FactKind.ACCESS_TOKEN,
            FactKind.APP_INSTALLATION,
            FactKind.WEBHOOK,
            FactKind.DEPLOYMENT_ENVIRONMENT,
            FactKind.STORED_SECRET,
            FactKind.RUNNER_GROUP,
            FactKind.ACCOUNT_USE);

    private final String source;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<FactKind> looked = EnumSet.noneOf(FactKind.class);
    private final Map<FactKind, Gap> gaps = new EnumMap<>(FactKind.class);

    private record Gap(String reason, @Nullable String remedy, int more) {

        Gap and(Gap other) {
            return new Gap(reason, remedy == null ? other.remedy : remedy, more + other.more + 1);
        }

        String told() {
            return more == 0 ? reason : reason + "; " + more + " more like it";
        }
    }

    /**
     * Nothing seen yet.
     *
     * @param source as coverage names it: {@code github:acme}
     */
    public Sightings(String source) {
        this.source = source;
    }

    public String source() {
        return source;
    }

    /** The origin of something at an address of the forge. */
    public Origin origin(String address) {
        return Origin.address(source, address);
    }

    public void add(Fact fact) {
        facts.add(fact);
    }

    /** The accounts of the members seen so far. */
    public Set<String> members() {
        return facts.stream()
                .filter(Member.class::isInstance)
                .map(fact -> ((Member) fact).account())
                .collect(Collectors.toSet());
    }

    /** Says that a kind was looked at. */
    public void looked(FactKind... kinds) {
        looked.addAll(List.of(kinds));
    }

    /** Says that not all of a kind was seen. */
    public void gap(FactKind kind, String reason, @Nullable String remedy) {
        gaps.merge(kind, new Gap(reason, remedy, 0), Gap::and);
    }

    /** What was answered about a kind; where it was not answered, that is a gap of the kind. */
    public <T> Optional<T> take(FactKind kind, Answer<T> answer) {
        return switch (answer) {
            case Answer.Seen<T> seen -> {
                looked.add(kind);
                yield Optional.of(seen.told());
            }
            case Answer.Unseen<T> unseen -> {
                gap(kind, unseen.reason(), unseen.remedy());
                yield Optional.empty();
            }
        };
    }

    /** As {@link #take} for several kinds that one answer tells of. */
    public <T> Optional<T> take(List<FactKind> kinds, Answer<T> answer) {
        Optional<T> told = Optional.empty();
        for (FactKind kind : kinds) {
            told = take(kind, answer);
        }
        return told;
    }

    /** Adds what another saw of the same forge. */
    public void add(Sightings other) {
        facts.addAll(other.facts);
        looked.addAll(other.looked);
        other.gaps.forEach((kind, gap) -> gaps.merge(kind, gap, Gap::and));
    }

    /** Facts and coverage of every kind that a forge gives. */
    public Observed observed() {
        List<Coverage> coverage = new ArrayList<>();
        for (FactKind kind : KINDS) {
            Gap gap = gaps.get(kind);
            if (gap == null) {
                coverage.add(
                        looked.contains(kind)
                                ? Coverage.complete(source, kind)
                                : Coverage.missing(source, kind, "it was not looked at", null));
            } else if (looked.contains(kind)) {
                coverage.add(Coverage.partial(source, kind, gap.told(), gap.remedy()));
            } else {
                coverage.add(Coverage.missing(source, kind, gap.told(), gap.remedy()));
            }
        }
        return new Observed(facts, coverage, List.of());
    }
}
