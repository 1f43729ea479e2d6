package vn.tienglang.office.store;

/**
 * Name of a centre among those of one database; also a part of its MQTT client id.
 *
 * @param value 1 to 32 lower-case letters, digits and hyphens
 */
public record CentreName(String value) {
    /** Rejects other texts. */
    public CentreName {
        if (!value.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException(
                    "is not a name of 1 to 32 lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
