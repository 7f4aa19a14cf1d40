package org.nasgauge.reproduction.data;

import org.nasgauge.api.error.UserError;

/** What a cell needs is there, and cannot be read: the message says which file, what is wrong and how to mend it. */
public final class Unreadable extends Unavailable {
    private static final long serialVersionUID = 1L;

    Unreadable(UserError fault) {
        super(String.valueOf(fault.getMessage()), fault);
    }
}
