package org.nasgauge.form;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;

/** Where something stands in a document, for error messages. Written {@code file, line 3 (studies[1].settings)}. */
public final class Place {
    private final Form form;
    private final String file;
    private final int line;
    private final int keyLine;
    private final @Nullable Place above;
    private final String key;
    private final int item;

    private Place(Form form, String file, int line, int keyLine, @Nullable Place above, String key, int item) {
        this.form = form;
        this.file = file;
        this.line = line;
        this.keyLine = keyLine;
        this.above = above;
        this.key = key;
        this.item = item;
    }

    static Place top(Form form, String file, int line) {
        return new Place(form, file, line, line, null, "", 0);
    }

    /** What stands behind a key of the mapping here. */
    Place key(String name, int atLine) {
        return new Place(form, file, atLine, atLine, this, name, 0);
    }

    /** @param number from 1 */
    Place item(int number, int atLine) {
        return new Place(form, file, atLine, atLine, this, "", number);
    }

    Place atLine(int other) {
        return other == line ? this : new Place(form, file, other, keyLine, above, key, item);
    }

    /** Where the key stands that leads here: a line above, if the value has lines of its own. */
    Place ofKey() {
        return atLine(keyLine);
    }

    boolean isTop() {
        return above == null;
    }

    Form form() {
        return form;
    }

    /** As the user knows it. */
    public String file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** The keys that lead here, joined by dots; items are numbered from 1. Empty at the top. */
    public String path() {
        if (above == null) {
            return "";
        }
        String before = above.path();
        if (item > 0) {
            return before + "[" + item + "]";
        }
        return before.isEmpty() ? Quoted.cut(key) : before + "." + Quoted.cut(key);
    }

    /** What is made of the values here; what its maker refuses as an illegal argument is an error of this place. */
    public <T> T made(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw UserError.at(this, String.valueOf(e.getMessage()), form.mend(), e);
        }
    }

    /** The error for a value here, with what its form advises to do. */
    public UserError error(String problem) {
        return UserError.at(this, problem, form.mend());
    }

    @Override
    public String toString() {
        String path = path();
        return file + ", line " + line + (path.isEmpty() ? "" : " (" + path + ")");
    }
}
