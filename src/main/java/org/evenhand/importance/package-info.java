/**
 * What a model's scores lean on: permutation importance, Shapley values of single rows, and the
 * part of a gap between groups that comes through each feature.
 *
 * <p>It asks a model for changed rows and never looks inside it. It says what comes through a
 * feature in this model on these rows, not what would happen if a feature were changed in the
 * world.
 *
 * <p>Shapley values of every kind rest on {@link org.evenhand.importance.Contrasts}: one row held
 * against one other row. Start there.
 */
@NullMarked
package org.evenhand.importance;

import org.jspecify.annotations.NullMarked;
