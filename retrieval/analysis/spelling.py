"""British and American spelling as one: "colour" and "color", "organize" and "organise".

Knows words, family by family, never rules over all words: "four", "wise" and "advertise" stay.
Each family is folded towards the spelling that stems better: "organize" would lose its ending and
become "organ", "organise" does not. Words that are another word in the other country ("cheque" and
"check", "storey" and "story") are no spellings: relations has them. A change here changes the
terms of an index, so it changes `Analyzer.fingerprint`.
"""

from __future__ import annotations

from collections.abc import Iterator

_OUR = """
    ardour armour behaviour candour clamour colour demeanour discolour dishonour disfavour enamour
    endeavour favour fervour flavour harbour honour humour labour misbehaviour misdemeanour
    multicolour neighbour odour parlour rancour rigour rumour saviour savour splendour succour
    tumour valour vapour vigour watercolour
    """
_OUR_ENDINGS = """
    - s ed ing ings er ers able ably al ally ful fully hood hoods ist ists ite ites itism less ly y
    ies ously
    """

_IZE = """
    african agon american amort anaesthet anglic anonym antagon apolog atom author balkan baptis
    bastard brutal cannibal canon capital carbon categor cauter central character christian
    civil collectiv colon commercial computer container contextual criminal critic crystall
    custom decentral dechristian decriminal deglobal dehuman demilitar demobil democrat demon
    demoral denational depolitic deput desensit destabil digit disorgan dramat econom editorial
    emphas energ epitom equal eulog european euthan external factor familiar fantas fertil final
    formal fossil fraternal galvan general global harmon homogen hospital human hybrid hypnot
    hypothes ideal idol immobil immortal immun incentiv individual industrial initial
    institutional internal international islam item jeopard latin legal legitim liberal lion
    lobotom local magnet marginal maxim mechan memor mesmer militar minim mobil modern moistur
    monet monopol moral motor mytholog national natural neutral normal notar optim organ ostrac
    overemphas oxid pasteur patron pedestrian penal personal philosoph plagiar plural polar
    politic polymer popular pressur priorit privat profession professional proselyt public
    pulver radical rational real recogn remobil renational reorgan repatron revital revolution
    rhapsod ritual romantic rubber russian sanit satir scandal scrutin secular sensational
    sensit serial sermon sexual social solemn soliloqu special stabil standard steril stigmat
    strateg subsid summar symbol sympath synchron synthes systemat tantal temporal tender terror
    theor tranquill traumat trivial tyrann union urban util vandal vapor verbal victim visual
    vocal vulcan weapon western winter
    """
_IZE_ENDINGS = "e es ed ing er ers able ation ations ational ationally"

_YZE = "anal catal paral dial electrol hydrol psychoanal breathal overanal"
_YZE_ENDINGS = "e ed ing er ers"

_RE = """
    accoutre amphitheatre calibre centre centimetre epicentre fibre goitre kilometre litre lustre
    meagre metre millilitre millimetre mitre nanometre ochre reconnoitre sabre
    saltpetre sceptre sepulchre sombre spectre theatre titre microfibre micrometre
    """

_LL = """
    apparel barrel bedevil bevel cancel carol cavil channel chisel corral counsel credential cudgel
    devil dial dishevel dowel duel empanel enamel equal fuel funnel gambol gravel grovel hovel
    imperil initial jewel kennel label laurel level libel marshal marvel medal metal model
    outrival panel parcel pedal pencil peril pommel pummel quarrel ravel refuel remodel revel rival
    shovel shrivel signal snivel spiral squirrel stencil swivel symbol tinsel total towel trammel
    travel tunnel unravel victual yodel
    """
_LL_ENDINGS = "ed ing ings er ers or ors ist ists ous ously"

_L_ENDS = "appal distil enrol enthral fulfil instal instil"
"""One l at the end in British English, two in American: folded to two."""

_ENCE = "defence offence pretence licence"
_ENCE_ENDINGS = "- s d less"

_OGUE = "analog catalog dialog"
"""American ones, and what they are in British English: with -ue. Not "monolog", "prolog", which
hardly anybody writes."""

