"""Questions: what one asks for, worked out before the library is looked at.

question    its terms and the form of its answer, as it is searched
forms       kinds of answers, and which one is asked for
evidence    what a sentence holds of each
"""

from retrieval.questions.evidence import EVIDENCE, MEASURED, NAMING
from retrieval.questions.forms import AnswerForm
from retrieval.questions.question import MAX_TERMS, Question, narrowed, read, understood

__all__ = [
    "EVIDENCE",
    "MAX_TERMS",
    "MEASURED",
    "NAMING",
    "AnswerForm",
    "Question",
    "narrowed",
    "read",
    "understood",
]
