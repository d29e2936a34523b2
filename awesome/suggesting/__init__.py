"""Technique, topics and modalities for a paper that is not in the list yet, each with a reason that can be checked."""

from awesome.suggesting.model import Suggestion, Suggestions
from awesome.suggesting.suggester import Suggester, suggest

__all__ = ["Suggester", "Suggestion", "Suggestions", "suggest"]
