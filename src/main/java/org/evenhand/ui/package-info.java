/**
 * The page: Vaadin views over {@code workspace}. Start at {@link org.evenhand.ui.MainLayout}, the
 * frame; each menu entry is a view beside it. The state that every view depends on is in the
 * address, read and written by {@link org.evenhand.ui.State}. Charts are custom elements from
 * {@code frontend/}, given plain data by the classes in {@code chart}.
 */
@NullMarked
package org.evenhand.ui;

import org.jspecify.annotations.NullMarked;
