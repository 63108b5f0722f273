package dev.gatehouse.baseline.authorization;

import dev.gatehouse.model.Location;
import java.util.Optional;

/**
 * What the declared roles say.
 *
 * @param place of the binding that decided; empty where none did
 * @param why one line without a full stop
 */
public record AccessDecision(boolean allowed, Optional<Location> place, String why) {}
