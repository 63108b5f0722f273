package dev.gatehouse.connectors.files;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import java.util.List;

/** Looks at every text, whatever reader takes it. Holds no state: files are inspected in parallel. */
public interface TextInspector {

    /** The kind of fact it finds. */
    FactKind kind();

    List<? extends Fact> inspect(String path, byte[] content);
}
