package org.repdyn.site;

import java.util.List;

/** Report of what is wrong in the sources of the site, one line for each problem. */
final class SiteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SiteException(String problem) {
        super(problem);
    }

    SiteException(String what, List<String> problems) {
        super(what + ":\n  " + String.join("\n  ", problems));
    }
}
