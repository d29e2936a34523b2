"""LLM-aided visual reasoning (LAVR): a language model that plans, asks and decides, and tools that see and compute."""
