"""The leads of the shipped record, held against answers that were established without looking at them."""

import sys
from collections import Counter

from mss_cli.model.records import Dataset
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from lead_truth import compare


def test_leads_are_right_where_they_lead_and_most_facts_have_one(shipped: Dataset) -> None:
    compared = compare(shipped)
    counts = Counter(each.verdict for each in compared)
    led = counts["right"] + counts["wrong"]
    assert len(compared) >= 40
    assert counts["right"] >= 0.95 * led
    assert led >= 0.7 * (len(compared) - counts["rightly silent"])
