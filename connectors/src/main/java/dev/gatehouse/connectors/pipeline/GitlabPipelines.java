package dev.gatehouse.connectors.pipeline;

import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.images.PipelineImages;
import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a GitLab pipeline's files hold, and how one that is included under any name is told. */
public final class GitlabPipelines {

    static final Set<String> ROOTS = Set.of(".gitlab-ci.yml", ".gitlab-ci.yaml");

    private static final Set<String> JOB_KEYS = Set.of("script", "before_script", "after_script", "extends", "trigger");

    private GitlabPipelines() {}

    /**
     * Whether a file looks like a part of a pipeline that the target's own {@code .gitlab-ci.yml} would include: it
     * lists stages, or has a job.
     */
    public static boolean included(ParsedFile file, Listing listing) {
        return ParsedFile.isYaml(file.path())
                && ROOTS.stream().anyMatch(listing::has)
                && file.mappings().stream().anyMatch(GitlabPipelines::hasJobs);
    }

    /** Whether a file that could not be wholly read may be such a part. */
    public static boolean mayBeIncluded(ParsedFile file, Listing listing) {
        return !file.faults().isEmpty()
                && ParsedFile.isYaml(file.path())
                && ROOTS.stream().anyMatch(listing::has)
                && file.text().contains("script:");
    }

    /** A pipeline for each document, and its images. */
    public static List<Fact> facts(String path, List<Mapping> documents) {
        List<Fact> facts = new ArrayList<>();
        for (Mapping body : documents) {
            Location start = new Location(path, body.line(), body.column(), body.endLine());
            Workflow pipeline = new Workflow(Workflow.Type.GITLAB_PIPELINE, path, body, Origin.file(start));
            facts.add(pipeline);
            facts.addAll(PipelineImages.of(pipeline));
        }
        return facts;
    }

    private static boolean hasJobs(Mapping body) {
        if (!body.items("stages").isEmpty()) {
            return true;
        }
        for (Mapping.Entry entry : body.entries()) {
            if (entry.value() instanceof Mapping job && JOB_KEYS.stream().anyMatch(job::has)) {
                return true;
            }
        }
        return false;
    }
}
