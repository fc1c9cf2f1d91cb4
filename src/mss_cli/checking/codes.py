"""What each verdict and each kind of error means, for ``--explain`` and for SARIF."""

CODES: dict[str, str] = {
    "supported": "The record answers the same question with this figure or date: its leading answer does, or all of "
    "its answers do.",
    "disputed": "The record answers the same question, and its sources differ: some give this figure, some another.",
    "superseded": "The figure was right on an earlier day. The record has a later one, which holds on the draft's day.",
    "contradicted": "The record answers the same question otherwise, and no source of it gives this figure: it is a "
    "likely slip, the figure of something else, or of a decision or a period of which nothing else can be meant.",
    "unknown": "The figure is about the mission, and the record has none that surely answers just this: one that is "
    "merely different may count something else. The nearest fact is named.",
    "digits": "The record's figure is another: often a digit changed, two swapped, or a zero more or less.",
    "stage": "The figure is known, of another stage: pledged and not deployed, pledged and not paid. Or it is what a "
    "country has pledged, and the record has nobody of them there by then.",
    "country": "The figure is known, of another country; or two figures of a sentence have changed places.",
    "scope": "The figure is known, of a part where the draft speaks of the whole, or the other way round.",
    "date": "The record has this on another day; or the figure is that of another day or period.",
    "unit": "The figure is known in another unit, as euros and not dollars, or police and not soldiers.",
    "bound": "The figure is bounded the other way round: more than what the sources call nearly so much.",
}
