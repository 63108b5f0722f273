package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.source.Place;

/**
 * An entry of {@code images}; what is empty stays.
 *
 * @param name a regular expression (RE2) over the name
 */
public record ImageChange(String name, String newName, String newTag, String digest, String tagSuffix, Place place) {}
