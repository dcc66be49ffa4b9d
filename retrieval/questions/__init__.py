"""Questions: what one asks for, worked out before the library is looked at.

question    its terms and the form of its answer, as it is searched
forms       kinds of answers, and which one is asked for
typed       words that carry grammar, as they are typed in a hurry
evidence    what a sentence holds of each
leaning     whether it leans on the turn before
followups   what it takes from that
"""

from retrieval.questions.evidence import EVIDENCE, MEASURED, NAMING
from retrieval.questions.followups import Carried, Said, Turn, carried
from retrieval.questions.forms import AnswerForm
from retrieval.questions.leaning import GENERIC, MAX_WORDS, Lean, lean
from retrieval.questions.question import MAX_TERMS, Question, narrowed, read, understood

__all__ = [
    "EVIDENCE",
    "GENERIC",
    "MAX_TERMS",
    "MAX_WORDS",
    "MEASURED",
    "NAMING",
    "AnswerForm",
    "Carried",
    "Lean",
    "Question",
    "Said",
    "Turn",
    "carried",
    "lean",
    "narrowed",
    "read",
    "understood",
]
