/** Tells model files apart by their content and opens them. */
@NullMarked
package org.evenhand.model.load;

import org.jspecify.annotations.NullMarked;
