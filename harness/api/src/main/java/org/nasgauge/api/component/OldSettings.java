package org.nasgauge.api.component;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;

/** A value for each setting of one component: the given one, or the standard. Immutable. */
public final class OldSettings {
    private final SortedMap<String, Object> values;

    private OldSettings(SortedMap<String, Object> values) {
        this.values = values;
    }

    /** The standard values. */
    public static OldSettings standard(OldComponent component) {
        return read("settings", component, Map.of());
    }

    /**
     * @param place where the settings stand, for error messages
     * @throws UserError if a setting is unknown or its value is not allowed
     */
    public static OldSettings read(String place, OldComponent component, Map<String, ?> given) {
        List<OldSetting<?>> declared = component.settings();
        KnownNames known = KnownNames.of(
                "setting of " + component.name(),
                declared.stream().map(OldSetting::name).toList());
        given.keySet().stream()
                .filter(name -> !known.names().contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw known.unknown(place, name);
                });
        SortedMap<String, Object> values = new TreeMap<>();
        for (OldSetting<?> setting : declared) {
            Object value = given.get(setting.name());
            try {
                values.put(setting.name(), value == null ? setting.standard() : setting.read(value));
            } catch (IllegalArgumentException e) {
                throw UserError.at(place, String.valueOf(e.getMessage()), setting.meaning(), e);
            }
        }
        return new OldSettings(values);
    }

    /** The value of a setting that the component declares. */
    @SuppressWarnings("unchecked") // put in by read, with the type that the setting gives
    public <T> T get(OldSetting<T> setting) {
        Object value = values.get(setting.name());
        if (value == null) {
            throw new IllegalArgumentException(setting.name() + " is not declared by this component");
        }
        return (T) value;
    }

    /** Each value as a recipe writes it, by name. */
    public SortedMap<String, Object> written() {
        SortedMap<String, Object> written = new TreeMap<>();
        values.forEach((name, value) ->
                written.put(name, value instanceof Enum<?> constant ? OldSetting.OneOf.written(constant) : value));
        return written;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OldSettings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return written().toString();
    }
}
