package dev.gatehouse.connectors.pipeline;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.FactKind;
import java.util.Set;

/** GitLab pipelines, {@code .gitlab-ci.yml} and {@code *.gitlab-ci.yml}. */
public final class GitlabReader implements FileReader {

    @Override
    public String name() {
        return "gitlab-pipeline";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.PIPELINE);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return path.endsWith(".gitlab-ci.yml") || path.endsWith(".gitlab-ci.yaml");
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        ParsedFile file = ParsedFile.of(path, content);
        return new FileFacts("", GitlabPipelines.facts(path, file.mappings()), file.problems(kinds()));
    }
}
