"""Words by which news tells who somebody is: forms of address, offices, what people do."""

from __future__ import annotations

import functools

HONORIFICS = frozenset(
    "admiral archbishop attorney ayatollah baroness bishop brigadier brother capt captain"
    " cardinal cllr cmdr col colonel commander congressman congresswoman constable councillor dame"
    " det detective doctor dr father fr gen general gov hon imam insp inspector judge justice king"
    " lady lieutenant lord lt madam major miss mme mother mr mrs ms officer pope prince princess"
    " prof professor queen rabbi rep rev reverend sen senator sergeant sgt sheik sheikh sir sister"
    " superintendent supt".split()
)
"""Forms of address, and ranks that stand before a surname."""

PLAIN_ADDRESS = frozenset("baroness dame dr fr hon lady lord miss mme mr mrs ms prof sir".split())
"""Forms of address that say nothing of what somebody is."""

FEMALE = frozenset(
    "baroness congresswoman dame lady madam miss mme mother mrs ms princess queen sister".split()
)
MALE = frozenset("brother congressman father fr king lord mr pope prince sir".split())

OFFICES = frozenset(
    "actor actress ambassador analyst attorney attorney-general auditor author boss candidate"
    " captain ceo cfo chair chairman chairwoman chancellor coach commissioner conservative coo cto"
    " dem democrat democratic director director-general economist editor executive governor labour"
    " leader liberal manager mayor mayor-elect mep minister mp msp officer pollster premier"
    " president president-elect principal republican secretary secretary-general singer snp"
    " speaker spokesman spokesperson spokeswoman tory ukip unionist".split()
)
"""Words with a capital that end a title before a name: "Foreign Secretary Jane Brown"."""

ROLES = frozenset(
    "ace activist actor actress agent aide ambassador analyst attorney aunt author backbencher"
    " barrister biologist bishop boss broker brother campaigner candidate captain chair chairman"
    " chairwoman champion chancellor chef chemist chief clerk co-founder coach colleague colonel"
    " commissioner congressman congresswoman consultant cook coordinator correspondent counsel"
    " cousin daughter defender deputy designer detective director doctor driver economist engineer"
    " entrepreneur envoy executive expert fan farmer father fellow fisherman founder friend"
    " general goalkeeper governor grandson guard guru head historian host husband inspector"
    " journalist judge keeper lawyer leader lecturer magnate manager mayor member midfielder"
    " minister mother mp nephew niece number nurse officer official owner partner pastor peer"
    " physicist pilot presenter president priest principal professor prosecutor representative"
    " resident scientist secretary senator sergeant sheriff singer sister skipper solicitor son"
    " source speaker spokesman spokesperson spokeswoman star strategist striker student"
    " superintendent surgeon technician trader treasurer tycoon uncle veteran vocalist whip widow"
    " wife witness writer".split()
)
"""Words for what somebody is, in small letters."""

_ROLE_ENDINGS = ("ist", "man", "woman", "person", "yst", "eer", "er", "or")
_NO_ROLES = frozenset(
    "after altogether another answer better border center chapter closer color computer consider"
    " corner cover december deliver differ dinner discover door earlier easier either enter error"
    " ever factor faster filter floor former further gender greater harder higher horror however"
    " humor inner labor larger later layer letter longer lower major matter meter minor mirror"
    " moreover murder neither never newer newspaper november number october offer older order"
    " other outer over paper per poor power prefer prior proper quarter rather recover refer"
    " remember river sector september server shelter shorter smaller suffer summer super tender"
    " terror together tower transfer under upper user water weather whatever whenever wherever"
    " whether whoever wider winter wonder younger".split()
)
"""Words that end in the same way."""

ORGANISATIONS = frozenset(
    "act agency airlines airways alliance americans army association authority bank bbc bill"
    " board britons bureau campaign capital center centre church city club cnn co college"
    " commission committee company congress conservatives corp corporation council county court"
    " cup daily democrats department energy entertainment federation forces foundation fund games"
    " gas government group guardian herald hospital house inc independent institute institution"
    " journal league ltd magazine mail media ministry mirror motors network news observer office"
    " oil organisation organization parliament partners party petroleum pictures plc police post"
    " press programme project radio records report republicans research reuters school securities"
    " senate service services show society software street studios sun survey systems technologies"
    " telecom telegraph times today tories treaty tribune trust union united university".split()
)
"""Words of names that are nobody's."""

FAMILY_NAMES = frozenset(
    "aung bo chen cho choi han hu jiang jung kang kim kwon lee li liu moon nguyen park roh shin"
    " tran wang wen xi yoon zhang zhu".split()
)
"""East Asian family names that are often written without hyphens behind them."""

DAYS = frozenset("friday monday saturday sunday thursday tuesday wednesday".split())
MONTHS = frozenset(
    "april august december february january july june march may november october september".split()
)
NO_NAMES = (
    DAYS
    | MONTHS
    | frozenset(
        "a according added after all also although an and another any as asked at because"
        " before both but by currently despite during each earlier even every few following for"
        " former from he her here his how however i if in instead it its last later like many"
        " meanwhile most mps nevertheless new next no not now observes of ok on once one only or"
        " other our said says several she since so some speaking still such that the their then"
        " there these they this those thus to today two under until we well what when where"
        " while who why with yes yesterday yet you".split()
    )
)
"""Words with a capital that are no part of a name: days, months, and what opens a sentence."""


@functools.lru_cache(maxsize=1 << 13)
def is_role(word: str) -> bool:
    """Whether a word in small letters says what somebody is."""
    last = word.casefold().rsplit("-", 1)[-1]
    return last in ROLES or (
        len(last) > 4 and last.endswith(_ROLE_ENDINGS) and last not in _NO_ROLES
    )
