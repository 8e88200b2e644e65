package org.repdyn.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of all modules without their tests, imported once for all rules. */
final class ProjectClasses {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.repdyn");

    private ProjectClasses() {}

    static JavaClasses imported() {
        return CLASSES;
    }
}
