/**
 * The chart elements of {@code frontend/} as components: each takes one record of plain data, whose
 * fields are those of {@code frontend/data.ts}. Not here: what is drawn, which the views decide.
 */
@NullMarked
package org.evenhand.ui.chart;

import org.jspecify.annotations.NullMarked;
