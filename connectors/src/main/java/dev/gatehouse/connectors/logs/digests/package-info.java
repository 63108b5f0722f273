/** CloudTrail's digests, by which its logs can be shown to be as they were delivered. */
@NullMarked
package dev.gatehouse.connectors.logs.digests;

import org.jspecify.annotations.NullMarked;
