"""Forms of one word that a suffix stemmer leaves apart: verbs, their nouns, adjectives and doers.

Knows only words of one root and one meaning: "relate" and "relative" are not here. A line is a
group, each for each. One room however long: it is one list in the order of the alphabet, to be
looked through and added to.
"""

FORMS = """
    abolish abolition
    absent absence
    absent absentee
    absorb absorption
    abstain abstention
    accident accidental
    accurate accuracy
    acquire acquisition
    acquit acquittal
    actor actress
    adequate adequacy
    administer administration
    admit admission
    adult adulthood
    advertise advert ad
    advise advice
    affluent affluence
    agree agreement
    allergy allergic
    ally alliance
    ambition ambitious
    anaemia anaemic
    analyse analysis analyst analytical
    anarchy anarchist
    anger angry angrily
    anorexia anorexic
    anxious anxiety
    apologise apology
    appeal appellant
    applaud applause
    apply application
    appoint appointee
    argue argument
    aristocracy aristocrat
    arson arsonist
    assault assailant
    assess assessor
    asthma asthmatic
    astronomy astronomer
    attend attendee
    audit auditor
    author authorship
    autism autistic
    award awardee
    bake baker bakery
    ballet ballerina
    bankrupt bankruptcy
    beg beggar
    begin beginner
    behave behaviour
    believe belief
    benefit beneficial beneficiary
    bigot bigotry
    bike biker
    biography biographer
    blasphemy blasphemous
    bleed blood bloody
    blog blogger
    bomb bomber bombardment
    bore boredom
    brave bravery
    bribe bribery
    brief brevity
    broad breadth broaden
    brother brotherhood
    browse browser
    buddhist buddhism buddha
    budget budgetary
    bureaucracy bureaucrat
    burgle burglary burglar
    bury burial
    business businessman businesswoman
    busy busier
    buy buyer
    candidate candidacy candidature
    captain captaincy
    capture captor captive
    cardiology cardiac
    care carer
    cartoon cartoonist
    cat feline
    catholic catholicism
    caution cautious
    celebrity celeb
    censor censorship
    certify certificate
    champion championship
    chaos chaotic
    charisma charismatic
    charity charitable
    chemical chemist
    chemist chemistry chemical
    child childhood
    choir choral
    choose choice
    choreograph choreography
    christ christian
    cinema cinematic cinematographer
    cite citation
    citizen citizenship
    clarify clarification
    clear clarity
    climb climber
    close closure
    collect collector
    collide collision
    collude collusion
    column columnist
    comedy comedian comic
    communist communism
    compare comparison
    compel compulsion compulsory
    compete competition competitor
    complain complaint
    comply compliance
    compose composition
    comprehend comprehension
    concede concession
    conclude conclusion
    conquer conquest
    conspire conspiracy
    consume consumption
    contempt contemptuous
    contract contractor
    contribute contributor
    convene convention
    cow bovine
    create creation creator creative
    cremate crematorium
    crime criminal
    criticise criticism
    crucify crucifixion
    cruel cruelty
    cure curable
    curious curiosity
    cycle cyclist
    dance dancer
    daughter granddaughter
    dead death die
    deaf deafen
    deceive deception deceit
    decide decision
    deep depth deepen
    defect defector
    defend defence
    define definition
    defy defiance defiant
    deliver delivery
    democracy democratic
    demolish demolition
    dentist dental
    deny denial
    descend descent
    describe description
    destroy destruction
    detain detention detainee
    detect detector
    deter deterrent
    diagnose diagnosis diagnostic
    dictator dictatorship
    difficult difficulty
    dine diner dinner
    diplomat diplomacy
    direct director
    dirt dirty
    disagree disagreement
    disaster disastrous
    discipline disciplinary
    disclose disclosure
    discover discovery
    disobey disobedience
    disqualify disqualification
    dissatisfied dissatisfaction
    dissent dissident
    dissolve dissolution
    distant distance
    distribute distributor
    divide division
    divorce divorcee
    dog canine
    donate donor
    drink drinker
    drive driver
    drum drummer
    dry drought
    earn earner
    east eastern
    economy economic economist
    ecstasy ecstatic
    edit editor editorial
    elect electoral
    electric electrician
    elite elitist
    emit emission
    emperor imperial
    emphasise emphasis emphatic
    employ employee
    enemy enmity
    enter entry entrance entrant
    enthusiasm enthusiastic
    environment environmental environmentalist
    envy envious
    epidemic epidemiologist
    epilepsy epileptic
    err error erroneous
    escape escapee
    ethic unethical
    evacuate evacuee
    evade evasion
    evolve evolution evolutionary
    examine exam
    exceed excess
    expand expansion
    expel expulsion
    expire expiry
    explain explanation
    explode explosion
    expose exposure
    extend extension extent
    extreme extremist
    fail failure
    falsify falsification false
    fame famous
    famine famished
    farm farmer
    fascist fascism
    father fatherhood paternity
    father paternal
    fault faulty
    feminist feminism
    fight fighter
    finance financial
    finger fingerprint
    fish fisherman
    flood floodwater
    fly flight
    foresee foresight
    forge forgery
    founded founder
    fraud fraudulent fraudster
    free freedom
    frequent frequency
    friend friendship
    fright frighten
    gamble gambler
    gang gangster
    gene genetic
    generous generosity
    geography geographical
    glorify glorification
    glory glorious
    gold golden
    grateful gratitude
    grieve grief
    grow growth
    guilt guilty
    guitar guitarist
    habit habitual
    hack hacker
    hate hatred
    health healthy
    heart cardiac
    heat hot
    hero heroic heroine heroism
    high height heighten
    hinder hindrance
    hindu hinduism
    history historic historian
    hold holder
    honest honesty
    horror horrible horrific
    horse equine equestrian
    hospital hospitalise
    humble humility
    hunger hungry
    hunt hunter
    hymn hymnal
    hypocrisy hypocrite
    identify identity identification
    illiterate illiteracy
    impose imposition
    inadequate inadequacy
    include inclusion
    infant infancy
    infect infectious
    injure injury
    inquire inquiry
    inspect inspector
    instruct instructor
    intend intention
    intense intensify
    intercept interceptor
    intervene intervention
    introduce introduction
    intrude intrusion
    invade invasion
    invent inventor
    invest investor
    islam islamist
    jealous jealousy
    jew jewish judaism
    journal journalist
    judge judgment judicial
    justify justification
    kidnap kidnapper abduct
    kill killer
    know knowledge
    lead leader leadership
    leak leakage
    legal legalise
    legend legendary
    legislate legislature
    legitimate legitimacy
    lenient leniency
    leper leprosy
    liable liability
    license licensee
    lie liar
    long length lengthen
    loot looter
    lose loss loser
    loyal loyalty
    magic magician
    maintain maintenance
    marry marriage
    massage masseur
    math mathematics mathematician
    maximum maximise
    medic medicine
    member membership
    merge merger
    migrate migrant
    mine miner
    minimum minimise
    minister ministry ministerial
    miracle miraculous
    mock mockery
    modern modernise
    modest modesty
    monarch monarchy
    monarch monarchy monarchist
    monopoly monopolise
    moon lunar
    mother motherhood maternity
    motorcycle motorcyclist
    mourn mourner
    music musician
    mutate mutant
    mutiny mutinous
    myth mythical
    navy naval
    nazi nazism
    necessary necessity
    neglect negligence
    nerve nervous
    noise noisy
    nominate nominee
    north northern
    notify notification
    notorious notoriety
    novel novelist
    nuclear nuke
    nude nudity
    obey obedience
    occupy occupation
    occur occurrence
    offend offence
    omit omission
    opera operatic
    oppose opposition opponent
    optimism optimistic
    orphan orphanage
    own owner ownership
    paediatric paediatrician
    paint painter
    panic panicked
    parachute parachutist
    paralyse paralysis
    parent parenthood
    parliament parliamentary parliamentarian
    patient patience
    pay payment
    pedestrian pedestrianise
    penal penalty penalise
    penalty penalise
    perceive perception
    perjure perjury
    permit permission
    persuade persuasion
    pessimism pessimistic
    petition petitioner
    pharmacy pharmacist pharmaceutical
    philosophy philosopher
    photo photograph photography
    physics physicist
    piano pianist
    pilgrim pilgrimage
    pious piety
    piracy pirate
    plagiarise plagiarism
    planet planetary
    plead plea
    plumb plumber
    poem poet poetry
    police policeman policewoman
    politics politician
    poll pollster
    poor poverty
    porn pornography pornographic
    potent potency
    practice practitioner
    pray prayer
    pregnant pregnancy
    prejudice prejudicial
    prescribe prescription
    presidency presidential
    pressure pressurise
    prestige prestigious
    prevail prevalence
    priest priesthood
    print printer
    prison imprison
    produce production
    profession professional
    program programmer
    prolific proliferate
    pronounce pronunciation
    propaganda propagandist
    propel propulsion
    propose proposition
    prosecute prosecutor
    proud pride
    prove proof
    provide provision
    provoke provocation
    prudent prudence
    psychiatry psychiatrist psychiatric
    pure purity purify
    pursue pursuit
    qualify qualification
    quantity quantify
    quiet quieten
    quote quotation
    racial racism racist
    radical radicalise
    rain rainy rainfall rainwater
    rape rapist
    rare rarity
    ratify ratification
    react reaction
    read reader
    rebel rebellion
    rebuild reconstruction
    receive receipt recipient
    recognise recognition
    reconcile reconciliation
    recover recovery
    redeem redemption
    reduce reduction
    refine refinery
    reform reformist
    refrigerate fridge
    refuge refugee
    register registration registry
    regulate regulatory
    rehabilitate rehab
    reliant reliance
    relieve relief
    religion religious
    rely reliance reliable
    remember remembrance
    remit remittance
    renounce renunciation
    rent rental renter
    repeat repetition
    represent representation
    reproduce reproduction
    rescue rescuer
    resell resale
    reside residential
    resolve resolution
    respond response
    retain retention
    retire retiree
    reunite reunion
    reveal revelation
    revolt revolution revolutionary
    ride rider
    risk risky
    rival rivalry
    rob robbery robber
    romance romantic
    rule ruler
    run runner
    sabotage saboteur
    sacrifice sacrificial
    safe safety safeguard
    sail sailor
    sane sanity
    satire satirist
    satisfy satisfaction satisfactory
    saxophone saxophonist
    scarce scarcity
    scare scary
    schizophrenia schizophrenic
    science scientist scientific
    score scorer
    screenplay screenwriter
    script scriptwriter screenwriter
    scrutinise scrutiny
    sculpt sculptor sculpture
    secret secrecy
    seduce seduction
    seismology seismic
    seize seizure
    select selector
    sell sale seller
    separate separatist
    serve service
    settle settlement settler
    sex sexual
    sharp sharpen
    shave shaven
    shoot shooter gunshot
    shop shopper shopkeeper
    short shortage shorten
    shrink shrinkage
    sign signature
    signify significance
    silent silence
    simple simplicity simplify
    sing singer
    skate skater
    ski skier
    slaughter slaughterhouse
    slave slavery enslave
    sleep asleep
    slim slimmer
    slow slowdown
    smoke smoker
    smuggle smuggler
    sober sobriety
    socialist socialism
    soft soften
    solid solidarity
    solitary solitude
    solve solution
    south southern
    speak speaker speech
    specify specification
    spectacle spectacular
    speed speedy
    spend spender
    spirit spiritual
    spokesman spokeswoman spokesperson
    sponsor sponsorship
    spy espionage
    stable stability stabilise
    staff staffing
    star stardom
    starve starvation
    statistic statistician
    steal theft thief
    stimulate stimulus
    storm stormy
    strong strength strengthen
    style stylish stylist
    submit submission
    subscribe subscription
    subsidy subsidise
    subvert subversion
    succeed success
    suffice sufficient
    sun solar
    sun sunshine
    supervise supervisor
    supply supplier
    supreme supremacy
    surgery surgeon surgical
    survive survivor
    suspect suspicion suspicious
    suspend suspension
    swim swimmer
    swindle swindler
    symbol symbolise
    sympathy sympathetic sympathise
    symptom symptomatic
    tax taxation taxpayer
    teach teacher
    technology technician
    tempt temptation
    tenacious tenacity
    tenant tenancy
    tense tension
    terror terrorist terrorise
    testify testimony
    theology theologian
    think thinker
    threat threaten
    tight tighten
    tired tiredness
    tooth dental
    tourist tourism
    toxic toxicology
    toxic toxin
    trade trader
    traffic trafficker
    tragedy tragic
    trainer trainee
    transmit transmission
    trauma traumatic
    treacherous treachery
    treasure treasury
    treat treatment
    tribe tribal tribesman
    triumph triumphant
    truant truancy
    true truth
    trust trustee trustworthy
    tutor tuition
    tweet twitter
    tyrant tyrannical
    tyrant tyranny
    unable inability
    uncertain uncertainty
    unify unification
    universe universal
    urgent urgency
    vacant vacancy
    vacate vacancy
    vain vanity
    value valuable valuation
    vandal vandalise
    vary variety variation various
    vengeance revenge avenge
    verify verification
    vibrant vibrancy
    victim victimise
    victory victor
    violent violence
    violin violinist
    virtue virtuous
    virus viral
    visit visitor
    volcano volcanic
    volunteer voluntary
    vote voter
    war warfare warrior wartime
    warehouse warehousing
    warm warmth
    weak weaken
    wealth wealthy
    weapon weaponry
    weigh weight
    west western
    wide width widen
    win winner
    wise wisdom
    witness eyewitness
    wood wooden
    worry worrisome
    worth worthy
    write writer
    yacht yachtsman
    year annual
    young youth youngster
    zealous zeal
    zoo zoological
    """
