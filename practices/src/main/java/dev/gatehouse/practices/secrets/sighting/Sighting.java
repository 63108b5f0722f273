package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.practices.secrets.likeness.Opinion;

/**
 * A value that is a secret, or whose name says that it might be one. Never holds the value.
 *
 * @param place what it stands in
 * @param subject the object or block it belongs to
 * @param name its own name there
 * @param location of the value
 * @param opinion what it seems to be
 */
public record Sighting(
        Place place, String subject, String name, Location location, Standing standing, Opinion opinion) {

    /** What a value can stand in. */
    public enum Place {
        SECRET,
        ENVIRONMENT,
        ARGUMENTS,
        CONFIG_MAP,
        HELM_VALUES,
        TERRAFORM
    }
}
