"""What a demo shows, as data, and the ways to show it: in a terminal, on a page, on the site."""
