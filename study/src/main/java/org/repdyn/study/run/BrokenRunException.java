package org.repdyn.study.run;

/**
 * Thrown if a part of an arm breaks its contract while the arm runs. It is an exception of RepDyn, so that it passes through the
 * plugin whose dynamics or baseline reports its states at the time. The message names the part and the remedy.
 */
final class BrokenRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenRunException(String message) {
        super(message);
    }

    BrokenRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
