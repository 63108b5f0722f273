package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    @Test
    void standForWholeNamesTheLongestFirst() {
        Pseudonyms pseudonyms = new Pseudonyms(Map.of("Ann", "1", "Ann Example", "2", "ann@example.com", "2"));
        assertThat(pseudonyms.in("Ann Example (ann@example.com) and Ann's Annex"))
                .isEqualTo("{2} ({2}) and {1}'s Annex");
    }

    @Test
    void areNotLookedIntoThemselves() {
        String id = "ada0".repeat(8);
        assertThat(new Pseudonyms(Map.of("Bob", id, "ada", "b".repeat(32))).in("Bob, ada"))
                .isEqualTo("{" + id + "}, {" + "b".repeat(32) + "}");
    }

    @Test
    void reachIntoListsAndObjects() {
        assertThat(new Pseudonyms(Map.of("a.b", "1")).in(Map.of("x", List.of("a.b", "acb", 7L))))
                .isEqualTo(Map.of("x", List.of("{1}", "acb", 7L)));
    }
}
