package dev.gatehouse.practices.accesslog.detection;

import dev.gatehouse.practices.check.BundledTable;
import java.util.ArrayList;
import java.util.List;

/** The rules that come with Gatehouse, as files of Sigma rules. */
public final class BuiltInRules {

    private BuiltInRules() {}

    /**
     * A file.
     *
     * @param name for places, beginning with the kind of log
     */
    public record RuleFile(String name, String text) {}

    /** All of them, in the order of their names. */
    public static List<RuleFile> files() {
        List<RuleFile> files = new ArrayList<>();
        for (List<String> row : BundledTable.rows(BuiltInRules.class, "rules.tsv")) {
            String name = row.getFirst();
            files.add(new RuleFile(name, BundledTable.text(BuiltInRules.class, name)));
        }
        return files;
    }
}
