package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.repositoryaccess.expressions.Interpolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The labels by which a job chooses the machine it runs on. */
final class RunnerLabels {

    private static final List<String> HOSTED = List.of("ubuntu-", "windows-", "macos-");

    /** Whose machine it is. */
    enum Machine {
        /** GitHub's: made for one job, thrown away after it. */
        HOSTED,
        /** One of the organisation's own. */
        OWN,
        /** A label of the organisation's choosing: its own machine, or a larger one of GitHub's. */
        UNTOLD
    }

    private RunnerLabels() {}

    static Machine of(Job job, Node runsOn) {
        List<String> labels = new ArrayList<>();
        collect(job, runsOn, labels);
        if (labels.stream().anyMatch(label -> label.equalsIgnoreCase("self-hosted"))) {
            return Machine.OWN;
        }
        boolean hosted = !labels.isEmpty() && labels.stream().allMatch(RunnerLabels::hosted);
        return hosted ? Machine.HOSTED : Machine.UNTOLD;
    }

    private static boolean hosted(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return HOSTED.stream().anyMatch(lower::startsWith);
    }

    private static void collect(Job job, Node node, List<String> into) {
        switch (node) {
            case Scalar scalar -> label(job, scalar.text(), into);
            case Sequence sequence -> sequence.items().forEach(item -> collect(job, item, into));
            case Mapping mapping -> {
                Node labels = mapping.get("labels");
                if (labels != null) {
                    collect(job, labels, into);
                } else {
                    into.add("");
                }
            }
            case Unresolved _ -> into.add("");
        }
    }

    /** A label may be a value of the job's matrix; one that can't be told is empty. */
    private static void label(Job job, String text, List<String> into) {
        if (!text.contains("${{")) {
            into.add(text);
            return;
        }
        List<String> choices = new ArrayList<>();
        boolean whole = text.startsWith("${{") && text.endsWith("}}");
        for (String path : Interpolation.flows(text)) {
            if (whole && path.startsWith("matrix.")) {
                String name = path.substring("matrix.".length());
                Node values = job.body().get("strategy", "matrix", name);
                if (values instanceof Sequence list) {
                    list.items().forEach(item -> collect(job, item, choices));
                }
                for (Mapping combination : job.body().each("strategy", "matrix", "include")) {
                    Node value = combination.get(name);
                    if (value != null) {
                        collect(job, value, choices);
                    }
                }
            }
        }
        if (choices.isEmpty()) {
            into.add("");
        } else {
            into.addAll(choices);
        }
    }
}
