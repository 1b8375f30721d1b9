"""The result that answers lead to: what is known, why, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from explainer.rules.citations import Citation
from explainer.rules.values import FoundValue

STATUSES = ("established", "ruled_out", "unsettled", "open", "not_needed")  # of a rule


@dataclass(frozen=True, slots=True)
class Result:
    """What answers lead to. Lists of questions and rules are in the order of the rules file.

    `exempt` is yes, no or unsure. `outcome` is the id of an outcome, LAWYER or UNSURE; `candidates` are the authored
    outcomes that are still possible (one, when the outcome is definite). `tone` is FOR or AGAINST if all candidates
    have it, else OPEN: a refusal is never called open. `first` are rules that say what to do first, and hold or are
    unsettled. `status` gives one of STATUSES for each rule.
    `values` are those in the words of the outcome, `variants` the numbers, from 1, of those by which questions are put.
    `reasons` are questions whose answers alone entail `exempt`, `outcome`, `tone` and what is known of `values`; none
    of them can be left out.
    `open` are questions without an answer (or answered "unsure") that still matter; `ask` those worth asking now,
    because some answers can still change the result although "unsure" stays; `narrow` those not yet asked that can no
    longer change it and only make the open points fewer. `because` are the rules that the reasons, and the answers that
    make their questions apply, establish or leave unsettled, and `law` what the outcome and those rules rest on.
    """

    exempt: str
    outcome: str
    tone: str
    candidates: tuple[str, ...]
    first: tuple[str, ...]
    advice: tuple[str, ...]
    status: Mapping[str, str]
    reasons: tuple[str, ...]
    open: tuple[str, ...]
    ask: tuple[str, ...]
    narrow: tuple[str, ...]
    because: tuple[str, ...]
    law: tuple[Citation, ...]
    values: Mapping[str, FoundValue] = field(default_factory=dict)
    variants: Mapping[str, int] = field(default_factory=dict)

    @property
    def next(self) -> str | None:
        """The question to ask now, or None when no answer can change the result any more."""
        return self.ask[0] if self.ask else None
