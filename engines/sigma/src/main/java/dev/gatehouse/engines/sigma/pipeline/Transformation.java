package dev.gatehouse.engines.sigma.pipeline;

import com.google.re2j.Pattern;
import dev.gatehouse.engines.sigma.rule.Detection;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.source.Place;
import java.util.List;
import java.util.Map;

/** One change that a pipeline makes to rules. */
sealed interface Transformation {

    /** {@code field_name_mapping}: a field is called otherwise, or may be any of several. */
    record Mapping(Map<String, List<String>> names) implements Transformation {}

    /** {@code field_name_prefix_mapping}: the beginning of a field's name is another. */
    record PrefixMapping(Map<String, String> prefixes) implements Transformation {}

    /** {@code field_name_prefix} and {@code field_name_suffix}: something stands before and after a field's name. */
    record Affix(String before, String after) implements Transformation {}

    /** {@code add_condition}: a selection has to hold besides, or must not. */
    record AddCondition(Detection.Selection selection, boolean negated) implements Transformation {}

    /** {@code change_logsource}. */
    record ChangeLogSource(LogSource logSource) implements Transformation {}

    /** {@code drop_detection_item}: a field is not asked about. */
    record DropItem() implements Transformation {}

    /** {@code replace_string}: what an expression finds in a value is replaced. */
    record ReplaceString(Pattern pattern, String replacement) implements Transformation {}

    /** {@code rule_failure}: the rule is refused. */
    record Failure(String message, Place place) implements Transformation {}
}
