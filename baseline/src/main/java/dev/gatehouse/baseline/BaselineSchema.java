package dev.gatehouse.baseline;

import dev.gatehouse.baseline.reading.BaselineFormat;
import dev.gatehouse.baseline.shape.JsonSchema;

/** The JSON Schema of {@code gatehouse.yaml}, for editors. */
public final class BaselineSchema {

    private static final String ID = "https://gatehouse.dev/schema/v1/gatehouse.schema.json";

    private BaselineSchema() {}

    /** The text of {@code docs/schema/gatehouse.schema.json}. */
    public static String json() {
        return JsonSchema.of(BaselineFormat.BASELINE, ID, "Gatehouse baseline (gatehouse.yaml)");
    }
}
