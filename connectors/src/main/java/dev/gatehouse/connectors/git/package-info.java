/**
 * Git: references, the newest commits of the branches that are deployed from with their signatures, submodules, and
 * what of these a clone does not hold.
 */
@NullMarked
package dev.gatehouse.connectors.git;

import org.jspecify.annotations.NullMarked;
