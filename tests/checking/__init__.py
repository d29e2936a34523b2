"""The check, the form and the reading of the catalog's files, through the interface that users use."""
