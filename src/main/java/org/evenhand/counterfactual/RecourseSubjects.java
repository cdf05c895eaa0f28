package org.evenhand.counterfactual;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.evenhand.data.RowSet;
import org.evenhand.data.Table;
import org.evenhand.model.Scores;

/**
 * The rows whose recourse is asked for, and how they are divided.
 *
 * @param table with all columns of the data
 * @param scores of all rows of the table
 * @param rows those to look at
 * @param groupOf the index of a row's group
 * @param groups how many groups there are, one or more
 * @param reference the index of the group that the others are compared with
 * @param weight of a row, finite and not negative
 * @param most how many rows to search for at most; of more, a sample without replacement, as many
 *     from each group as from any other, or all that it has
 * @param seed of the sample
 * @param minGroup a measure of fewer rows is small
 */
public record RecourseSubjects(
    Table table,
    Scores scores,
    RowSet rows,
    IntUnaryOperator groupOf,
    int groups,
    int reference,
    IntToDoubleFunction weight,
    int most,
    long seed,
    int minGroup) {}
