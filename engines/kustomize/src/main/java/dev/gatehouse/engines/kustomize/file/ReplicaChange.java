package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.source.Place;

/** An entry of {@code replicas}. */
public record ReplicaChange(String name, long count, Place place) {}
