package org.nasgauge.assertions;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.tabular.benchmark.Protocol;
import org.nasgauge.tabular.benchmark.TabularBenchmark;
import org.nasgauge.tabular.catalogue.Catalogue;

/**
 * A parameter of a test that is a {@link Benchmark}: a table of the catalogue, such as the embedded
 * {@code nasbench201-729-fashion}, or the path of a table's folder.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@ExtendWith(OnTable.Tables.class)
public @interface OnTable {
    String value();

    /** Opens tables for tests. */
    final class Tables implements ParameterResolver {
        /** Where nobody chose one. */
        static final String STANDARD = "nasbench201-729-fashion";

        /** @throws org.nasgauge.api.error.UserError if there is no such table */
        static Benchmark open(String name) {
            return new TabularBenchmark(Catalogue.standard().open(name), Protocol.standard());
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.isAnnotated(OnTable.class)
                    && parameter.getParameter().getType().equals(Benchmark.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return open(parameter.findAnnotation(OnTable.class).orElseThrow().value());
        }
    }
}
