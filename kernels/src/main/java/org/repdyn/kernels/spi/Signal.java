package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * The properties of the signal between two layers that hold for all inputs.
 *
 * @param kind its distribution at infinite width
 * @param width number of channels; empty if not known. The standard parameterisation needs it
 * @param grid the positions of an image or a sequence; empty if there are none
 * @param allPositions true if a layer above needs the covariances between different positions
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Signal(Kind kind, OptionalLong width, Optional<Grid> grid, boolean allPositions) {

    /** Distributions. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    public enum Kind {
        /** The inputs themselves. */
        INPUT,
        /** Independent centred Gaussian channels: after an affine layer, also summed or normalised. */
        GAUSSIAN,
        /** The centred Gaussian units of several positions side by side, whose variances differ from position to position. */
        FLATTENED,
        /** Any other signal, such as that after an activation. */
        OTHER
    }

    /** Returns true if an activation may follow. */
    public boolean gaussian() {
        return kind == Kind.GAUSSIAN;
    }

    /** Returns this signal with another distribution. */
    public Signal as(Kind other) {
        return new Signal(other, width, grid, allPositions);
    }

    /** Returns this signal with another number of channels. */
    public Signal wide(OptionalLong channels) {
        return new Signal(kind, channels, grid, allPositions);
    }

    /** Returns this signal over other positions. */
    public Signal over(Optional<Grid> positions) {
        return new Signal(kind, width, positions, allPositions);
    }

    /**
     * Checks that the signal has no positions.
     *
     * @throws IllegalArgumentException if it has; the message completes "layer 3 (dense) …"
     */
    public void requireNoPositions() {
        if (grid.isPresent()) {
            throw new IllegalArgumentException("needs flatten or global-avg-pool before it, which combine the "
                    + grid.get().positions() + " positions");
        }
    }

    /**
     * Returns the positions.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Grid requirePositions() {
        return grid.orElseThrow(() -> new IllegalArgumentException(
                "needs positions: begin the network with an image layer, such as {image: {shape: [8, 8]}},"
                        + " and put it before flatten and global-avg-pool"));
    }

    /**
     * Returns the fan-in of an affine layer in the standard parameterisation.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public long requireWidth() {
        return width.orElseThrow(() -> new IllegalArgumentException(
                "needs the width of the affine layer below it in the standard parameterisation; state it there, such as"
                        + " {dense: {width: 512}}, or use the ntk parameterisation"));
    }
}
