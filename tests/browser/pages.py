"""A page of each kind of the made-up site, and its odd ones."""

PAGES = [
    "", "techniques/", "techniques/chain-of-thought/", "techniques/chain-of-thought/2024/", "papers/", "papers/kite-1/",
    "datasets/", "datasets/kite-1/", "kinds/benchmark/", "venues/", "venues/cvpr/", "venues/cvpr/2024/", "topics/",
    "topics/reasoning/", "years/", "years/2024/", "years/2024/08/", "authors/", "authors/letters/q/", "authors/ada-example/",
    "explore/", "explore/datasets/", "statistics/", "rules/", "about/", "download/", "contribute/", "edit/", "papers/gone/",
]  # fmt: skip
ODD = ["papers/hostile/", "papers/long-title/", "papers/many/", "papers/right-to-left/", "papers/chinese/", "papers/latex/", "papers/nothing-known/", "datasets/hostile/"]  # fmt: skip
LANGUAGES = ("", "zh/")
EVERY = [*PAGES, *ODD, *(f"zh/{address}" for address in PAGES), "zh/papers/hostile/", "zh/papers/right-to-left/"]
