package dev.gatehouse.connectors.pipeline;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Actions, {@code action.yml}: those that say under {@code runs} how they run. A file of that name that does not is
 * left to another reader.
 */
public final class ActionReader implements FileReader {

    private final FileReader otherwise;

    /** @param otherwise reads the files of that name that are no actions */
    public ActionReader(FileReader otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public String name() {
        return "action";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.PIPELINE);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        String name = Listing.nameOf(path);
        return name.equals("action.yml") || name.equals("action.yaml");
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        ParsedFile file = ParsedFile.of(path, content);
        List<Fact> facts = new ArrayList<>();
        for (Mapping body : file.mappings()) {
            if (body.has("runs")) {
                facts.addAll(WorkflowReader.facts(Workflow.Type.GITHUB_ACTION, file, body));
            }
        }
        if (facts.isEmpty() && file.faults().isEmpty()) {
            FileFacts other = otherwise.read(path, content, listing);
            return new FileFacts(
                    other.reader().isEmpty() ? otherwise.name() : other.reader(), other.facts(), other.problems());
        }
        return new FileFacts("", facts, file.problems(kinds()));
    }
}
