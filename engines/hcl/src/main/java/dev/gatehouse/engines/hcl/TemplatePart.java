package dev.gatehouse.engines.hcl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template. Strip markers ({@code ~}) have done their work. */
public sealed interface TemplatePart {

    /** Text between interpolations, after escapes and indentation are resolved. */
    record Text(String value) implements TemplatePart {
        /** The length, never the text: it may be a secret. */
        @Override
        public String toString() {
            return "Text[" + value.length() + " characters]";
        }
    }

    /** <code>${value}</code> */
    record Interpolation(Expression value) implements TemplatePart {}

    /** <code>%{if condition}…%{else}…%{endif}</code> */
    record If(Expression condition, List<TemplatePart> whenTrue, List<TemplatePart> whenFalse) implements TemplatePart {
        public If {
            whenTrue = List.copyOf(whenTrue);
            whenFalse = List.copyOf(whenFalse);
        }
    }

    /** <code>%{for key, value in collection}…%{endfor}</code> */
    record For(@Nullable String key, String value, Expression collection, List<TemplatePart> body)
            implements TemplatePart {
        public For {
            body = List.copyOf(body);
        }
    }
}
