-- The list as a database: what can have several values stands in a table of its own, in order of `position`.
-- Foreign keys hold in this file; turn them on in your own connection with: PRAGMA foreign_keys = ON;

CREATE TABLE techniques (
  id TEXT PRIMARY KEY,
  en TEXT NOT NULL,
  zh TEXT NOT NULL,
  short TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE topics (id TEXT PRIMARY KEY, en TEXT NOT NULL, zh TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE modalities (id TEXT PRIMARY KEY, en TEXT NOT NULL, zh TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE kinds (id TEXT PRIMARY KEY, en TEXT NOT NULL, zh TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE venues (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  full_name TEXT NOT NULL,
  type TEXT NOT NULL
) WITHOUT ROWID;

-- the lists and records that name an entry
CREATE TABLE listings (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  licence TEXT NOT NULL
) WITHOUT ROWID;

-- `number` is the place in the list and changes with it; `id` is for ever
CREATE TABLE papers (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  name TEXT,
  date TEXT,
  year INTEGER,
  venue TEXT,
  venue_id TEXT REFERENCES venues (id),
  venue_year INTEGER,
  arxiv TEXT,
  doi TEXT,
  openreview TEXT,
  shelf TEXT NOT NULL,
  link TEXT,
  pdf TEXT,
  code TEXT,
  project TEXT,
  demo TEXT,
  added TEXT
);

-- one row for each spelling of a name; two people of one name share it
CREATE TABLE authors (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  family TEXT,
  given TEXT,
  particle TEXT,
  suffix TEXT
);

CREATE TABLE paper_authors (
  paper_number INTEGER NOT NULL REFERENCES papers (number),
  position INTEGER NOT NULL,
  author_number INTEGER NOT NULL REFERENCES authors (number),
  PRIMARY KEY (paper_number, position)
) WITHOUT ROWID;

-- the technique at position 1 is the paper's shelf
CREATE TABLE paper_techniques (
  paper_number INTEGER NOT NULL REFERENCES papers (number),
  position INTEGER NOT NULL,
  technique_id TEXT NOT NULL REFERENCES techniques (id),
  PRIMARY KEY (paper_number, position)
) WITHOUT ROWID;

CREATE TABLE paper_topics (
  paper_number INTEGER NOT NULL REFERENCES papers (number),
  position INTEGER NOT NULL,
  topic_id TEXT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (paper_number, position)
) WITHOUT ROWID;

CREATE TABLE paper_modalities (
  paper_number INTEGER NOT NULL REFERENCES papers (number),
  position INTEGER NOT NULL,
  modality_id TEXT NOT NULL REFERENCES modalities (id),
  PRIMARY KEY (paper_number, position)
) WITHOUT ROWID;

CREATE TABLE paper_listings (
  paper_number INTEGER NOT NULL REFERENCES papers (number),
  position INTEGER NOT NULL,
  listing_id TEXT NOT NULL REFERENCES listings (id),
  PRIMARY KEY (paper_number, position)
) WITHOUT ROWID;

-- `paper` is the id as the list has it; `paper_number` is NULL where this file leaves that paper out
CREATE TABLE data_sets (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  title TEXT,
  paper TEXT,
  paper_number INTEGER REFERENCES papers (number),
  date TEXT,
  year INTEGER,
  venue TEXT,
  venue_id TEXT REFERENCES venues (id),
  venue_year INTEGER,
  arxiv TEXT,
  doi TEXT,
  openreview TEXT,
  url TEXT,
  shelf TEXT NOT NULL,
  size TEXT,
  added TEXT
);

CREATE TABLE data_set_kinds (
  data_set_number INTEGER NOT NULL REFERENCES data_sets (number),
  position INTEGER NOT NULL,
  kind_id TEXT NOT NULL REFERENCES kinds (id),
  PRIMARY KEY (data_set_number, position)
) WITHOUT ROWID;

CREATE TABLE data_set_techniques (
  data_set_number INTEGER NOT NULL REFERENCES data_sets (number),
  position INTEGER NOT NULL,
  technique_id TEXT NOT NULL REFERENCES techniques (id),
  PRIMARY KEY (data_set_number, position)
) WITHOUT ROWID;

CREATE TABLE data_set_modalities (
  data_set_number INTEGER NOT NULL REFERENCES data_sets (number),
  position INTEGER NOT NULL,
  modality_id TEXT NOT NULL REFERENCES modalities (id),
  PRIMARY KEY (data_set_number, position)
) WITHOUT ROWID;

CREATE TABLE data_set_listings (
  data_set_number INTEGER NOT NULL REFERENCES data_sets (number),
  position INTEGER NOT NULL,
  listing_id TEXT NOT NULL REFERENCES listings (id),
  PRIMARY KEY (data_set_number, position)
) WITHOUT ROWID;

CREATE TABLE data_set_languages (
  data_set_number INTEGER NOT NULL REFERENCES data_sets (number),
  position INTEGER NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (data_set_number, position)
) WITHOUT ROWID;
