/**
 * The entry point: starts the command line, or Spring and the web page. Start at {@link Evenhand}.
 */
@NullMarked
package org.evenhand;

import org.jspecify.annotations.NullMarked;
