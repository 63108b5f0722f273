package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.secrets.likeness.Opinion;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Settings that lie in each other, as a chart's values do. */
final class SettingTree {

    /** Names that say nothing beside their parent's: {@code password: {value: …}}. */
    private static final Set<String> STANDS_FOR_PARENT =
            Set.of("value", "default", "plain", "plaintext", "content", "literal", "inline", "raw");

    private static final int DEEPEST = 100;

    private final Place place;
    private final String subject;
    private final Standing standing;
    private final Function<Node, Location> locate;
    private final Sightings sightings;

    SettingTree(Place place, String subject, Standing standing, Function<Node, Location> locate, Sightings sightings) {
        this.place = place;
        this.subject = subject;
        this.standing = standing;
        this.locate = locate;
        this.sightings = sightings;
    }

    void walk(Mapping mapping) {
        walk(mapping, "", "", false, 0);
    }

    private void walk(Node node, String name, String path, boolean namesOfKeys, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        switch (node) {
            case Mapping mapping -> walkMapping(mapping, name, path, namesOfKeys, depth);
            case Sequence sequence -> sequence.items().forEach(i -> walk(i, name, path, namesOfKeys, depth + 1));
            case Scalar scalar -> {
                if (!scalar.isNull() && scalar.type() != Scalar.Type.BOOLEAN) {
                    Opinion opinion = namesOfKeys
                            ? SecretLikeness.ofMappedName(name, scalar.text())
                            : SecretLikeness.ofSetting(name, scalar.text());
                    sightings.note(place, subject, path, locate.apply(scalar), standing, opinion);
                }
            }
            case Unresolved unresolved ->
                sightings.note(place, subject, path, locate.apply(unresolved), standing, ofExpression(unresolved));
        }
    }

    /** A name of something else is a reference; where a literal is part of it, that may be the secret. */
    private static Opinion ofExpression(Unresolved unresolved) {
        boolean literal = unresolved.expression().indexOf('"') >= 0
                && unresolved.expression().indexOf('[') < 0;
        return literal
                ? new Opinion(Opinion.Likeness.UNTOLD, "an expression with a literal in it, which is not evaluated")
                : new Opinion(Opinion.Likeness.REFERENCE, "a reference");
    }

    private void walkMapping(Mapping mapping, String name, String path, boolean namesOfKeys, int depth) {
        Optional<Scalar> variable = mapping.scalar("name");
        Optional<Scalar> value = mapping.scalar("value");
        if (variable.isPresent() && value.isPresent()) {
            String called = variable.get().text();
            walk(value.get(), called, called, false, depth + 1);
            return;
        }
        for (Mapping.Entry entry : mapping.entries()) {
            boolean standsForParent = STANDS_FOR_PARENT.contains(entry.name()) && !name.isEmpty();
            walk(
                    entry.value(),
                    standsForParent ? name : entry.name(),
                    path.isEmpty() ? entry.name() : path + "." + entry.name(),
                    namesOfKeys || SecretLikeness.mapsNames(entry.name()),
                    depth + 1);
        }
    }
}
