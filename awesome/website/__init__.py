"""The generator that turns the catalog into a site. Data flows one way: catalog → views → pages → files."""
