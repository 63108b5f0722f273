/** The rules on what Kubernetes lets a person, a group or a workload do. Each judges rights in force, not roles. */
@NullMarked
package dev.gatehouse.practices.deployroles.grants;

import org.jspecify.annotations.NullMarked;
