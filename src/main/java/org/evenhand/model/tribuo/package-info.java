/** Tribuo models stored as protobuf. The only package that touches {@code org.tribuo}. */
@NullMarked
package org.evenhand.model.tribuo;

import org.jspecify.annotations.NullMarked;
