"""Words that news uses for one another: what a question calls a "call", an article calls "talks".

Groups of near synonyms of general news English, a fact list like the stop words; a word may stand
in several. They are weaker evidence than the word asked for (`ranking.RELATED`).
"""

from __future__ import annotations

GROUPS = tuple(
    frozenset(line.split())
    for line in """
    call phone telephone talks talk conversation discussion dialogue spoke
    describe call term dub label
    pay payment contribution contribute spend
    cost price expense fee bill
    die death dead killed kill fatal fatality casualty victims toll
    injure hurt wound injury
    begin start launch open commence
    end finish conclude stop halt close
    buy purchase acquire acquisition takeover bought
    sell sale auction
    rise increase grow climb jump surge soar growth
    fall drop decline decrease slump plunge shrink
    beat defeat victory win
    resign quit resignation leave
    arrest detain custody detention
    jail prison imprison sentence
    doctor physician surgeon medic neurosurgeon
    police officer cop
    money fund cash funding
    plan proposal propose scheme
    ban prohibit forbid outlaw bar
    leader head chief boss
    company firm business corporation
    job employment work post role
    kid child youngster pupil
    car vehicle automobile
    plane aircraft jet airliner airplane
    ship vessel boat ferry
    film movie picture
    attack assault raid strike
    fire blaze burn
    storm typhoon hurricane cyclone
    strike walkout stoppage
    vote election poll ballot
    law bill legislation act
    agreement deal pact accord settlement
    show reveal disclose expose
    warn caution alert warning
    help aid assist assistance
    build construct construction
    damage destroy wreck
    delay postpone defer
    cancel scrap axe abandon
    appoint name nominate
    demand request urge
    reject refuse deny
    find discover discovery found
    test trial experiment
    drug medicine medication
    illness disease sickness ill sick
    accuse allege claim charge
    probe investigate investigation inquiry inquest
    worker employee staff
    wage salary pay earnings
    cut reduce slash reduction
    murder homicide killing slaying
    steal theft rob robbery
    crash accident collision wreck
    reopen resume restart
    own owner ownership
    actor actress star
    song single track
    gain profit earnings
    wife husband spouse married marry wedding
    mother mum mom
    father dad
    game match fixture
    coach manager trainer
    team side club squad
    wear dress clothing
    house home residence
    size big large huge
    scientist researcher expert
    """.strip().splitlines()
)
