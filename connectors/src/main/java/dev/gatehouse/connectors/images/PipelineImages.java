package dev.gatehouse.connectors.images;

import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.pipeline.Workflow;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images in which CI jobs and their services run. */
public final class PipelineImages {

    private final Workflow workflow;
    private final Finds finds;

    private PipelineImages(Workflow workflow) {
        this.workflow = workflow;
        this.finds = new Finds(FactKind.PIPELINE, "", workflow.file());
    }

    public static List<ContainerImage> of(Workflow workflow) {
        PipelineImages images = new PipelineImages(workflow);
        switch (workflow.type()) {
            case GITHUB_WORKFLOW -> images.github();
            case GITHUB_ACTION -> {}
            case GITLAB_PIPELINE -> images.gitlab();
        }
        return images.finds.images();
    }

    private void github() {
        workflow.body().mapping("jobs").ifPresent(jobs -> {
            for (Mapping.Entry entry : jobs.entries()) {
                if (entry.value() instanceof Mapping job) {
                    String subject = "Workflow " + Listing.nameOf(workflow.file()) + " job " + entry.name();
                    textOr(subject, job.get("container"), "image");
                    job.mapping("services")
                            .ifPresent(services ->
                                    services.entries().forEach(service -> textOr(subject, service.value(), "image")));
                }
            }
        });
    }

    private void gitlab() {
        String pipeline = "Pipeline " + workflow.file();
        gitlab(pipeline, workflow.body());
        for (Mapping.Entry entry : workflow.body().entries()) {
            if (entry.value() instanceof Mapping job && !entry.name().equals("image")) {
                gitlab(pipeline + (entry.name().equals("default") ? "" : " job " + entry.name()), job);
            }
        }
    }

    private void gitlab(String subject, Mapping job) {
        textOr(subject, job.get("image"), "name");
        for (Node service : job.items("services")) {
            textOr(subject, service, "name");
        }
    }

    /** An image that is a text itself, or stands below a key. */
    private void textOr(String subject, @Nullable Node value, String key) {
        finds.written(subject, value instanceof Mapping mapping ? mapping.get(key) : value);
    }
}
