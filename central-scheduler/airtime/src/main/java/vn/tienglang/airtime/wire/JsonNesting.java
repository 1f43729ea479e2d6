package vn.tienglang.airtime.wire;

/**
 * Guard against deeply nested JSON: a JSON parser recurses, so deeper text than a form needs must
 * not reach it.
 */
public final class JsonNesting {
    private JsonNesting() {}

    /**
     * Counts the open brackets outside strings. Never throws, also for bytes that are not JSON.
     *
     * @param json text in UTF-8
     * @param maxDepth most objects and arrays inside one another
     */
    public static boolean isDeeperThan(byte[] json, int maxDepth) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '\\' -> i += inString ? 1 : 0;
                case '"' -> inString = !inString;
                case '{', '[' -> depth += inString ? 0 : 1;
                case '}', ']' -> depth -= inString ? 0 : 1;
                default -> {}
            }
            if (depth > maxDepth) {
                return true;
            }
        }
        return false;
    }
}
