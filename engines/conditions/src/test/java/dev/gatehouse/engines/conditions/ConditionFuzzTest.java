package dev.gatehouse.engines.conditions;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;

class ConditionFuzzTest {

    @FuzzTest
    void anyTextIsRefusedOrAsked(FuzzedDataProvider data) {
        try {
            Condition.of(data.consumeRemainingAsString(), List.of(new Variable("names", Variable.Type.TEXTS, "names")))
                    .ask(Map.of("names", List.of("Ada", "Bob")));
        } catch (InvalidCondition refused) {
            // The only way in which it may fail.
        }
    }
}
