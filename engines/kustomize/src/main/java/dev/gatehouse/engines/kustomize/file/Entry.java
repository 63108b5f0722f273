package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.source.Place;

/** One text of a list, and where it stands. */
public record Entry(String text, Place place) {}
