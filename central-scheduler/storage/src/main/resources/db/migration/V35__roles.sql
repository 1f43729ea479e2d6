-- Roles of people on branches of the unit tree, by date. Common to H2 and PostgreSQL.

-- until_date: first day on which the role no longer holds; the last day of the calendar while it has no end.
CREATE TABLE role_grants (
    login      VARCHAR(32) NOT NULL,
    role       VARCHAR(24) NOT NULL,
    area       VARCHAR(16) NOT NULL,
    from_date  DATE        NOT NULL,
    until_date DATE        NOT NULL,
    PRIMARY KEY (login, role, area, from_date)
);

-- Until now every account could do everything: at the upgrade nobody loses a right.
INSERT INTO role_grants (login, role, area, from_date, until_date)
    SELECT accounts.login, roles.role, 'vn', DATE '1970-01-01', DATE '9999-12-31'
    FROM accounts CROSS JOIN (VALUES ('VIEWER'), ('RECORDER'), ('SCHEDULER'), ('APPROVER'), ('EMERGENCY_OFFICER'),
        ('VERIFIER'), ('ADMINISTRATOR')) AS roles (role);
