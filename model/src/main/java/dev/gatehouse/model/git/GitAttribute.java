package dev.gatehouse.model.git;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.util.List;

/**
 * A line of {@code .gitattributes}.
 *
 * @param pattern as gitignore's, relative to the file's folder; without quotes
 * @param attributes as written: {@code filter=lfs}, {@code -text}, {@code !eol} …
 */
public record GitAttribute(String pattern, List<String> attributes, Origin origin) implements Fact {

    public GitAttribute {
        attributes = List.copyOf(attributes);
    }

    @Override
    public FactKind kind() {
        return FactKind.FILE;
    }
}
