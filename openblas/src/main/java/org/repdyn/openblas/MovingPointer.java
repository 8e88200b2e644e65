package org.repdyn.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;

/** Address within a block, which moves without a new object for each place. Owns no memory, and does not keep the block alive. */
final class MovingPointer extends DoublePointer {

    MovingPointer() {
        super((Pointer) null);
    }

    /** Moves to an entry of a block, and returns this pointer. */
    MovingPointer to(DoublePointer block, long entry) {
        address = block.address() + entry * Double.BYTES;
        return this;
    }
}
