package dev.gatehouse.engines.kustomize.tree;

import dev.gatehouse.engines.kustomize.source.Place;

/** A value of a document. Mappings and sequences change while a kustomization is rendered. */
public sealed interface Node permits MappingNode, SequenceNode, ScalarNode {

    Place place();

    /** A copy that shares nothing that changes. */
    Node copy();

    /** How many values it has, itself among them. */
    int size();

    /** Whether it is a null, written as {@code null}, {@code ~} or nothing. */
    default boolean isNull() {
        return this instanceof ScalarNode scalar && scalar.type() == ScalarNode.Type.NULL;
    }
}
