"""Sport, film, television, music, writing, prizes and famous people; food, clothes and homes."""

RELATIONS = """
    # sport
    footie footy = football
    football ~ soccer
    rugger ~> rugby
    hoops ~> basketball
    game ~ match
    match ?> fixture game tie
    fixture ~ match
    tie ? draw
    derby ? match
    team ~ side squad
    team ?> club
    club ? team side
    squad ? team
    footballer ?> player striker midfielder defender
    striker ?> forward
    goalie keeper = goalkeeper
    skipper = captain
    sub ?> substitute
    substitute ? replacement
    ref = referee
    referee ? umpire
    umpire ? referee
    linesman ? assistant
    coach ~ manager
    coach ?> trainer boss
    manager ?> coach
    trainer ? coach
    win ~ victory
    win ?> beat triumph won champion
    won ~ win victory
    won ?> beat triumph
    victory ?> win triumph
    beat ~ defeat
    beat ?> win victory thrash
    beaten ~> defeat
    thrash hammer ?> beat defeat
    trounce ~> beat defeat
    edge ?> beat
    defeat ?> beat loss lose
    lose ?> defeat beat
    loss ? defeat
    loser ? beaten
    winner ?> win champion
    champion ? title
    champ = champion
    title ? championship
    championship ~ title
    triumph ~ victory win
    draw ?> tie
    score ?> goal
    scorer ?> goal
    goal ? score
    equaliser ?> level
    pen ?> penalty
    header ? goal
    hattrick ?> three
    league ? premiership division
    premiership ~ premier
    prem ~> premiership premier
    cup ? trophy
    trophy ~ cup
    medal ?> gold silver bronze
    olympic ?> medal
    olympics ? games
    final ? semifinal
    semi ~ semifinal
    quarterfinal ? quarter
    tournament ~ competition
    tournament ?> championship cup open
    competition ~ contest
    contest ? competition
    race ?> grand marathon sprint
    grandprix ~> race prix
    formula ? f1
    f1 ~ formula
    racer ? driver
    sprinter ? runner
    runner ? athlete
    athlete ? runner
    jockey ? rider
    cyclist ? rider
    bike ~ bicycle
    bicycle ? cycle
    motorbike = motorcycle
    tennis ? wimbledon
    golfer ?> golf
    boxer ?> fight boxing
    bout ~ fight
    knockout ? ko
    wrestler ? wrestling
    cricketer ?> cricket batsman bowler
    batsman ? batting
    wicket ? bowler
    pitcher ? baseball
    quarterback ? nfl
    nfl ?> football
    nba ?> basketball
    mlb ?> baseball
    nhl ?> hockey
    fa ?> football
    fifa uefa ?> football
    irb ?> rugby
    stadium ~ arena
    stadium arena ?> ground
    stadium ?> pitch venue
    arena ? venue
    venue ? stadium
    pitch ? field
    fan ~ supporter
    hooligan ? fan
    crowd ?> fan attendance
    attendance ? crowd
    transfer ?> sign
    sign ?> join contract
    join ?> sign
    contract ? deal
    swap ? exchange
    drop ?> omit
    injury ?> hamstring knee ankle
    injured ?> sidelined
    out ?> miss
    miss ? absent
    ban ?> suspend
    suspend ~ ban
    suspension ~ ban
    doping ?> steroid
    qualify ?> qualifier reach
    seed ? ranked
    record ? best
    cap ?> international
    debut ?> first
    comeback ~> return
    comeback ? recover
    retire ?> career
    gym ? fitness
    exercise ? fitness
    jog ~> run
    # film and television
    movie ~ film
    movie ?> picture
    flick ~> film
    film ?> screen cinema picture
    cinema ? film theatre
    hollywood ? film
    actor ?> star cast role play
    actress ?> star actor
    star ?> actor singer celebrity
    star ? feature
    play ?> star role portray
    portray ~ play
    role ~> part
    role ? character
    character ? role
    cast ? actor
    director ?> film directed
    filmmaker ~ director
    blockbuster ? hit
    sequel ?> follow
    prequel ? sequel
    remake ? version
    trailer ? film
    premiere ? screening
    oscar ~ academy
    oscar ?> award nominate
    bafta ?> award
    emmy ?> award
    grammy ?> award
    brit ?> award
    award ~ prize
    prize ?> award win
    nobel ?> prize
    booker ?> prize
    gong ~> award
    nominate ? shortlist
    shortlist ~ nominee
    tv telly = television
    tv ?> broadcast channel
    television ?> broadcast
    broadcast ?> air
    broadcast ? programme
    broadcaster ? bbc
    beeb = bbc
    channel ? network
    show ?> programme series
    programme ~ show
    programme ?> series
    series ? show
    episode ? series
    sitcom ~ comedy
    soap ?> eastenders drama
    cartoon ?> animated
    documentary ? film programme
    presenter ? host
    anchor ? presenter
    viewer ~ audience
    audience ?> viewer
    dj = deejay
    radio ? station
    celeb ?> famous
    famous ~ celebrity
    famous ? known
    fame ~ celebrity
    paparazzi ~ photographer
    photo = photograph
    photo ~ picture image
    pic = picture
    pic ~ photo image
    picture ? image
    image ~ picture
    selfie ?> photo
    camera ? photograph
    clip ~ video
    vid = video
    comic ~ comedian
    comedian ? comedy
    joke ? humour
    funny ? comedy
    # music
    song ~ track
    song ? single
    song ?> tune lyric singer
    tune ~ song
    track ? song
    album ~ record
    album ?> lp
    lp ~> album
    record ?> album
    band ~ group
    band ?> rock musician
    group ? band
    gig ~ concert
    concert ?> performance tour gig
    tour ? concert
    festival ? glastonbury
    singer ~ vocalist
    singer ?> star musician
    musician ?> singer guitarist
    rapper ?> rap
    hiphop ?> rap
    hit ?> chart
    pop ? music
    composer ? music
    orchestra ? symphony
    # books, art, press
    book ~ novel
    book ?> author published
    novel ?> book
    author ~ writer novelist
    author ?> book wrote
    writer ?> author novelist
    write ?> author wrote
    publish ?> release
    paper ?> newspaper
    newspaper ~ paper
    newspaper ?> daily
    tabloid ?> newspaper
    magazine = mag
    press ~ media
    media ? press
    journo = journalist
    journalist ~ reporter
    journalist ?> correspondent
    reporter ~ correspondent
    editor ? newspaper
    article ? story
    story ? report
    headline ? title
    interview ? told
    art ?> artist painting
    artist ?> painter
    painting ? portrait canvas
    sculpture ~ statue
    statue ? monument
    monument ~ memorial
    memorial ? monument
    exhibition ~ display
    museum ? gallery
    gallery ? exhibition
    theatre ? stage play
    musical ? stage
    ballet ? dance
    dance ? ballet
    # food
    food ?> meal eat diet
    grub ~> food
    meal ? dinner lunch
    tea ?> dinner
    eat ? ate meal
    scoff ~> eat
    drink ?> beverage
    beverage ~ drink
    beer ? lager
    pub ~ bar
    boozer ~> pub
    pint ? beer
    wine ? vineyard
    restaurant ? cafe diner
    cafe ? coffee
    chef ~ cook
    cook ?> chef
    recipe ? dish
    veg veggie = vegetable
    veggie ~> vegetarian
    fruit ?> apple orange
    spud = potato
    crisps ? snack
    biscuit ~ cookie
    sweet ?> candy
    candy ~ sweets
    choc = chocolate
    burger ~ hamburger
    mcd ~> mcdonald
    sausage ? hotdog
    meat ?> beef pork lamb chicken
    beef ? cattle
    fish ?> cod salmon tuna
    bread ? loaf
    egg ? chicken
    salt ? sodium
    fizzy ?> soft
    junk ?> fast
    vegan ? vegetarian
    hungry ~ starving
    # clothes
    clothes ?> garment wear dress outfit
    clothing ~ garment
    wear ?> dress
    wear ? clothes
    dress ? gown
    trousers ~ pants
    pants ? underwear
    jeans ? denim
    jumper ~ sweater
    tshirt ?> shirt
    tee ?> shirt
    jacket ~ coat
    trainers ~ sneakers
    shoe ? boot footwear
    hat ~ cap
    knickers ? underwear
    bra ? underwear
    swimsuit ~ bikini
    handbag ~ purse
    bling ~> jewellery
    jewellery ?> ring necklace diamond
    necklace ? jewellery
    makeup ~ cosmetics
    perfume ~ fragrance
    nappy = diaper
    tattoo ? ink
    # homes and things
    house ~ home
    house ?> property mansion residence
    home ?> house residence
    flat ~ apartment
    apartment ?> condo
    condo ~ apartment
    digs ~> home
    mansion ? house
    estate ? housing
    property ? housing
    landlord ? tenant
    tenant ? rent
    rent ? lease
    lease ~ rent
    furniture ? sofa
    couch ~ sofa
    loo bog ~> toilet
    toilet ~ lavatory
    toilet ? bathroom
    tap ? faucet
    rubbish ~ waste garbage trash
    trash ~ garbage
    bin ? rubbish
    garden ? yard
    fridge ~ refrigerator
    oven ? cooker
    hoover ~ vacuum
    torch ~ flashlight
    present ? gift
    gift ?> present
    toy ? doll
    party ? celebration
    celebrate ? party
    holiday ~ vacation
    hols = holiday
    picture ?> film movie
    game ~> fixture
    defeat ?> victory win
    """
