"""Governments, elections, parties and those in office; laws, rights and diplomacy; religion."""

RELATIONS = """
    # offices
    pm premier ~ prime
    pm ?> minister
    premier ? minister
    pres prez = president
    potus ~> president
    flotus ~> lady
    president ? leader
    vp veep ~> vice
    leader ~ chief head
    leader ?> president minister premier
    boss ~ chief
    boss ?> head manager leader
    head ~ chief
    head ?> director leader
    chief ?> director executive
    mp ?> parliament lawmaker politician backbencher
    mep ?> parliament
    politician ?> mp minister senator lawmaker
    lawmaker ~ legislator
    lawmaker ?> mp senator congressman
    congressman congresswoman ? representative lawmaker
    gov govt gvt = government
    government ?> ministry minister administration state
    administration ? government
    cabinet ? minister
    minister ?> secretary
    secretary ? minister
    chancellor ? treasury
    treasury ? chancellor
    ambassador ~ envoy
    ambassador ?> diplomat
    envoy ? diplomat
    embassy ? consulate
    embassy / ambassador
    rep ?> representative
    councillor ?> council
    council ? councillor
    dictator ? regime
    regime ? government
    king queen ?> monarch royal
    monarch ?> king queen
    royal ?> prince queen king palace
    prince ? royal
    royalty ~ royal
    throne ? crown
    crown ?> coronation
    speaker ?> commons
    parliament ?> commons
    parliament ?> mp lords
    congress ?> senate
    lords ? peer
    whitehouse ~> white
    # elections
    election ~ poll vote
    election ?> ballot campaign
    vote ~ ballot poll
    vote ?> election
    voter ~ electorate
    referendum ~ plebiscite
    referendum ?> vote
    ballot ? election
    poll ? survey
    survey ~ poll
    survey ?> study
    elect ?> vote win
    candidate ?> contender nominee
    candidate ? nominee
    run ?> candidate stand
    landslide ? victory
    turnout ? voter
    constituency ~ seat
    party ?> conservative labour
    tory = conservative
    lib ~ liberal
    libdem ~> liberal democrat
    dem ~ democrat
    repub gop ~> republican
    republican = gop
    snp ?> scottish
    ukip ?> independence
    leftwing ?> left
    rightwing ?> right
    opposition ? rival
    rival ? opponent
    coalition ? alliance
    ally ? alliance
    backbencher ? mp
    manifesto ? pledge
    policy ? plan
    # law and rule
    law ~ legislation
    law ?> bill act rule
    bill ? legislation
    legislation ?> bill act
    rule ? regulation
    rules ? regulation guideline
    regulation ~ rule
    regulator ~ watchdog
    watchdog ? regulator commission
    ban ~ prohibit outlaw
    ban ?> forbid bar illegal block
    prohibit ~ forbid
    bar ? ban
    outlaw ~ illegal
    allow ~ permit
    allow ?> let approve
    legal ~ legitimate
    permit ? licence
    permission ~ consent
    approve ~ endorse
    approve ?> backed pass
    approval ?> consent
    scrap ~ axe abolish
    abolish ?> scrap
    axe ?> cut cancel
    veto ? block
    reject ?> veto
    reform ? overhaul
    overhaul ~ reform
    rights ? freedom
    freedom ~ liberty
    independence ? sovereign
    censorship ? ban
    privacy ? private
    discriminate ?> racism sexism
    racist ?> race
    asylum ? refugee
    visa ? passport
    border ? frontier
    citizenship ? passport
    deport ~ extradite
    deport ?> expel
    expel ? deport
    exile ? banish
    scandal ? controversy
    scandal ?> affair
    leak ? reveal
    quango ~> agency
    id ~> identity
    # protest
    demo ~> demonstration protest
    protest ~ demonstration
    protest ?> rally
    protester ~ demonstrator
    demonstrate ~ protest
    rally ? protest
    activist ~ campaigner
    activist ?> protester
    boycott ? refuse
    petition ? signature
    # talks
    talks ~ negotiation
    talks ?> meeting discussion summit
    negotiate ~ talks
    meeting ~ summit
    meet ?> summit talks
    summit ? conference
    conference ? summit
    discuss ~ talks
    discuss ?> debate
    debate ? discussion
    deal ~ agreement
    agreement ~ pact
    agreement ?> treaty
    pact ~ treaty
    treaty ? agreement
    settle ? resolve
    dispute ~ row
    dispute ?> quarrel disagreement
    argue ?> row dispute
    argument ~ row
    clash ? row
    compromise ? deal
    mediator ? negotiator
    crisis ? emergency
    aid ? relief
    charity ? aid
    charity ?> donate
    donate ?> give
    donation ~ gift
    un ?> nations
    eu ~ european
    eu ?> brussels union
    nato ? alliance
    imf ?> monetary
    wto ?> trade
    un ? annan
    # religion
    church ? parish
    priest ~ clergyman
    priest ?> vicar cleric
    vicar ? priest
    pope ~ pontiff
    pope ?> vatican
    vatican ?> pope catholic
    bishop ? archbishop
    muslim = moslem
    muslim ~ islam
    islam ?> koran mosque
    koran = quran
    mosque ? muslim
    imam ? cleric
    shia = shiite
    jew ?> israel synagogue
    synagogue ? jewish
    god ? religion
    religious ? faith
    faith ? religion
    xmas = christmas
    pray ? worship
    prayer ? worship
    christian ? church
    mohammed = muhammad mohamed mohammad muhammed
    gaddafi = qaddafi gadhafi kadhafi
    osama ~ usama
    bar ?> ban prohibit
    forbid ~> ban
    act ?> law legislation
    bill ?> law act
    deal ~ pact
    agreement ? settlement
    """
