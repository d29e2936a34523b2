"""What readers get: bytes, times in the browser, Lighthouse's scores, and whether the search finds what is meant."""
