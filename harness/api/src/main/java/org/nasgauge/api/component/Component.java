package org.nasgauge.api.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a recipe names and the suite starts once a run: a record whose components are its settings, and whose constructor
 * without arguments gives the values of its paper. Rules between settings stand in the compact constructor, which throws
 * {@link IllegalArgumentException}. One that is made in code only, and not found by its name, need not be a record.
 */
public interface Component {
    /** What a component is, for recipes, lists and help. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Described {
        /** Lower case, words joined by hyphens. */
        String name();

        /** The name that it had in an earlier version, if another: recipes that have it are refused with the new one. */
        String formerly() default "";

        /** One sentence. */
        String summary();

        /** The paper that defines it, with the deviations from it, if any. */
        String source();
    }

    /** As a recipe writes it. */
    default String name() {
        return described().name();
    }

    /** As recipes of an earlier version wrote it; empty if nothing has changed. */
    default Optional<String> formerName() {
        Described described = getClass().getAnnotation(Described.class);
        return Optional.ofNullable(described).map(Described::formerly).filter(name -> !name.isEmpty());
    }

    /** One sentence for lists and help. */
    default String summary() {
        return described().summary();
    }

    /** The paper that defines it. */
    default String source() {
        return described().source();
    }

    /** What its study has to supply, beside evaluations in full: all that it may see. It may hang on the settings. */
    default List<Need> needs() {
        return List.of();
    }

    /** Whether it makes something of a {@link org.nasgauge.api.search.Prior}. It may hang on the settings. */
    default boolean usesPrior() {
        return needs().contains(Need.Access.PRIOR);
    }

    /** Whether it makes something of what other estimators say. It may hang on the settings. */
    default boolean usesMembers() {
        return needs().contains(Need.Access.MEMBERS);
    }

    private Described described() {
        Described described = getClass().getAnnotation(Described.class);
        if (described == null) {
            throw new IllegalStateException(getClass().getName() + " lacks the annotation @Component.Described");
        }
        return described;
    }
}
