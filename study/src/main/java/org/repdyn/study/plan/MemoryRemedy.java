package org.repdyn.study.plan;

import org.apiguardian.api.API;

/** The advice of every message about too little memory. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MemoryRemedy {

    /** End of a sentence: the launcher passes this variable to Java, whose default is a quarter of the memory. */
    public static final String TEXT = "give Java more memory with REPDYN_JAVA_OPTS=-Xmx4g";

    private MemoryRemedy() {}
}
