"""Second stage: order the engine's candidates by lexical evidence that BM25 does not see.

A term of the question counts by the nearest place where it stands: in the best sentences, in the
passage, beside it, in what heads its article. Topics are named in headlines and leads and answered
further down, where only the rest of the question stands. Other features tell how the terms stand
together and whether something there has the form of an answer. All features are weighed and added;
the weights are few and named, so that an order can be explained. Scores are comparable between the
passages of one answer only.

ordering    candidates of the engine, best first
features    the features, what each counts, and a candidate that has them
asked       what of a question is looked for in every passage
drafting    what a passage holds of it
"""

from retrieval.ranking.asked import follows, unwanted
from retrieval.ranking.features import FEATURES, PLACES, WEIGHTS, Candidate, Weights
from retrieval.ranking.ordering import rank

__all__ = ["FEATURES", "PLACES", "WEIGHTS", "Candidate", "Weights", "follows", "rank", "unwanted"]
