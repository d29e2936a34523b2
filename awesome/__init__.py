"""Awesome MLLM: a curated, checked, runnable index of multimodal large language models."""

from awesome.catalog import Catalog, CatalogError
from awesome.model import Dataset, Paper, Removal

__all__ = ["Catalog", "CatalogError", "Dataset", "Paper", "Removal"]
