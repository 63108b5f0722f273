/** Container images, wherever manifests, values and pipelines name them. */
@NullMarked
package dev.gatehouse.connectors.images;

import org.jspecify.annotations.NullMarked;
