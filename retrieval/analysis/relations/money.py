"""Money, prices, companies, work and strikes."""

RELATIONS = """
    # money
    money ?> cash fund finance sum
    cash ? money
    dosh dough ~> money cash
    quid ~> pound
    buck ?> dollar
    dollar ? usd
    fiver ~> five
    tenner ~> ten
    fund ?> money grant
    fund ~ finance
    grant ? fund
    loan ~ borrow
    loan ?> lend debt
    lend ~ loan
    borrow ? debt
    debt ?> owe loan
    owe ~ debt
    mortgage ? loan
    repay ? payback
    pay ~ salary wage
    pay ?> spend payment
    salary ~ wage
    salary ?> earn income
    wage ?> earn
    income ~ earnings
    earn ?> pay salary income
    bonus ? payout
    tip ?> gratuity
    tax ?> levy duty vat
    levy ~ tax
    duty ? tariff
    tariff ~> duty
    vat ?> tax
    irs ?> tax
    taxpayer ?> tax
    budget ? spending
    cost ~ price
    cost ?> worth expense fee bill
    price ?> cost
    expense ~ cost
    fee ~ charge
    fee ?> cost
    worth ~ value
    value ?> worth
    expensive ~ costly
    expensive ? dear price
    pricey ~ expensive
    cheap ~ inexpensive
    cheap ?> cost price low
    discount ? bargain
    bargain ? cheap
    free ?> charge
    freebie ~> free
    bill ? invoice
    inflation ? price
    rich ~ wealthy
    rich ?> wealth millionaire
    wealth ? fortune
    fortune ? wealth
    poor ?> poverty impoverished
    poverty ? poor
    skint ?> bankrupt
    bankrupt ~ insolvent
    bankruptcy ?> administration insolvent collapse
    bust ?> bankrupt
    spend ?> spent cost
    invest ? stake
    insurance ?> cover
    refund ~ reimburse
    refund ? compensation
    donor ?> donate
    lottery ? jackpot
    lotto ~> lottery
    prize ? award
    bet ~ wager gamble
    punter ~> customer
    punter bookie ?> bet
    bookie = bookmaker
    bookmaker ? odds
    casino ? gamble
    bank ? lender
    currency ?> dollar euro
    # companies
    company ~ firm
    company ?> corporation business
    firm ~ business
    corporation ~ company
    corp co ~> company
    biz = business
    ceo ~ executive chief
    ceo ?> boss
    exec = executive
    executive ?> boss
    chairman ~ chair chairwoman
    chairman ? boss
    boss ?> executive chairman ceo
    director ? boss
    manager ~ boss
    founder ?> founded start cofounder
    establish ~ founded
    establish ? setup
    entrepreneur ? businessman
    shareholder ~ investor
    shareholder ?> share stake
    share ~ stock
    share ?> stake
    stock ?> share market
    stake ? share
    market ? exchange
    profit ~ earnings
    profit ? gain
    loss ? deficit
    deficit ~ shortfall
    revenue ~ sales
    revenue ?> turnover income
    turnover ? revenue
    buy ~ purchase acquire
    buy ?> takeover bid
    purchase ~ acquire
    acquire ~ takeover
    acquisition ~ takeover
    takeover ~ merger
    takeover ?> bid buy
    merge ~ takeover
    merge ?> join
    bid ? offer
    offer ? bid
    offer ?> proposal
    sell ?> sold auction
    auction ?> sale
    flog ~> sell
    sale ? auction
    float ?> ipo
    ipo ~ flotation
    owner ?> own
    own ?> belong possess
    belong ~ own
    customer ~ consumer client
    customer ?> shopper
    shopper ? consumer
    shop ~ store
    shop ?> retailer supermarket
    store ? retailer
    mall ? shopping
    supermarket ?> tesco store
    retailer ?> store chain
    brand ? label
    ad = advert advertisement
    ad ?> commercial
    commercial ? advertisement
    plug ?> promote
    promo ~> promotion
    market ?> sell
    manufacture ~ produce
    manufacture ?> make
    make ?> manufacture produce
    factory ~ plant
    plant ? factory
    supplier ? supply
    import ? export
    trade ? commerce
    industry ? sector
    sector ? industry
    oil ? petroleum crude
    petrol ~ fuel gasoline
    gas ?> petrol gasoline fuel
    economy ? growth
    recession ~ slump downturn
    recession ?> economy
    slowdown ? recession
    boom ? growth
    growth ? expansion
    gdp ?> growth economy
    forecast ~ predict
    forecast ? outlook estimate
    estimate ? forecast
    headquarters = hq
    headquarters ? based
    based ?> headquarters
    branch ? outlet
    # work
    job ~ employment post
    job ?> work role position
    post ? position
    role ? job
    position ? post
    work ?> job employ
    career ? profession
    worker ~ employee
    worker ?> staff labourer
    employee ~ staff
    staff ?> worker
    employer ? boss
    workmate ~> colleague
    colleague ? coworker
    coworker ~ colleague
    hire ~ recruit employ
    hire ?> appoint
    recruit ? hire
    appoint ~ name
    appoint ?> nominate promote
    nominate ? name
    promote ? appoint
    sack ~ dismiss
    sack ?> fire
    sack ?> axe redundant
    fire ?> sack dismiss
    dismiss ~ sack
    axed ~> sacked dismissed
    redundant ~ layoff
    layoff ~ redundancy
    unemployed ~ jobless
    dole ~> unemployment benefit
    unemployment ~ jobless
    resign ~ quit
    resign ?> leave step stand
    quit ?> leave resign retire
    quit ? stop
    resignation ~ quit
    leave ?> quit departure
    departure ?> leave
    retire ?> retirement quit
    succeed ?> replace
    replace ?> successor substitute
    successor ? replace
    predecessor ? former
    temp ~> temporary
    intern ? internship
    apprentice ? trainee
    strike ~ walkout stoppage
    strike ?> industrial union
    walkout ? strike
    union ? strike
    picket ? strike
    pension ? retirement
    career ? job
    experience ? expertise
    expert ~ specialist
    expert ? analyst
    analyst ? expert
    cleaner ? janitor
    plumber ? builder
    builder ? construction
    farmer ? agriculture farm
    farm ? agriculture
    agriculture ~ farming
    cabbie = taxi
    cabbie ~> driver
    postie ~> postman
    payment ? contribution
    spend ? pay
    bill ?> cost price fee
    cash ? fund
    firm ~ corporation
    business ?> company firm
    leave ?> resign
    leader head ?> boss
    manager ? trainer
    expert ?> scientist researcher
    """
