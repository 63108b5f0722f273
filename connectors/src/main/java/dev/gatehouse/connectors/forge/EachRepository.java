package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of a forge, and what there is in each: where the list was not seen, or not all of it, neither was
 * what lies in them.
 *
 * @param ofEach the kinds of fact that each repository gives
 */
public record EachRepository(List<FactKind> ofEach, Consumer<String> progress) {

    /**
     * Why a list may not be all.
     *
     * @param remedy what would help, one sentence
     */
    public record Hidden(String reason, @Nullable String remedy) {}

    /**
     * Reads them, several at once.
     *
     * @param hidden why the list may not be all, from what it has; empty where it is
     * @param look sees one of them, with nothing seen yet
     * @return those listed
     */
    public List<Json> read(
            Answer<List<Json>> answer, Function<List<Json>, Optional<Hidden>> hidden, Sightings sightings, Look look) {
        Optional<List<Json>> listed = sightings.take(FactKind.REPOSITORY, answer);
        if (answer instanceof Answer.Unseen<List<Json>> unseen) {
            ofEach.forEach(kind -> sightings.gap(kind, unseen.reason(), unseen.remedy()));
            return List.of();
        }
        List<Json> repositories = listed.orElse(List.of());
        sightings.looked(ofEach.toArray(FactKind[]::new));
        hidden.apply(repositories).ifPresent(why -> gap(sightings, why.reason(), why.remedy()));
        AtomicInteger read = new AtomicInteger();
        EachOf.of(repositories, repository -> {
                    Sightings seen = new Sightings(sightings.source());
                    look.at(repository, seen);
                    progress.accept("read " + read.incrementAndGet() + " of " + repositories.size()
                            + " repositories of " + sightings.source());
                    return seen;
                })
                .forEach(sightings::add);
        return repositories;
    }

    /** Says that of one repository too little is told. */
    public void tooLittle(String forge, Optional<String> name, Sightings seen) {
        gap(seen, forge + "'s list tells of " + name.orElse("a repository") + " too little", null);
    }

    private void gap(Sightings seen, String reason, @Nullable String remedy) {
        seen.gap(FactKind.REPOSITORY, reason, remedy);
        ofEach.forEach(kind -> seen.gap(kind, reason, remedy));
    }

    /** Sees one repository. */
    @FunctionalInterface
    public interface Look {
        void at(Json repository, Sightings seen);
    }
}
