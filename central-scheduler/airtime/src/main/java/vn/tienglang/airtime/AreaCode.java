package vn.tienglang.airtime;

import java.util.regex.Pattern;

/**
 * The official code of an area, as the General Statistics Office gives it ("20" Lạng Sơn, "178"
 * Thành phố Lạng Sơn), or {@link #COUNTRY} for the root of the tree.
 *
 * @param value 1 to 16 characters of {@code a-z 0-9 -}
 */
public record AreaCode(String value) implements Comparable<AreaCode> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,16}");

    /** The whole country: the root of every tree of areas. */
    public static final AreaCode COUNTRY = new AreaCode("vn");

    /** Refuses anything that is not an area code. */
    public AreaCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an area code: '" + value + "'");
        }
    }

    @Override
    public int compareTo(AreaCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
