-- What is owed, heard, handed over and closed. Common to H2 and PostgreSQL.

-- What single stations proved over several days is asked for with every plan.
CREATE INDEX asrun_by_station ON asrun (station, log_date);
