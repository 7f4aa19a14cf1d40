package org.nasgauge.engine.recipe;

/**
 * Where something stands in a recipe, for error messages.
 *
 * @param file as the user knows it
 * @param line from 1
 * @param path the keys that lead there, joined by dots; empty at the top
 */
record Place(String file, int line, String path) {
    @Override
    public String toString() {
        return file + ", line " + line + (path.isEmpty() ? "" : " (" + path + ")");
    }
}
