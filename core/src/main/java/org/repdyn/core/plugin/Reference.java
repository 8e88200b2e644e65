package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/**
 * Publication that a method comes from.
 *
 * @param authors such as {@code Chen, Kornblith, Norouzi, Hinton}
 * @param title title of the paper or book
 * @param year year of publication
 * @param where equation, section or identifier, such as {@code arXiv:2002.05709, eq. 1}; may be empty
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Reference(String authors, String title, int year, String where) {

    /** Returns one line: authors (year), title, place. */
    @Override
    public String toString() {
        return authors + " (" + year + "), " + title + (where.isEmpty() ? "" : ", " + where);
    }
}
