package org.nasgauge.api.component;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;

/**
 * The settings of a component: what its record consists of, under the names that recipes write. Where a part of the
 * record is a record itself, its components are settings as well, in its place. A component that is no record has none.
 */
public final class Settings {
    private Settings() {}

    /** In the order of the record. */
    public static List<Setting> of(Component component) {
        List<Setting> settings = new ArrayList<>();
        if (component instanceof Record record) {
            add(record, settings);
        }
        return settings;
    }

    private static void add(Record record, List<Setting> settings) {
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            Object value = value(record, part);
            if (value instanceof Record group) {
                add(group, settings);
            } else {
                settings.add(setting(part, value));
            }
        }
    }

    /** Each value as a recipe writes it, by name. */
    public static SortedMap<String, Object> written(Component component) {
        SortedMap<String, Object> written = new TreeMap<>();
        of(component).forEach(setting -> written.put(setting.name(), setting.standard()));
        return written;
    }

    /**
     * The component with other values where some are given.
     *
     * @param place where the settings stand, for error messages
     * @throws UserError if a setting is unknown, its value is not allowed, or the values do not agree with each other
     */
    public static <C extends Component> C read(String place, C component, Map<String, ?> given) {
        if (given.isEmpty()) {
            return component;
        }
        KnownNames known = KnownNames.of(
                "setting of " + component.name(),
                of(component).stream().map(Setting::name).toList());
        given.keySet().stream()
                .filter(name -> !known.names().contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw known.unknown(place, name);
                });
        @SuppressWarnings("unchecked") // with settings it is a record, and what is made is of its class
        C changed = (C) changed((Record) component, place, given);
        return changed;
    }

    private static Record changed(Record record, String place, Map<String, ?> given) {
        RecordComponent[] parts = record.getClass().getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Object value = value(record, parts[i]);
            values[i] = value instanceof Record group
                    ? changed(group, place, given)
                    : changed(setting(parts[i], value), value, place, given);
        }
        return made(record.getClass(), parts, values, place);
    }

    private static Object changed(Setting setting, Object value, String place, Map<String, ?> given) {
        Object written = given.get(setting.name());
        if (written == null) {
            return value;
        }
        try {
            return setting.read(written);
        } catch (IllegalArgumentException e) {
            throw UserError.at(place, String.valueOf(e.getMessage()), setting.meaning(), e);
        }
    }

    private static Record made(Class<? extends Record> type, RecordComponent[] parts, Object[] values, String place) {
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException broken) {
                throw UserError.at(place, String.valueOf(broken.getMessage()), "Change the settings", broken);
            }
            throw new IllegalStateException(type.getName() + " cannot be made of its settings", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made of its settings", e);
        }
    }

    private static Object value(Record record, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(place(part) + " cannot be read", e);
        }
    }

    private static Setting setting(RecordComponent part, Object value) {
        String name = part.getName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        Setting.Meaning meaning = part.getAnnotation(Setting.Meaning.class);
        if (meaning == null) {
            throw new IllegalStateException(place(part) + " lacks the annotation @Setting.Meaning");
        }
        Setting.Range range = part.getAnnotation(Setting.Range.class);
        if (value instanceof Integer whole) {
            int least = range == null ? Integer.MIN_VALUE : (int) range.least();
            int most = range == null ? Integer.MAX_VALUE : (int) range.most();
            return new Setting.Whole(name, whole, least, most, meaning.value());
        }
        if (value instanceof Double real) {
            double least = range == null ? -Double.MAX_VALUE : range.least();
            double most = range == null ? Double.MAX_VALUE : range.most();
            return new Setting.Real(name, real, least, most, meaning.value());
        }
        if (value instanceof Boolean flag) {
            return new Setting.Flag(name, flag, meaning.value());
        }
        if (value instanceof Enum<?> constant) {
            List<Enum<?>> constants = List.of(constant.getDeclaringClass().getEnumConstants());
            return new Setting.OneOf(name, Setting.OneOf.written(constant), constants, meaning.value());
        }
        if (value instanceof String text) {
            return new Setting.Text(name, text, meaning.value());
        }
        throw new IllegalStateException(place(part) + " is of a type that no setting has: "
                + part.getType().getName());
    }

    private static String place(RecordComponent part) {
        return part.getDeclaringRecord().getName() + "." + part.getName();
    }
}