_LIGATURES = """
    aetiology:etiology anaemia:anemia anaemic:anemic anaesthesia:anesthesia
    anaesthetic:anesthetic anaesthetics:anesthetics anaesthetist:anesthetist
    anaesthetists:anesthetists archaeological:archeological archaeologist:archeologist
    archaeologists:archeologists archaeology:archeology caesarean:cesarean caesareans:cesareans
    caesarian:cesarean diarrhoea:diarrhea encyclopaedia:encyclopedia
    encyclopaedias:encyclopedias encyclopaedic:encyclopedic esophagus:oesophagus
    estrogen:oestrogen estrogens:oestrogen faecal:fecal faeces:feces foetal:fetal foetus:fetus
    foetuses:fetuses gynaecological:gynecological gynaecologist:gynecologist
    gynaecologists:gynecologists gynaecology:gynecology haematology:hematology
    haematologist:hematologist haemoglobin:hemoglobin haemophilia:hemophilia
    haemophiliac:hemophiliac haemophiliacs:hemophiliacs haemorrhage:hemorrhage
    haemorrhaged:hemorrhaged haemorrhages:hemorrhages haemorrhaging:hemorrhaging
    haemorrhagic:hemorrhagic haemorrhoids:hemorrhoids homoeopath:homeopath
    homoeopathic:homeopathic homoeopathy:homeopathy hypoglycaemia:hypoglycemia
    ischaemic:ischemic leukaemia:leukemia leukaemias:leukemias manoeuvrable:maneuverable
    manoeuvre:maneuver manoeuvred:maneuvered manoeuvres:maneuvers manoeuvring:maneuvering
    manoeuvrings:maneuverings mediaeval:medieval oedema:edema orthopaedic:orthopedic
    orthopaedics:orthopedics paediatric:pediatric paediatrician:pediatrician
    paediatricians:pediatricians paediatrics:pediatrics paedophile:pedophile
    paedophiles:pedophiles paedophilia:pedophilia palaeolithic:paleolithic
    palaeontological:paleontological palaeontologist:paleontologist
    palaeontologists:paleontologists palaeontology:paleontology praesidium:presidium
    primaeval:primeval septicaemia:septicemia toxaemia:toxemia
    """

