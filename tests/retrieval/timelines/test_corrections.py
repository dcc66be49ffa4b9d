"""How newsrooms take back what they said, and what only sounds like it."""

from __future__ import annotations

import pytest

from retrieval.timelines.wordings import STRONG


@pytest.mark.parametrize(
    "text",
    [
        "Correction: the bridge did not collapse.",
        "CORRECTION - 12 people were hurt, not 15.",
        "Clarification: Ms Lund has not resigned.",
        "An earlier version of this article misstated the mayor's age.",
        "A previous version of this story said the mill had closed.",
        "This article was amended on 4 May to correct a name.",
        "This story has been corrected to show that twelve people died.",
        "We wrongly reported on Monday that the talks had failed.",
        "We regret the error.",
        "We apologise for the mistake.",
        "Contrary to what we reported on Friday, the dam held.",
        "Earlier reports that the captain had fled were wrong.",
        "We misread the company's statement.",
        "Here is a correction from the world of sport.",
        "We have to put right a figure in the contest.",
        "An earlier version of our coverage said that nine shops had closed.",
        "It was nearer ninety, and we are glad to put that right.",
        "Erratum. The choir was founded in 1811.",
        "Owing to an editing error, our report on the quarry gave the wrong size.",
    ],
)
def test_what_takes_back_is_known(text: str) -> None:
    assert STRONG.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "The department of correction has a new head.",
        "Markets fell in a sharp correction.",
        "As we reported on Monday, the talks have failed.",
        "The minister said earlier reports were exaggerated by rivals.",
        "The toll has risen to twelve from nine.",
        "The agency revised its forecast to 250 millimetres.",
        "The company regrets the delay.",
        "Contrary to expectations, the bank raised rates.",
        "He said he was wrong about the referee.",
        "The number of victims is higher than first thought.",
        "The earlier version of the car had two doors.",
        "Our report of the coming winter appears on Monday.",
        "She put the glass right on the edge of the table.",
        "Owing to an error by the pilot, the ferry ran aground.",
    ],
)
def test_news_and_opinions_take_nothing_back(text: str) -> None:
    assert not STRONG.search(text)
