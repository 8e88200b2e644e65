package org.repdyn.paper.table;

import org.apiguardian.api.API;

/** Formats of a table. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum TableFormat {
    /** Environment {@code tabular} with the rules of the package booktabs. */
    LATEX,
    /** Table with pipes, as GitHub and Pandoc read it. */
    MARKDOWN,
    /** Comma-separated values (RFC 4180) with all digits. */
    CSV
}