_PAIRS = """
    abridgement:abridgment acknowledgement:acknowledgment acknowledgements:acknowledgments
    advisor:adviser advisors:advisers aeroplane:airplane aeroplanes:airplanes
    aggrandize:aggrandise aggrandizement:aggrandisement aging:ageing aluminium:aluminum
    amoeba:ameba amoebas:amebas analogous:analogous apnoea:apnea armourer:armorer
    armouries:armories armoury:armory artefact:artifact artefacts:artifacts ax:axe axe:axe
    bandanna:bandana barbeque:barbecue barbeques:barbecues caldron:cauldron caliper:calliper
    carcase:carcass carcases:carcasses centrefold:centerfold centrepiece:centerpiece
    centrepieces:centerpieces centring:centering chequered:checkered chili:chilli
    chilies:chillies colouration:coloration colourblind:colorblind connexion:connection
    cosier:cozier cosiest:coziest cosily:cozily cosy:cozy councilor:councillor
    councilors:councillors cypher:cipher cyphers:ciphers despatch:dispatch despatched:dispatched
    despatches:dispatches despatching:dispatching discolouration:discoloration
    disenfranchize:disenfranchise disk:disc disks:discs donut:doughnut donuts:doughnuts
    draftsman:draughtsman dyke:dike dykes:dikes dyspnoea:dyspnea enquire:inquire
    enquired:inquired enquirer:inquirer enquires:inquires enquiries:inquiries
    enquiring:inquiring enquiry:inquiry enrolment:enrollment enrolments:enrollments
    enthralment:enthrallment eurosceptic:euroskeptic eurosceptical:euroskeptical
    euroscepticism:euroskepticism eurosceptics:euroskeptics fulfilment:fulfillment furore:furor
    gaol:jail gaoled:jailed gaols:jails gipsies:gypsies gipsy:gypsy glamor:glamour
    gonorrhoea:gonorrhea gramme:gram grammes:grams grey:gray greyed:grayed greyer:grayer
    greying:graying greyish:grayish greys:grays hiccough:hiccup hiccoughs:hiccups
    honouree:honoree honourees:honorees instalment:installment instalments:installments
    jewelery:jewelry jewellery:jewelry judgement:judgment judgemental:judgmental
    judgements:judgments kilogramme:kilogram kilogrammes:kilograms leveller:leveler
    likeable:likable maths:math mementoes:mementos mould:mold moulded:molded moulding:molding
    mouldings:moldings moulds:molds mouldy:moldy moult:molt moulted:molted moulting:molting
    moults:molts moustache:mustache moustached:mustached moustaches:mustaches
    neighbouring:neighboring neighbourly:neighborly okay:ok okayed:ok omelette:omelet
    omelettes:omelets orientate:orient orientated:oriented paycheque:paycheck phoney:phony
    phoneys:phonies plough:plow ploughed:plowed ploughing:plowing ploughman:plowman
    ploughs:plows practise:practice practised:practiced practises:practices
    practising:practicing programme:program programmes:programs protestor:protester
    protestors:protesters pyjama:pajama pyjamas:pajamas racquet:racket racquets:rackets
    rateable:ratable recognizably:recognisably recognizance:recognisance saleable:salable
    sceptic:skeptic sceptical:skeptical sceptically:skeptically scepticism:skepticism
    sceptics:skeptics sirup:syrup sizeable:sizable skilful:skillful skilfully:skillfully
    smoulder:smolder smouldered:smoldered smouldering:smoldering smoulders:smolders
    snowplough:snowplow snowploughs:snowplows specialities:specialties speciality:specialty
    sulphate:sulfate sulphates:sulfates sulphide:sulfide sulphur:sulfur sulphuric:sulfuric
    sulphurous:sulfurous theatregoer:theatergoer theatregoers:theatergoers tidbit:titbit
    tidbits:titbits tire:tyre tires:tyres tsar:czar tsarist:czarist tsars:czars
    unauthorized:unauthorised uncoloured:uncolored unfavourable:unfavorable
    unfavourably:unfavorably unorganized:unorganised unrecognizable:unrecognisable
    unrecognized:unrecognised unskilful:unskillful vender:vendor venders:vendors
    verandah:veranda verandahs:verandas waggon:wagon waggons:wagons whiskey:whisky
    whiskeys:whiskies wilful:willful wilfully:willfully wilfulness:willfulness woollen:woolen
    woollens:woolens woolly:wooly yoghourt:yogurt yoghurt:yogurt yoghurts:yogurts
    """
"""Spellings that stand alone, each with what it becomes."""


def spellings() -> dict[str, str]:
    """Each spelling that is folded, with the word whose stem it gets. No chains: no value is a
    key."""
    found = {word: other for word, other in _spellings() if word != other}
    return {word: found.get(other, other) for word, other in found.items()}


def _spellings() -> Iterator[tuple[str, str]]:
    for word in _OUR.split():
        american = word.removesuffix("our") + "or"
        for ending in _endings(_OUR_ENDINGS):
            yield word + ending, american + ending
    for root in _IZE.split():
        for ending in _endings(_IZE_ENDINGS):
            yield f"{root}iz{ending}", f"{root}is{ending}"
    for root in _YZE.split():
        for ending in _endings(_YZE_ENDINGS):
            yield f"{root}yz{ending}", f"{root}ys{ending}"
    for word in _RE.split():
        root = word.removesuffix("re")
        for ending in ("", "s"):
            yield word + ending, f"{root}er{ending}"
        yield word + "d", f"{root}ered"
    for word in _LL.split():
        for ending in _endings(_LL_ENDINGS):
            yield f"{word}l{ending}", word + ending
    for word in _L_ENDS.split():
        for ending in ("", "s", "ment", "ments"):
            yield word + ending, f"{word}l{ending}"
    for word in _ENCE.split():
        root = word.removesuffix("ce")
        for ending in _endings(_ENCE_ENDINGS):
            yield word + ending, f"{root}se{ending}"
    for word in _OGUE.split():
        for ending in ("", "s"):
            yield word + ending, f"{word}ue{ending}"
        yield word + "ed", word + "ued"
        yield word + "ing", word + "uing"
    for pair in f"{_LIGATURES} {_PAIRS}".split():
        word, other = pair.split(":")
        yield word, other


def _endings(endings: str) -> list[str]:
    return ["" if ending == "-" else ending for ending in endings.split()]
