package vn.tienglang.airtime;

/**
 * Identity of an area: its official code, as the General Statistics Office gives it ("20" Lạng Sơn,
 * "178" Thành phố Lạng Sơn), or {@link #COUNTRY} for the root of the tree.
 *
 * <p>Official codes are used again for other units: "82" was Tiền Giang and is Đồng Tháp since
 * 2025. A unit whose official code belonged to another unit before has the year in its identity:
 * "82-2025". So an order for the one never reaches the other.
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

    /** The identity of a unit whose official code belonged to another unit until that year. */
    public static AreaCode usedAgain(String official, int year) {
        return new AreaCode(official + "-" + year);
    }

    /** The official code, for people: without the year. */
    public String official() {
        int end = value.indexOf('-');
        return end > 0 ? value.substring(0, end) : value;
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
