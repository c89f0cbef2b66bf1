extension Migration {
  /// Version 1: runs, their tags, figures and pieces; pieces by content, in chunks.
  package static let first = Migration(
    version: 1,
    statements: [
      """
      CREATE TABLE run (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        key TEXT NOT NULL UNIQUE,
        engine_version TEXT NOT NULL,
        config_hash TEXT NOT NULL,
        data_hashes TEXT NOT NULL,
        seed TEXT NOT NULL,
        first_path TEXT NOT NULL,
        paths INTEGER NOT NULL,
        fund_number INTEGER NOT NULL,
        name TEXT NOT NULL,
        folded_name TEXT NOT NULL,
        preset TEXT,
        created TEXT NOT NULL,
        used TEXT NOT NULL,
        tripped TEXT NOT NULL,
        seconds REAL NOT NULL
      ) STRICT
      """,
      "CREATE INDEX run_created ON run (created, id)",
      "CREATE INDEX run_config ON run (config_hash)",
      """
      CREATE TABLE tag (
        run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        PRIMARY KEY (run, name)
      ) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX tag_name ON tag (name, run)",
      """
      CREATE TABLE figure_name (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      ) STRICT
      """,
      """
      CREATE TABLE figure (
        run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
        name INTEGER NOT NULL REFERENCES figure_name (number),
        value REAL NOT NULL,
        PRIMARY KEY (run, name)
      ) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX figure_value ON figure (name, value, run)",
      """
      CREATE TABLE content (
        number INTEGER PRIMARY KEY,
        sha256 BLOB NOT NULL UNIQUE,
        bytes INTEGER NOT NULL,
        stored_bytes INTEGER NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE chunk (
        content INTEGER NOT NULL REFERENCES content (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        data BLOB NOT NULL,
        UNIQUE (content, position)
      ) STRICT
      """,
      """
      CREATE TABLE piece (
        run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        content INTEGER NOT NULL REFERENCES content (number),
        PRIMARY KEY (run, name)
      ) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX piece_content ON piece (content)",
    ])
}
