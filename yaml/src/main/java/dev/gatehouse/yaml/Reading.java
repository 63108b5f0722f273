package dev.gatehouse.yaml;

import dev.gatehouse.model.tree.Node;
import java.util.List;

/**
 * What a file held.
 *
 * @param documents the documents that could be read, in order; empty ones left out
 * @param problems those that could not
 */
public record Reading(List<Node> documents, List<Problem> problems) {

    public Reading {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }
}
