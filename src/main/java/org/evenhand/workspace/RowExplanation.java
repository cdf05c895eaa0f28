package org.evenhand.workspace;

import org.evenhand.importance.Attribution;

/**
 * Why a model gives a row its score.
 *
 * @param background what the row is held against: "100 of 2,380 rows, drawn at random (seed 1)"
 */
public record RowExplanation(LoadedModel model, Attribution attribution, String background) {}
