/**
 * Execution of studies on Apache Spark. The classes that Spark loads use Java, Spark and Hadoop only; {@link org.repdyn.spark.StudyWorker}
 * uses RepDyn only, and is loaded with it apart from the libraries of Spark.
 */
@NullMarked
package org.repdyn.spark;

import org.jspecify.annotations.NullMarked;
