CREATE INDEX papers_by_year ON papers (year);
CREATE INDEX papers_by_venue ON papers (venue_id, venue_year);
CREATE INDEX papers_by_arxiv ON papers (arxiv);
CREATE INDEX papers_by_doi ON papers (doi);
CREATE INDEX papers_by_shelf ON papers (shelf, date);
CREATE INDEX papers_by_added ON papers (added);
CREATE INDEX authors_by_family ON authors (family);
CREATE INDEX paper_authors_by_author ON paper_authors (author_number);
CREATE INDEX paper_techniques_by_technique ON paper_techniques (technique_id);
CREATE INDEX paper_topics_by_topic ON paper_topics (topic_id);
CREATE INDEX paper_modalities_by_modality ON paper_modalities (modality_id);
CREATE INDEX paper_listings_by_listing ON paper_listings (listing_id);
CREATE INDEX data_sets_by_paper ON data_sets (paper_number);
CREATE INDEX data_sets_by_venue ON data_sets (venue_id);
CREATE INDEX data_set_kinds_by_kind ON data_set_kinds (kind_id);
CREATE INDEX data_set_techniques_by_technique ON data_set_techniques (technique_id);
CREATE INDEX data_set_modalities_by_modality ON data_set_modalities (modality_id);
CREATE INDEX data_set_listings_by_listing ON data_set_listings (listing_id);

-- one row a paper, its lists joined with "; "
CREATE VIEW paper_list AS
SELECT
  p.id,
  p.title,
  p.name,
  (SELECT group_concat(name, '; ') FROM (
    SELECT a.name FROM paper_authors AS pa JOIN authors AS a ON a.number = pa.author_number
    WHERE pa.paper_number = p.number ORDER BY pa.position)) AS authors,
  p.date,
  p.venue,
  (SELECT group_concat(technique_id, '; ') FROM (
    SELECT technique_id FROM paper_techniques WHERE paper_number = p.number ORDER BY position)) AS techniques,
  (SELECT group_concat(topic_id, '; ') FROM (
    SELECT topic_id FROM paper_topics WHERE paper_number = p.number ORDER BY position)) AS topics,
  (SELECT group_concat(modality_id, '; ') FROM (
    SELECT modality_id FROM paper_modalities WHERE paper_number = p.number ORDER BY position)) AS modalities,
  p.link,
  p.code
FROM papers AS p
ORDER BY p.number;

CREATE VIEW papers_with_code AS
SELECT id, title, date, venue, link, code FROM papers WHERE code IS NOT NULL ORDER BY number;

CREATE VIEW newest_papers AS
SELECT id, title, date, venue, shelf, link FROM papers WHERE date IS NOT NULL ORDER BY date DESC, id;

CREATE VIEW technique_years AS
SELECT t.technique_id AS technique, p.year, count(*) AS papers
FROM paper_techniques AS t JOIN papers AS p ON p.number = t.paper_number
GROUP BY t.technique_id, p.year
ORDER BY t.technique_id, p.year;

CREATE VIEW venue_counts AS
SELECT v.name AS venue, p.venue_year AS year, count(*) AS papers
FROM papers AS p JOIN venues AS v ON v.id = p.venue_id
GROUP BY v.id, p.venue_year
ORDER BY papers DESC, venue, year;

CREATE VIEW author_counts AS
SELECT a.name AS author, count(DISTINCT pa.paper_number) AS papers
FROM paper_authors AS pa JOIN authors AS a ON a.number = pa.author_number
GROUP BY a.number
ORDER BY papers DESC, author;

CREATE VIEW data_set_list AS
SELECT
  d.id,
  d.name,
  coalesce(d.title, p.title) AS paper_title,
  d.paper,
  d.date,
  (SELECT group_concat(kind_id, '; ') FROM (
    SELECT kind_id FROM data_set_kinds WHERE data_set_number = d.number ORDER BY position)) AS kinds,
  (SELECT group_concat(modality_id, '; ') FROM (
    SELECT modality_id FROM data_set_modalities WHERE data_set_number = d.number ORDER BY position)) AS modalities,
  d.size,
  d.url
FROM data_sets AS d LEFT JOIN papers AS p ON p.number = d.paper_number
ORDER BY d.number;
