-- Themes of bulletins that a unit offers to itself and to the units below it.
CREATE TABLE themes (
    unit VARCHAR(16)  NOT NULL,
    name VARCHAR(100) NOT NULL,
    PRIMARY KEY (unit, name)
);
