/**
 * Practice 4, deployment roles. A deployer deploys, a viewer views: nobody, and no controller, holds more rights over
 * what runs than its role needs.
 */
@NullMarked
package dev.gatehouse.practices.deployroles;

import org.jspecify.annotations.NullMarked;
