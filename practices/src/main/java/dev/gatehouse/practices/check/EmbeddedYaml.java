package dev.gatehouse.practices.check;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.util.List;

/** YAML kept as the text of a value: {@code oidc.config} of a ConfigMap, an inline patch of a Kustomization. */
public final class EmbeddedYaml {

    private static final YamlReader READER = new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.LAST_COUNTS);

    private EmbeddedYaml() {}

    /**
     * The mappings in a text; places are within the text.
     *
     * @param complete whether all of it could be read
     */
    public record Content(List<Mapping> documents, boolean complete) {

        public Content {
            documents = List.copyOf(documents);
        }
    }

    public static Content read(Scalar scalar) {
        if (scalar.text().length() > Limits.BY_HAND.bytes()) {
            return new Content(List.of(), false);
        }
        Reading reading = READER.read(scalar.text());
        List<Mapping> mappings = reading.documents().stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
        boolean complete = reading.problems().isEmpty()
                && mappings.size() == reading.documents().size();
        return new Content(mappings, complete);
    }
}
