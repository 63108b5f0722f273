/** Access that forges give, against access that is declared. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.grants;

import org.jspecify.annotations.NullMarked;
