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
    "ace activist actor actress agent aide ally ambassador analyst apprentice architect assistant"
    " associate attorney aunt author backbencher barrister bassist biologist bishop boss boyfriend"
    " bride broker brother brother-in-law bystander campaigner candidate captain carer caretaker"
    " centre-back ceo cfo chair chairman chairwoman champion chancellor chef chemist chief cleric"
    " clerk client co-author co-driver co-founder co-host coach colleague colonel columnist"
    " comedian comic commissioner comrade congressman congresswoman consultant coo cook"
    " coordinator coroner correspondent councillor counsel counterpart cousin crewman cto dad"
    " daughter dealer defender dentist deputy designer detective dietician director dissident diva"
    " doctor driver drummer duke economist engineer entrepreneur envoy ex-husband ex-wife"
    " executive expatriate expert fan farmer father father-in-law fellow fiance fiancee"
    " firefighter fisherman flanker foreman founder friend full-back general girlfriend goalkeeper"
    " godfather governor graduate grandad granddaughter grandfather grandma grandmother grandson"
    " guard guest guitarist guru half-brother head headmaster headmistress headteacher heir"
    " heiress hero historian host hostess housemate housewife husband infielder inspector intern"
    " investigator jockey journalist judge juror keeper kicker landlady landlord lawyer leader"
    " lecturer legend librarian lieutenant lodger magnate maid manager marshal mate mathematician"
    " matron mayor mechanic mediator medic member merchant midfielder minister mother"
    " mother-in-law mp mum musician neighbor neighbour nephew niece novelist number nun nurse"
    " officer official opponent organiser organizer outfielder owner paceman pal parent"
    " parishioner partner passenger pastor peer pensioner physicist pilot plumber poet politician"
    " preacher predecessor presenter president priest principal prisoner professor prosecutor"
    " protege provost quarterback rapper receptionist rector refugee registrar relative"
    " representative resident rival sailor scholar scientist seamer secretary senator sergeant"
    " sheriff singer sister sister-in-law skipper soldier solicitor son son-in-law songwriter"
    " source speaker spinner spokesman spokesperson spokeswoman sprinter star stepdaughter"
    " stepfather stepmother stepson strategist striker student stylist subordinate substitute"
    " successor superintendent superstar supporter surgeon survivor sweeper teacher team-mate"
    " teammate technician teenager tenant trader trainer treasurer trustee tutor twin tycoon uncle"
    " undersecretary vet veteran vicar vocalist volunteer waiter waitress warden whip"
    " whistleblower widow wife winger witness workmate writer youngster".split()
)
"""Words for what somebody is, in small letters."""

POSTNOMINALS = frozenset("AC CBE CMG DBE KBE KC MBE MEP MP MSP OBE PhD QC SC TD".split())
"""What may stand behind a name."""

OCCUPATIONS = (
    ROLES | frozenset("baker barmaid barman builder butcher carpenter shopkeeper".split())
) - frozenset("ace cook guard head host member number son star".split())
"""What with a capital may stand before the full name of somebody at the beginning of a sentence
("Farmer Tom Birch"), less what is as often a name."""

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
        " while who why with yes yesterday yet you had has have did does was were is are could"
        " would should responding"
        " writing furthermore elsewhere perhaps finally recently".split()
    )
)
"""Words with a capital that are no part of a name: days, months, and what opens a sentence."""


_DEMONYMS = frozenset(
    "american aussie briton croat czech dane finn german greek kiwi korean pole scot serb slovak"
    " slovene spaniard swede swiss thai turk".split()
)


def is_demonym(word: str) -> bool:
    """Whether a word with a capital tells where somebody is from: "the Czech said"."""
    form = word.casefold()
    return form in _DEMONYMS or form.endswith(("ian", "ese", "man", "woman"))


@functools.lru_cache(maxsize=1 << 13)
def is_role(word: str) -> bool:
    """Whether a word says what somebody is; one with a capital only if it is known, for Norman and
    Nyqvist end as men and artists do."""
    form = word.casefold()
    last = form.rsplit("-", 1)[-1]
    return not ROLES.isdisjoint((form, last)) or (
        word[:1].islower()
        and len(last) > 4
        and last.endswith(_ROLE_ENDINGS)
        and last not in _NO_ROLES
    )
