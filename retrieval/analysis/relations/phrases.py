"""Phrases of talk and what one word news writes for them; phrases that only ask.

The sign is that of the other relations: "~>" close, "?>" loose, "=>" the same. The verb of a
phrase is known in all its forms. Words of a phrase that are not stop words are still searched as
well: whoever reads a question decides. One room however
long: a list by field of talk, without code.
"""

PHRASES = """
    # office and work
    step down ~> resign quit
    step aside ~> resign quit
    stand down ~> resign quit retire
    stand aside ~> resign
    stand in ?> replace temporary
    pack in ~> quit retire
    pack up ?> quit
    jack in ~> quit
    give up ~> quit abandon
    give up ?> surrender
    bow out ~> retire quit
    throw in the towel ~> quit resign
    call it a day ~> retire quit
    call it quits ~> split quit retire
    hang up his boots ~> retire
    hang up her boots ~> retire
    hang up boots ~> retire
    get the boot ~> sacked dismissed
    get the sack ~> sacked dismissed
    get the chop ~> sacked axed
    get the axe ~> sacked axed
    get the push ~> sacked
    given the boot ~> sacked dismissed
    lay off ~> redundant sacked
    let go ?> sacked redundant
    kick out ~> expel evict
    kick out ?> oust eliminate
    chuck out ~> expel evict
    throw out ~> expel reject
    boot out ~> expel oust
    force out ~> oust
    push out ?> oust
    turf out ~> expel evict
    take on ?> hire recruit
    take over ~> takeover
    take over ?> acquire succeed
    buy out ~> takeover acquire
    snap up ~> buy acquire
    sell off ~> sale
    bail out ~> bailout
    bail out ?> rescue
    go bust ~> bankrupt collapse
    go under ~> bankrupt collapse
    go belly up ~> bankrupt
    go broke ~> bankrupt
    go bankrupt => bankrupt
    go on strike => strike
    walk out ~> strike walkout
    down tools ~> strike
    out of work ~> unemployed jobless
    on the dole ~> unemployed
    set up ~> establish founded
    set up ?> create launch
    start up ~> establish founded
    start out ?> began
    team up ~> partnership join
    hook up ?> join
    hand over ~> transfer surrender
    pay out ~> compensation payout
    pay back ~> repay
    pay off ?> repay
    pay rise ~> salary wage increase
    cough up ~> pay
    fork out ~> pay spend
    shell out ~> pay spend
    splash out ~> spend
    rip off ~> overcharge
    cost of living ~> inflation
    cut back ~> reduce cuts
    cut down ?> reduce
    put up ?> increase raise
    go up ~> rise increase
    go down ?> fall drop decrease
    come down ?> fall drop
    drop off ?> decline
    speed up ~> accelerate
    slow down ~> slowdown
    wind up ?> close
    wind down ?> close
    # starting, stopping, putting off
    call off ~> cancel abandon
    call off ?> postpone
    put off ~> postpone delay
    put back ?> postpone delay
    hold up ?> delay
    hold off ?> delay
    kick off ~> start begin
    get under way ~> start begin
    carry on ~> continue
    keep on ~> continue
    go on ?> continue
    go ahead ?> proceed approve
    shut down ~> close closure
    close down ~> closure shut
    break down ?> fail collapse
    fall apart ~> collapse
    fall through ~> collapse fail
    pull out ~> withdraw
    pull the plug ~> cancel axe
    back out ~> withdraw
    drop out ~> withdraw
    opt out ~> withdraw
    back down ~> concede
    cave in ?> collapse concede
    give in ~> surrender concede
    give away ?> donate
    do away with ~> abolish scrap
    get rid of ~> remove scrap abolish
    get rid ~> remove scrap
    phase out ~> abolish
    bring in ~> introduce
    bring back ~> reintroduce restore
    bring out ~> release launch
    come out ~> release
    come out with ~> release
    roll out ~> launch introduce
    end up ?> finish
    run out ?> shortage expire
    use up ~> exhaust
    sort out ~> resolve settle
    clear up ?> resolve
    clean up ?> cleanup
    # finding out, saying
    find out ~> discover learn
    work out ?> calculate
    figure out ?> solve
    look into ~> investigate probe
    look for ~> search seek
    look after ~> care
    look at ?> examine
    point out ~> noted
    speak out ~> criticise
    speak up ?> criticise
    bring up ?> raise
    own up ~> admit confess
    come clean ~> admit confess
    fess up ~> admit confess
    say sorry ~> apologise apology
    make up ?> invent
    made up of ?> consist
    cover up ~> conceal
    hush up ~> conceal
    turn down ~> reject refuse
    knock back ~> reject
    rule out ~> exclude
    vote in ?> elect
    vote out ?> defeat
    get in ?> elect
    sign up ~> register join
    hit back ~> respond retaliate
    hit out ~> criticise
    lash out ~> criticise attack
    have a go at ~> criticise
    lay into ~> criticise
    tell off ~> reprimand
    tick off ?> reprimand
    call for ~> urge demand
    talk about ~> discuss
    agree on ?> agreement
    fall out ~> row dispute quarrel
    bust up ~> row split fight
    punch up ~> fight brawl
    have words ?> argument
    stand up to ?> oppose
    stick up for ~> defend support
    stand by ?> support
    back up ?> support
    # people
    break up ~> split separate divorce
    split up ~> separate divorce
    get married => marry marriage wedding
    get hitched ~> marry wedding
    tie the knot ~> marry wedding
    get engaged ~> engagement
    get divorced => divorce
    go out with ~> girlfriend boyfriend date
    grow up ~> childhood raised
    pass away ~> die death
    pass on ?> die
    pop his clogs ~> die
    kick the bucket ~> die
    drop dead ~> die
    lose his life ~> die killed
    lose her life ~> die killed
    lose their lives ~> die killed
    take his own life ~> suicide
    take her own life ~> suicide
    kill himself ~> suicide
    kill herself ~> suicide
    top himself ~> suicide
    have a baby ~> birth pregnant
    give birth ~> born baby
    knocked up ~> pregnant
    up the duff ~> pregnant
    named after ?> name
    better half ~> wife husband
    other half ~> wife husband partner
    old man ?> father
    come down with ~> ill virus
    fall ill ~> ill illness sick
    get sick ~> ill illness
    throw up ~> vomit
    pass out ~> collapse faint
    come round ?> conscious
    get better ~> recover
    get well ~> recover
    get over ?> recover
    get hurt ~> injured injury
    heart attack ~> cardiac
    under the knife ~> surgery operation
    flat out ?> fast
    # crime, war, accidents
    break in ~> burglary burgle
    break out ~> escape
    break out ?> outbreak
    break into ~> burgle
    hold up at gunpoint ~> robbery
    stick up ?> robbery
    make off with ~> steal
    run off with ?> steal
    do a runner ~> flee escape
    run away ~> flee escape
    get away ~> escape
    get away with ?> escape
    lock up ~> jail imprisoned
    bang up ~> jail imprisoned
    put away ?> jail
    behind bars ~> jail prison
    go to jail ~> jail prison sentence
    sent down ~> jail prison
    go down for ?> jail
    do time ~> jail prison
    let off ?> acquitted cleared
    get off ?> acquitted
    let out ?> release
    set free ~> release freed
    turn in ?> surrender
    hand in ?> surrender
    beat up ~> assault attack
    do in ?> killed
    bump off ~> murder kill
    knock off ?> kill
    gun down ~> shot shooting
    blow up ~> explode explosion bomb
    go off ?> explode
    set off ?> explode trigger
    set fire ~> arson
    set on fire ~> arson burn
    catch fire ~> fire blaze
    burn down ~> fire destroyed
    knock down ?> demolish
    pull down ~> demolish
    tear down ~> demolish
    fall down ~> collapse
    run over ~> hit
    crash into ~> collision
    wash up ?> ashore
    go missing ~> missing disappear
    shoot down ?> shot
    take hostage ~> hostage kidnapped
    gang up ?> bully
    crack down ~> crackdown
    clamp down ~> crackdown
    stir up ?> provoke incite
    let down ?> disappoint
    take out ?> kill destroy
    # games and shows
    knock out ~> eliminate beat
    go out ?> eliminated
    put out ?> eliminate
    sent off ~> dismissed
    send off ~> dismissed
    red card ~> dismissed
    sign for ?> join
    come back ?> return comeback
    come first ~> win won
    come second ~> runner
    come last ~> last
    pull off ?> win
    spot kick ~> penalty
    man of the match ?> best
    turn up ~> appear arrive
    turn up ?> attend found
    show up ~> appear arrive
    turn out ?> attend
    take part ~> participate compete
    take place ?> held
    line up ?> lineup
    try out ?> trial
    play the part ~> role
    play the role ~> role
    star in ?> role
    # machines and the net
    switch on ?> activate
    turn on ?> activate
    switch off ?> disconnect
    log in ?> login
    log on ?> login
    e mail => email
    on line ~> online
    web site => website
    cell phone ~> mobile
    mobile phone ?> handset
    smart phone => smartphone
    lap top => laptop
    video game ~> gaming
    net work ?> network
    wi fi => wifi
    # places
    united states => us america usa
    united kingdom => uk britain
    great britain => uk britain
    united nations => un
    european union => eu
    european commission ?> eu brussels
    new york ~> nyc
    los angeles ~> la
    saudi arabia ~> saudi
    south africa ?> african
    north korea ?> pyongyang
    south korea ?> seoul
    middle east ?> arab
    east timor ?> timorese
    czech republic => czech
    northern ireland ~> ulster
    hong kong ?> hk
    white house ?> administration
    number 10 ?> downing
    prime minister => pm premier
    chief executive => ceo
    home office ?> secretary
    attorney general ?> lawyer
    member of parliament ~> mp
    world cup ?> fifa
    per cent => percent
    number one ?> top
    # doing
    come up with ~> devise invent
    dream up ~> invent
    think up ~> invent
    pick up ?> collect
    turn into ~> become
    get to ?> reach
    get back ?> return recover
    go back ~> return
    come home ?> return
    set out ?> leave
    take off ?> leave takeoff
    touch down ~> land
    put together ?> assemble
    tie up ?> link
    join up ?> enlist
    cut off ?> isolate
    keep away ?> avoid
    stay away ?> avoid boycott
    miss out ?> miss
    go wrong ~> fail failure problem
    mess up ~> mistake
    screw up ~> mistake
    muck up ~> mistake
    cock up ~> mistake blunder
    make it ?> survive reach
    get through ?> pass survive
    fed up ~> unhappy frustrated
    ticked off ?> angry
    hacked off ~> angry
    sick of ?> tired
    freak out ?> panic
    show off ?> display unveil
    hand out ~> distribute
    dish out ~> distribute
    give out ?> distribute
    light up ?> smoke
    eat out ?> restaurant
    dress up ?> costume
    let in ?> admit
    add up ?> total
    double up ?> double
    make money ~> profit earn
    make a profit => profit
    a lot of money ?> fortune
    for free ~> free
    in charge ~> head chief
    in favour ?> support
    in favor ?> support
    against the law ~> illegal
    in the running ~> candidate contender
    in hot water ~> trouble
    on the run ~> fugitive
    on fire ?> blaze
    on the up ?> rise
    on sale ?> sale
    up for ?> nominated
    back in ?> return
    worn out ~> exhausted
    sold out ?> sold
    tip off ~> informant
    shake up ~> reform overhaul
    rack up ?> total
    """

ASKING = """
    how come
    any news on
    any news about
    any news
    any idea
    any update on
    any updates on
    what's the deal with
    whats the deal with
    what's up with
    whats up with
    what's the story with
    what's going on with
    whats going on with
    what's going on
    what is going on with
    what went on
    do you know
    does anyone know
    does anybody know
    anyone know
    can you tell me
    could you tell me
    can someone tell me
    tell me
    tell us
    i want to know
    i'd like to know
    id like to know
    i wonder
    let me know
    give me
    show me
    find me
    got anything on
    have you got anything on
    is there anything on
    is it true that
    is it true
    what kind of
    what sort of
    what type of
    which kind of
    the heck
    the hell
    on earth
    remind me
    supposed to
    meant to
    going to
    gonna
    wanna
    gotta
    """
"""Words that only ask, or say that something is asked: they describe nothing in an article."""
