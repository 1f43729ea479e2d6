-- Peaks of delivery copies for a picture of the sound; a missing row is computed when it is needed.
CREATE TABLE waveforms (
    clip   VARCHAR(64)  PRIMARY KEY,
    levels VARCHAR(400) NOT NULL
);
