package org.repdyn.study.plan;

import org.apiguardian.api.API;

/** The advice of every message about too little memory. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MemoryRemedy {

    /** Bytes of a gigabyte in options of Java. */
    private static final double BYTES_PER_GIGABYTE = 1L << 30;

    /** Least size that is advised, in gigabytes. */
    private static final long LEAST = 4;

    private MemoryRemedy() {}

    /** Returns the end of a sentence, which advises at least twice the memory that Java has now; the launcher passes the variable to Java. */
    public static String text() {
        double now = Math.ceil(Runtime.getRuntime().maxMemory() / BYTES_PER_GIGABYTE);
        return "give Java more memory with REPDYN_JAVA_OPTS=-Xmx" + Math.max(LEAST, (long) (2 * now)) + "g";
    }
}
