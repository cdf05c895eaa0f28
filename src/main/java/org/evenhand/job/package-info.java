/** Progress and cancelling of long work. Knows nothing of the rest: everything may report to it. */
@NullMarked
package org.evenhand.job;

import org.jspecify.annotations.NullMarked;
