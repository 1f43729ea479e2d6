package vn.tienglang.airtime;

/**
 * Official code of an area, as the General Statistics Office gives it ("20" Lạng Sơn, "178" Thành
 * phố Lạng Sơn), or {@link #COUNTRY} for the root of the tree.
 *
 * @param value 1 to 16 characters of {@code a-z 0-9 -}
 */
public record AreaCode(String value) implements Comparable<AreaCode> {
    /** The whole country: the root of every tree of areas. */
    public static final AreaCode COUNTRY = new AreaCode("vn");

    /** Rejects anything that is not an area code. */
    public AreaCode {
        if (!PlainText.isName(value, 1, 16)) {
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
