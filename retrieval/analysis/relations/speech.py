"""Verbs of saying, thinking, starting, changing and doing, and words for how much of something.

One room however long: these verbs stand for each other across the headings, and there is no code.
"""

RELATIONS = """
    # saying
    describe ~ call
    describe ?> term brand dub
    call ?> describe dub
    dub ~ call
    brand ?> call
    name ? call
    reckon ~ think believe
    think ~ believe
    think ?> view opinion
    believe ?> view
    opinion ~ view
    guess ? predict
    predict ?> expect
    expect ? predict
    suppose ? believe
    doubt ? sceptical
    doubt ?> question
    argue ?> claim say
    claim ~ allege
    claim ?> say insist argue
    insist ~ maintain
    insist ?> claim
    declare ~ announce
    announce ?> reveal declare unveil
    announcement ? statement
    statement ? announce
    reveal ~ disclose
    reveal ?> announce expose show
    disclose ?> reveal
    expose ? reveal
    suggest ~ propose
    suggest ?> recommend
    recommend ~ advise
    advise ?> recommend warn
    propose ~ plan
    proposal ~ plan
    plan ~ scheme
    plan ?> propose intend aim
    intend ~ plan
    aim ~ goal target
    aim ?> plan
    goal ?> aim target
    target ? goal
    admit ~ acknowledge concede
    admit ?> confess accept
    acknowledge ?> admit
    deny ~ refute
    deny ?> reject dismiss denial
    denial ? reject
    apologise ~ sorry
    apology ~ sorry
    sorry ~ apologise apology
    sorry ? regret
    regret ? apologise
    criticise ~ slam blast condemn
    criticise ?> attack denounce blame
    criticism ?> attack condemn
    slam slate bash ~> criticise condemn
    blast ?> criticise
    condemn ~ denounce
    condemn ?> criticise
    slag diss ~> criticise
    blame ~ accuse
    blame ?> responsible
    moan whinge ~> complain
    complain ~ complaint
    complain ?> criticise
    praise ~ hail
    praise ?> applaud commend tribute
    hail ? praise
    thank ? grateful
    tribute ? praise
    congratulate ? praise
    warn ~ caution alert
    warn ?> fear
    warning ~ alert
    alert ? alarm
    urge ?> call
    urge ?> appeal demand ask
    beg ~ plead
    appeal ? urge
    ask ?> request
    request ~ ask
    request ?> demand
    demand ?> call
    demand ?> insist
    promise ~ pledge vow
    pledge ~ vow
    promise ?> guarantee
    vow ?> pledge swear
    guarantee ? assure
    threaten ? warn
    refuse ~ decline
    refuse ?> reject
    reject ~ refuse
    reject ?> rebuff spurn dismiss
    accept ? agree
    agree ? accept
    disagree ? dispute
    support ? back
    support ?> endorse favour
    oppose ~ against
    oppose ?> object
    objection ~ oppose
    reply ~ respond answer
    answer ? response
    respond ?> react
    reaction ~ response
    explain ? reason
    reason ? cause
    cause ?> reason trigger blame
    cause ~ trigger
    chat natter ~> talk conversation
    talk ~ speak
    talk ?> discuss conversation
    speak ?> talk address
    speech ~ address
    conversation ? talk
    mention ? refer
    shout ~ yell scream
    scream ? shout
    swear ? curse
    insult ? abuse
    lie ?> mislead false
    lied ?> misled
    mislead ? deceive
    secret ~ confidential
    rumour ? speculation
    gossip ? rumour
    speculation ~ rumour
    joke ?> humour
    read ? reader
    quote ? remark
    comment ~ remark
    comment ?> statement
    confirm ? verify
    confirm ?> announce
    question ? query
    # beginning and end
    start ~ begin
    start ?> launch open commence
    begin ?> launch open commence
    open ? launch
    opening ? start
    end ~ finish
    end ?> stop halt conclude close
    finish ~ complete
    finish ?> conclude
    stop ~ halt
    stop ?> end prevent cease
    halt ?> suspend
    prevent ~ stop
    prevent ?> avoid block
    block ? prevent
    close ~ shut
    shut ~ close
    shut ?> closure
    closure ~ shut
    continue ? remain
    resume ~ restart
    resume ?> reopen
    reopen ? resume
    final ? last
    latest ~ newest
    recent ? latest
    delay ~ postpone
    delay ?> defer late
    postpone ?> defer
    cancel ~ scrap
    cancel ?> abandon axe
    abandon ~ scrap
    abandon ? cancel
    ditch dump ~> abandon scrap
    ditch ?> drop
    wait ~ await
    happen ~ occur
    occur ?> happen
    event ? incident
    incident ? event
    quick ~ fast rapid
    quick ?> speed
    fast ?> speed rapid
    speed ?> mph
    once ? former
    # change
    rise ~ increase
    rise ?> climb grow jump soar surge
    increase ~ rise
    increase ?> grow raise
    grow ~ increase
    grow ?> expand
    jump soar surge climb ?> rise
    hike ?> rise increase
    raise ~ increase
    fall ~ drop decline
    fall ?> decrease slump plunge slide
    drop ~ decline
    drop ?> decrease
    decline ?> decrease
    decrease ~ fall
    decrease ?> reduce
    slump ~ plunge
    slump plunge tumble ?> fall
    plummet ~> fall plunge
    reduce ~ cut
    reduce ?> slash lower
    cut ?> reduction slash
    reduction ~ cut
    slash ~ cut
    lower ~ reduce
    shrink ? reduce
    double ? twice
    twice ~ double
    triple ~ treble
    change ? alter
    alter ~ change
    change ?> reform shift
    switch ? change
    convert ? transform
    become ? turn
    improve ?> better
    improve ?> boost enhance
    enhance ~ improve
    boost ? increase
    worsen ~ deteriorate
    worsen ? worse
    worse ~ worst
    bad ?> poor worse
    good ?> positive
    expand ? extend
    extend ~ prolong
    limit ~ restrict
    limit ?> cap
    curb ~ limit restrict
    restrict ? limit
    ease ? relax
    fix ~ repair
    solve ~ resolve
    adapt ? adjust
    adjust ? change
    keep ? retain
    retain ~ keep
    remain ~ stay
    stay ? remain
    # doing
    get ?> obtain receive
    get ? won
    obtain ~ acquire
    receive ? get
    give ?> donate award
    give ? grant
    provide ~ supply
    supply ?> provide
    help ~ aid assist
    help ?> support assistance
    assist ? aid
    assistance ~ aid
    try ~ attempt
    attempt ?> try bid
    bid ?> attempt
    effort ? attempt
    choose ~ pick select
    choose ?> opt
    pick ~ select
    pick ?> chosen named
    select ? choose
    decide ?> choose opt rule
    use ~ utilise
    need ~ require
    require ?> need
    requirement ? need
    want ~ wish
    want ?> demand seek hope
    seek ?> search want
    look ?> search
    search ~ hunt
    search ?> seek
    hope ? wish
    watch ? view
    spot ?> seen sight
    sighting ~ spot
    notice ? spot
    show ?> reveal demonstrate
    appear ? seem
    seem ? appear
    hide ~ conceal
    conceal ? hide
    cover ? hide
    bring ? carry
    carry ? transport
    send ~ dispatch
    send ?> deploy
    ship ?> send
    deliver ? bring
    collect ~ gather
    gather ? meet
    throw ~ hurl
    chuck lob ~> throw
    throw ? toss
    pull ? drag
    push ? shove
    hit ~ struck
    hit ?> strike
    strike ?> hit
    punch ?> hit
    split ~ divide
    split ?> separate
    divide ? split
    join ? merge
    attach ? connect
    connect ~ link
    link ?> connect connection
    link ? tie
    linked ? associated
    involve ~ participate
    participant ? entrant
    enter ? entry
    attend ? visit
    attend ?> present
    lead ? head
    run ?> operate manage
    manage ? control
    control ? rule
    rule ?> govern reign
    reign ~ rule
    dominate ? control
    organise ~ arrange
    organise ?> hold stage
    arrange ? organise
    stage ?> held
    hold ? host
    create ? make
    create ?> develop
    develop ? create
    design ? create
    form ?> create founded
    ruin ~ wreck
    spoil ~ ruin
    fail ?> unsuccessful collapse
    unsuccessful ~ fail
    succeed ? achieve
    achieve ~ accomplish
    achievement ~ accomplishment
    breach ~ violate
    violate ?> break
    obey ~ comply
    punish ? discipline
    reward ? prize
    protect ~ defend guard
    protect ?> safeguard
    guard ? protect
    defend ? protect
    measure ? step
    deal ?> handle
    handle ~ tackle
    tackle ~ address
    face ? confront
    risk ? danger
    chance ~ opportunity
    chance ?> likelihood odds
    opportunity ? chance
    probability ~> chance
    problem ~ issue
    problem ?> difficulty trouble
    trouble ? problem
    issue ? problem
    difficult ~ hard
    difficult ?> tough
    hard ~ tough
    easy ~ simple
    important ?> key
    important ?> vital crucial significant
    vital ~ crucial
    main ~ key principal
    popular ? favourite
    favourite ?> best
    best ? top
    top ? best
    unique ? unusual
    usual ~ normal
    common ? widespread
    rare ~ unusual
    new ?> latest
    modern ? contemporary
    real ~ genuine
    genuine ~ authentic
    true ? genuine
    false ~ untrue
    wrong ~ incorrect
    wrong ?> mistake error
    mistake ~ error
    mistake ?> blunder
    blunder gaffe ~> mistake error
    correct ? right
    similar ~ alike
    different ? distinct
    enough ~ sufficient
    whole ~ entire
    entire ? whole
    total ~ overall
    total ?> altogether
    about ?> approximately
    approximately ~ roughly
    exactly ? precisely
    maybe ~ perhaps
    # measures
    big ~ large huge
    big ?> massive giant size enormous
    large ~ huge
    huge ~ massive enormous
    size ?> big large
    size ?> measure dimensions
    ginormous humongous ~> huge giant
    giant ~ huge
    small ~ tiny little
    small ?> minor
    tiny ~ miniature
    mini ~ miniature
    wide ?> across diameter
    width ?> across diameter
    diameter ~> across
    diameter ? wide
    deep ? depth
    long ?> length
    high ?> altitude tall
    tall ~ high height
    height ?> tall
    far ?> distance away mile kilometre
    distance ?> mile kilometre away
    heavy ~ weigh weight
    weigh ?> tonne kilogram pound
    weight ?> weigh tonne kilogram pound
    old ~ aged
    old ?> age
    age ?> aged old
    young ? aged
    ancient ~ old
    amount ~ quantity
    amount ?> sum figure total
    number ?> total
    figure ? statistic
    statistic ~ figure
    stats = statistics
    percentage ~ percent
    proportion ~> percentage share
    average ?> mean
    rate ? percentage
    temperature ?> degree
    hot ?> temperature
    cold ?> temperature
    peak ~ high
    full ~ complete
    empty ? vacant
    part ? section
    lot ?> many
    loads tons ?> many
    amount ? volume
    call ~ phone conversation
    call ~> telephone talk
    call ?> discuss speak
    conversation ~ dialogue discussion
    conversation ~> call phone
    talk ~ conversation dialogue
    phone ?> talk conversation speak
    describe ?> label
    launch ?> start begin
    open ?> begin start
    commence ~> start begin
    conclude ~> end finish
    halt ~> stop
    finish ?> stop
    close ?> end
    growth ~ increase
    growth ?> rise
    jump soar surge climb ~> rise increase
    drop ?> slump plunge
    show ? disclose expose
    damage ? wreck
    axe ? abandon
    request ? urge
    reject ? deny
    accuse ? claim
    gain ? earnings
    size ?> huge
    scheme ?> proposal
    work ? role
    """
