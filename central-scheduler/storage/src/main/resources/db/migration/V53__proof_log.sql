-- Append-only log of the heads of all as-run chains (RFC 6962), its checkpoints and their cosignatures. Common to H2 and
-- PostgreSQL.

-- Leaves: statements of stations, exactly as they are hashed.
CREATE TABLE proof_leaves (
    leaf_index   BIGINT           PRIMARY KEY,
    station      VARCHAR(32)      NOT NULL,
    statement_no BIGINT           NOT NULL,
    content      VARCHAR(1000000) NOT NULL,
    UNIQUE (station, statement_no)
);

-- Roots of complete subtrees; level 0 are the leaves.
CREATE TABLE proof_nodes (
    tree_level INTEGER     NOT NULL,
    node_index BIGINT      NOT NULL,
    hash       VARCHAR(64) NOT NULL,
    PRIMARY KEY (tree_level, node_index)
);

-- Heads as the latest statement of each station has them, to find what has changed since.
CREATE TABLE proof_heads (
    station  VARCHAR(32) NOT NULL,
    chain    VARCHAR(48) NOT NULL,
    branch   INTEGER     NOT NULL,
    sequence BIGINT      NOT NULL,
    head     VARCHAR(64) NOT NULL,
    PRIMARY KEY (station, chain, branch)
);

-- Checkpoints as the centre signed them.
CREATE TABLE proof_checkpoints (
    tree_size BIGINT                      PRIMARY KEY,
    note      VARCHAR(4000)               NOT NULL,
    made_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- The latest signature line of each witness under a checkpoint.
CREATE TABLE proof_cosignatures (
    tree_size   BIGINT                      NOT NULL,
    witness     VARCHAR(100)                NOT NULL,
    line        VARCHAR(400)                NOT NULL,
    signed_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tree_size, witness)
);

INSERT INTO counters (name, counted) VALUES ('proof', 0);
