package vn.tienglang.storage.sql;

import java.nio.file.Path;

/** Which database the centre uses. */
public sealed interface DatabaseSettings {
    /** Most connections of one centre to PostgreSQL, unless a setting says otherwise. */
    int CONNECTIONS = 10;

    /**
     * Embedded H2.
     *
     * @param folder data folder; its permissions protect the database
     */
    record Embedded(Path folder) implements DatabaseSettings {
        /** File of the database. */
        public Path file() {
            return folder.resolve("centre.mv.db");
        }

        /**
         * File that marks a database that was moved away, with one line that says where and when.
         * While it exists the database is not opened, so that no centre goes on with old data.
         */
        public Path movedMark() {
            return folder.resolve("centre.moved");
        }
    }

    /**
     * Database of a PostgreSQL server. The database exists, is encoded in UTF-8, and belongs to the
     * user.
     *
     * @param url JDBC address that begins with {@link #SCHEME}, without user and password
     * @param user user of the database
     * @param passwordFile file that contains only the password, readable by its owner only
     * @param connections most connections at a time, from 4 to 100
     */
    record Postgresql(String url, String user, Path passwordFile, int connections)
            implements DatabaseSettings {
        /** Begin of each address. */
        public static final String SCHEME = "jdbc:postgresql:";

        /**
         * Checks the address and the number of connections.
         *
         * @throws IllegalArgumentException with a part of a sentence about the wrong value
         */
        public Postgresql {
            if (!url.matches("jdbc:postgresql:(//[A-Za-z0-9.:,_\\[\\]-]+/)?[^\\s/?&]+(\\?\\S*)?")) {
                throw new IllegalArgumentException(
                        "is not an address like jdbc:postgresql://host:5432/database");
            }
            if (url.matches(".*[?&](user|password)=.*")) {
                throw new IllegalArgumentException(
                        "must not contain the user or the password; they have their own settings");
            }
            if (connections < 4 || connections > 100) {
                throw new IllegalArgumentException("is not a number from 4 to 100");
            }
        }
    }
}
