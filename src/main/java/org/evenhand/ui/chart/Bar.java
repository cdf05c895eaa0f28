package org.evenhand.ui.chart;

/**
 * One bar of a {@link BarsChart}.
 *
 * @param label the group
 * @param series what is measured, named when bars of more than one are shown
 * @param color the index into the palette
 */
public record Bar(String label, String series, int color, ShownMeasure measure) {}
