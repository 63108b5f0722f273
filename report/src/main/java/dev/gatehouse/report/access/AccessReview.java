package dev.gatehouse.report.access;

import java.util.List;

/**
 * Who did what in an interval, to be read by a person.
 *
 * @param title what it is of, and of which interval
 * @param facts what is said of it as a whole, each a name and a value
 * @param tables in the order in which they are read
 */
public record AccessReview(String title, List<Fact> facts, List<Table> tables) {

    public AccessReview {
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
    }

    /** A name and a value. */
    public record Fact(String name, String value) {}

    /**
     * A table.
     *
     * @param empty what is said where it has no rows
     */
    public record Table(String title, List<String> columns, List<List<String>> rows, String empty) {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
