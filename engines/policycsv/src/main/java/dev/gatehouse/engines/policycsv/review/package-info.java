/**
 * What can be said about a policy as a whole: lines that do nothing, denies that leak, who can do a thing, and who
 * gains and loses by a change.
 */
@NullMarked
package dev.gatehouse.engines.policycsv.review;

import org.jspecify.annotations.NullMarked;
