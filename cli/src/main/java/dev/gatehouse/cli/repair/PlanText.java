package dev.gatehouse.cli.repair;

import dev.gatehouse.cli.Console;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.plan.Kept;
import dev.gatehouse.plan.ManualStep;
import dev.gatehouse.plan.Plan;
import dev.gatehouse.plan.Unseen;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan for people's eyes, like a diff. */
final class PlanText {

    private final Console console;

    PlanText(Console console) {
        this.console = console;
    }

    /**
     * Prints it.
     *
     * @param refused why it would not be applied as it is
     * @param out where it was written to; null where it was not
     */
    void print(List<ForgeAddress> addresses, Plan plan, List<String> refused, @Nullable Path out) {
        say("Plan  " + addresses.stream().map(ForgeAddress::source).collect(Collectors.joining(", ")) + " · "
                + counts(plan));
        for (Change change : plan.changes()) {
            say("");
            say("  " + line(change));
            say("      why     " + change.reason());
            for (String effect : change.effects()) {
                say("      people  " + effect);
            }
        }
        manual(plan.manual());
        kept(plan.kept());
        unseen(plan.unseen());
        if (!refused.isEmpty()) {
            say("");
            say("Apply would refuse this");
            refused.forEach(each -> say("  " + each));
        }
        if (!plan.changes().isEmpty()) {
            boolean deletes = plan.changes().stream().anyMatch(c -> c.action() == Change.Action.REMOVE);
            say("");
            say("Nothing was changed. To do it: " + (out == null ? "gatehouse plan --out plan.json, then " : "")
                    + "gatehouse apply " + (out == null ? "plan.json" : out)
                    + (deletes ? " --allow-deletes" : ""));
        }
    }

    private static String counts(Plan plan) {
        if (plan.changes().isEmpty()) {
            return plan.isWhole() ? "nothing to change" : "nothing is planned, as not all could be seen";
        }
        SortedMap<Change.Action, Long> counts = new TreeMap<>();
        plan.changes().forEach(change -> counts.merge(change.action(), 1L, Long::sum));
        return Sentence.count(plan.changes().size(), "change", "changes") + ": "
                + counts.entrySet().stream()
                        .map(each -> each.getValue()
                                + switch (each.getKey()) {
                                    case ADD -> " to add";
                                    case CHANGE -> " to change";
                                    case REMOVE -> " to remove";
                                })
                        .collect(Collectors.joining(", "));
    }

    /** One change on one line. */
    static String line(Change change) {
        String mark = switch (change.action()) {
            case ADD -> "+ ";
            case CHANGE -> "~ ";
            case REMOVE -> "- ";
        };
        return mark + change.kind().label() + " " + change.target().subject() + " of "
                + change.target().holder() + states(change);
    }

    private static String states(Change change) {
        SortedMap<String, String> before = change.before();
        SortedMap<String, String> after = change.after();
        if (before == null || after == null) {
            SortedMap<String, String> state = before == null ? after : before;
            return state == null || state.isEmpty() ? "" : ": " + values(state);
        }
        return ": "
                + after.entrySet().stream()
                        .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                        .map(each -> name(each.getKey()) + was(before.getOrDefault(each.getKey(), "")) + " → "
                                + was(each.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String was(String value) {
        return value.isEmpty() ? "none" : value;
    }

    private static String values(SortedMap<String, String> state) {
        return state.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> name(each.getKey()) + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String name(String attribute) {
        return switch (attribute) {
            case Attribute.VALUE, Attribute.PERMISSION, Attribute.ROLE, Attribute.ACCESS -> "";
            default -> attribute.toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " ";
        };
    }

    private void manual(List<ManualStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        say("");
        say("By hand, as no API can change it");
        for (ManualStep step : steps) {
            say("  " + step.subject() + ": " + step.reason());
            say("      page    " + step.page());
            say("      do      " + step.click());
        }
    }

    private void kept(List<Kept> kept) {
        if (kept.isEmpty()) {
            return;
        }
        say("");
        say("Left as it is");
        kept.forEach(each -> say("  " + each.subject() + ": " + each.why()));
    }

    private void unseen(List<Unseen> unseen) {
        if (unseen.isEmpty()) {
            return;
        }
        say("");
        say("Not seen, so nothing of it is planned");
        for (Unseen each : unseen) {
            say("  " + each.source() + "  " + each.what() + ": " + each.reason());
            if (each.remedy() != null) {
                say("      do      " + each.remedy());
            }
        }
    }

    private void say(String line) {
        String text = Plain.lines(line.replace('\n', ' '));
        console.out().println(console.unicode() ? text : text.replace("→", "->").replace("·", "-"));
    }
}
