"""What the record finds for a fact's question: the lead, the standing, and what the claims differ over."""

from collections.abc import Iterable

from msgspec import Struct

from mss_cli.model.figures import Interval, hull
from mss_cli.model.records import Claim, Dataset, Fact
from mss_cli.queries.lead import Lead, close_interval, lead
from mss_cli.queries.standing import Over, Standing, counted, disputed_over, figure, standing


class Finding(Struct, frozen=True):
    """A fact, and what its claims come to."""

    fact: Fact
    lead: Lead | None
    standing: Standing
    over: tuple[Over, ...]
    """What its claims differ over."""

    @property
    def against(self) -> tuple[Claim, ...]:
        """The claims with another figure than the one that leads; none where nothing leads."""
        if self.lead is None:
            return ()
        return tuple(claim for claim in counted(self.fact) if claim.allowed and claim not in self.lead.claims)

    @property
    def interval(self) -> Interval | None:
        """The values of the lead, read closely.

        Where the lead is open at an end, they are all that its claims have; where nothing leads, all that rivals have.
        """
        if self.lead is None:
            return figure(self.fact)
        return close_interval(self.lead) or hull([claim.interval for claim in self.lead.claims if claim.interval])


def find(dataset: Dataset, fact: Fact) -> Finding:
    """Return what the record finds for ``fact``."""
    over = disputed_over(fact)
    return Finding(fact, lead(dataset, fact), standing(dataset, fact, over), over)


def find_all(dataset: Dataset, facts: Iterable[Fact]) -> list[Finding]:
    """Return what the record finds for each of ``facts``."""
    return [find(dataset, fact) for fact in facts]
