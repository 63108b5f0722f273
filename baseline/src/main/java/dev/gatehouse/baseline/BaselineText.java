package dev.gatehouse.baseline;

import dev.gatehouse.baseline.reading.BaselineFormat;
import dev.gatehouse.baseline.shape.Shape;
import dev.gatehouse.baseline.writing.Sections;
import dev.gatehouse.baseline.writing.YamlText;
import java.util.SequencedMap;

/** A baseline as {@code gatehouse baseline show} prints it: one file with comments, that reads back as the same. */
public final class BaselineText {

    private BaselineText() {}

    /** The text; of sections that hold nothing, an example in a comment. */
    public static String of(Baseline baseline) {
        YamlText text = new YamlText();
        text.comment(
                baseline.declared()
                        ? "The baseline in force: what is declared, and the defaults where nothing is."
                        : "The built-in defaults, in force where there is no gatehouse.yaml.");
        text.entry("apiVersion", BaselineFormat.VERSION);
        SequencedMap<String, Object> sections = Sections.of(baseline);
        for (Shape.Fields.Key section : BaselineFormat.BASELINE.keys()) {
            if (section.name().equals("apiVersion") || section.name().equals("include")) {
                continue;
            }
            text.blankLine().comment(section.says() + ".");
            Object value = sections.get(section.name());
            if (value == null) {
                text.comment(section.name() + ": " + section.example());
            } else {
                text.entry(section.name(), value);
            }
        }
        return text.toString();
    }
}
