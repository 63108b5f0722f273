package dev.gatehouse.connectors.pipeline;

import dev.gatehouse.connectors.syntax.ParsedFile;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.kubernetes.ImageReference;
import dev.gatehouse.model.pipeline.ActionUse;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code uses:} of a workflow or composite action.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses">
 *     GitHub, workflow syntax</a>
 */
final class Uses {

    private static final String DOCKER = "docker://";

    private final String path;
    private final List<String> lines;
    private final List<ActionUse> found = new ArrayList<>();

    private Uses(ParsedFile file) {
        this.path = file.path();
        this.lines = file.text().lines().toList();
    }

    static List<ActionUse> of(ParsedFile file, Mapping body) {
        Uses uses = new Uses(file);
        body.mapping("jobs").ifPresent(jobs -> {
            for (Mapping.Entry entry : jobs.entries()) {
                if (entry.value() instanceof Mapping job) {
                    job.scalar("uses").ifPresent(value -> uses.add(value, ActionUse.Type.REUSABLE_WORKFLOW));
                    uses.steps(job.each("steps"));
                }
            }
        });
        uses.steps(body.each("runs", "steps"));
        body.scalar("runs", "image")
                .filter(image -> image.text().startsWith(DOCKER))
                .ifPresent(image -> uses.add(image, ActionUse.Type.IMAGE));
        return uses.found;
    }

    private void steps(List<Mapping> steps) {
        for (Mapping step : steps) {
            step.scalar("uses").ifPresent(value -> add(value, ActionUse.Type.ACTION));
        }
    }

    private void add(Scalar value, ActionUse.Type type) {
        String text = value.text().strip();
        if (text.startsWith(DOCKER)) {
            image(value, text.substring(DOCKER.length()));
        } else if (text.startsWith("./") || text.startsWith("../")) {
            add(value, ActionUse.Type.LOCAL, text, null);
        } else {
            int at = text.lastIndexOf('@');
            add(value, type, at < 0 ? text : text.substring(0, at), at < 0 ? null : text.substring(at + 1));
        }
    }

    private void image(Scalar value, String text) {
        ImageReference image = ImageReference.read(text).orElseGet(() -> new ImageReference(text, null, null));
        add(value, ActionUse.Type.IMAGE, image.repository(), image.digest() != null ? image.digest() : image.tag());
    }

    private void add(Scalar value, ActionUse.Type type, String name, @Nullable String reference) {
        Location location = new Location(path, value.line(), value.column(), value.endLine());
        found.add(new ActionUse(type, name, reference, comment(value), path, Origin.file(location)));
    }

    /** What stands on the value's line after a {@code #} that follows white space. */
    private @Nullable String comment(Scalar value) {
        if (value.line() > lines.size()) {
            return null;
        }
        String line = lines.get(value.line() - 1);
        int from = line.offsetByCodePoints(0, Math.min(value.column() - 1, line.codePointCount(0, line.length())));
        for (int i = from + 1; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (line.charAt(i - 1) == ' ' || line.charAt(i - 1) == '\t')) {
                return line.substring(i + 1).strip();
            }
        }
        return null;
    }
}
