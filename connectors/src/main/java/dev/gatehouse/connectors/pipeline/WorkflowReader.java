package dev.gatehouse.connectors.pipeline;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.images.PipelineImages;
import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Workflows of GitHub Actions, and those of Gitea and Forgejo, which have the same form. */
public final class WorkflowReader implements FileReader {

    private static final Set<String> FOLDERS = Set.of(".github/workflows", ".gitea/workflows", ".forgejo/workflows");

    @Override
    public String name() {
        return "workflow";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.PIPELINE);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return ParsedFile.isYaml(path) && FOLDERS.contains(Listing.folderOf(path));
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        ParsedFile file = ParsedFile.of(path, content);
        List<Fact> facts = new ArrayList<>();
        for (Mapping body : file.mappings()) {
            facts.addAll(facts(Workflow.Type.GITHUB_WORKFLOW, file, body));
        }
        return new FileFacts("", facts, file.problems(kinds()));
    }

    /** A workflow or action with all that it uses. */
    static List<Fact> facts(Workflow.Type type, ParsedFile file, Mapping body) {
        Location start = new Location(file.path(), body.line(), body.column(), body.endLine());
        Workflow workflow = new Workflow(type, file.path(), body, Origin.file(start));
        List<Fact> facts = new ArrayList<>();
        facts.add(workflow);
        facts.addAll(Uses.of(file, body));
        facts.addAll(PipelineImages.of(workflow));
        return facts;
    }
}
