"""Travel, places and buildings; weather, nature and animals; space, science and schools."""

RELATIONS = """
    # vehicles and travel
    car ~ vehicle
    car ?> motor automobile motorist
    motor ? car
    auto automobile ~> car
    vehicle ?> car truck van lorry
    lorry ~ truck
    truck ?> lorry vehicle
    van ? vehicle
    coach ?> bus
    bus ? coach
    taxi ~ cab
    train ~ rail
    train ?> railway
    rail ~ railway
    railway ~ railroad
    tube ~ underground
    tube ?> metro
    metro ~ subway underground
    tram ? streetcar
    plane ~ aircraft
    plane ?> jet airliner flight airplane aeroplane
    airplane ~ plane
    aircraft ?> jet plane
    airliner ~> plane
    jet ? aircraft
    flight ?> plane fly
    fly ?> flight plane
    pilot ? flew
    airline ~ carrier
    airline ?> flight
    airport ?> heathrow runway
    ship ~ vessel
    ship ?> boat ferry liner
    boat ~ vessel
    boat ?> yacht ship
    ferry ?> ship
    yacht ? boat
    sail ?> voyage
    voyage ~ journey
    trip ~ journey visit
    journey ~ travel
    travel ?> trip fly
    visit ? trip
    tour ? visit
    tourist ?> visitor holidaymaker
    holidaymaker ~ tourist
    holiday ?> tourist trip resort
    hotel ? resort
    luggage ~ baggage
    passenger ? aboard
    aboard ~> board
    driver ~ motorist
    drive ? motorist
    road ? street
    road ?> motorway highway
    motorway ~ highway freeway
    pavement ~ sidewalk
    traffic ? congestion
    congestion ~ traffic
    jam ? traffic
    bridge ? crossing
    tunnel ? underground
    bike ? cyclist
    ticket ? fare
    fare ? ticket
    route ? path
    arrive ?> reach
    reach ? arrive
    land ? touchdown
    takeoff ? departure
    passport ? visa
    # places and buildings
    city ? town
    town ? city
    village ? hamlet
    area ~ region
    region ? area province
    place ? location site
    location ~ place site
    where ?> location
    site ? location
    country ~ nation
    nation ? state
    capital ? city
    suburb ? outskirts
    downtown ?> centre
    building ? structure
    building ?> tower block office
    skyscraper ~ tower
    skyscraper ?> tallest
    build ~ construct
    build ?> construction
    construction ?> build
    restore ~ renovate
    refurbish ~ renovate
    restore ? repair
    repair ~ fix
    repair ?> mend
    mend ~> repair
    lift ~ elevator
    door ? entrance
    castle ? palace
    palace ? royal
    prison ?> facility
    office ? headquarters
    square ? plaza
    park ? garden
    coast ~ shore
    coast ?> beach seaside
    beach ? shore
    seaside ~> coast
    island ~ isle
    island ?> islet
    mountain ? peak
    peak ? summit
    hill ? mountain
    river ? stream
    lake ? reservoir
    sea ~ ocean
    sea ?> water
    forest ?> wood
    forest ?> rainforest jungle
    jungle ~ rainforest
    desert ? sahara
    countryside ~ rural
    # weather, environment
    weather ? forecast
    rain ?> downpour wet shower
    downpour ~ rain
    snow ?> blizzard
    blizzard ~ snow
    freezing ? cold
    cold ? freezing
    hot ? warm
    heatwave ~ heat
    wind ? gale
    thunder ? lightning
    climate ? warming
    warming ?> climate
    greenhouse ? carbon
    co2 ~> carbon
    emission ? carbon
    pollution ~ contamination
    pollution ?> emission smog
    environment ? green
    green ? environmental
    recycle ? waste
    renewable ?> solar wind
    energy ? power
    electricity ~ power
    blackout ~ outage
    power ?> electricity
    coal ? mine
    oil ?> petroleum
    water ? river
    # animals and plants
    animal ?> creature wildlife species
    creature ~ animal
    beast ~> animal
    wildlife ? animal
    species ? animal
    pet ?> dog cat
    dog ?> puppy hound
    doggy pooch mutt pup ~> dog
    puppy ~ dog
    cat ?> kitten
    kitty moggy ~> cat
    kitten ~ cat
    cow ~ cattle
    cattle ?> livestock beef
    livestock ? cattle
    pig ~ hog swine
    pig ? pork
    horse ? pony
    pony ~ horse
    sheep ? lamb
    hen ? chicken
    chicken ? poultry
    poultry ~ chicken
    bird ?> poultry
    croc = crocodile
    croc ~ alligator
    hippo = hippopotamus
    rhino = rhinoceros
    chimp = chimpanzee
    ape monkey ? chimpanzee
    monkey ? primate
    shark ? fish
    snake ~ serpent
    snake ?> python
    rat ~ rodent
    mouse ?> rodent
    insect ~ bug
    bee ? hive
    spider ? arachnid
    whale ? dolphin
    dinosaur ? fossil
    fossil ?> dinosaur skeleton
    extinct ? endangered
    vet ~> veterinary
    vet = veterinarian
    zoo ? captive
    hunt ?> shoot
    fox ? hunt
    tree ? forest
    flower ? plant bloom
    crop ? harvest
    bite ?> attack
    # space and science
    space ?> orbit astronaut nasa
    nasa ?> space
    esa ?> space
    astronaut ~ cosmonaut
    spaceship ~ spacecraft
    spacecraft ?> probe rocket craft
    spacecraft ?> shuttle capsule
    shuttle ? spacecraft
    probe ? spacecraft
    rocket ? launch
    moon ? lunar
    planet ?> mars saturn
    mars ~ martian
    asteroid ? meteorite comet
    meteor ~ meteorite
    meteorite ? asteroid
    comet ? asteroid
    telescope ? observatory
    universe ? cosmos
    star ? galaxy
    galaxy ? universe
    alien ? extraterrestrial
    ufo ? alien
    scientist ~ researcher
    scientist ?> expert boffin professor
    boffin egghead ~> scientist researcher
    researcher ? study
    science ? research
    research ~ study
    study ~ research
    study ?> survey report
    experiment ? trial
    test ~ trial
    lab = laboratory
    discover ~ find
    discovery ~ find
    discover ?> unearth
    find ?> discover uncover
    invent ? create
    invention ? patent
    theory ? hypothesis
    gene ? dna
    clone ? copy
    cell ? stem
    chemical ? substance
    radiation ~ radioactive
    laser ? beam
    ancient ? prehistoric
    archaeologist ? ancient excavate
    dig ?> excavate
    dig ~ excavation
    skeleton ~ bones
    bone ? skeleton
    # schools
    school ? pupil
    school ?> classroom primary secondary
    primary ? elementary
    uni = university
    uni ~ college
    college ~ university
    university ? campus
    student ~ undergraduate
    student ?> pupil graduate
    pupil ~ student
    teacher ~ tutor
    teacher ?> schoolteacher headteacher
    head ?> headteacher principal
    headmaster headmistress = headteacher
    principal ? headteacher
    prof = professor
    professor ? academic lecturer
    lecturer ~ professor
    academic ? scholar
    lesson ~ class
    class ? classroom
    exam ~ test
    exam ?> gcse
    gcse ?> exam
    degree ? graduate
    graduate ?> degree
    fees ? tuition
    tuition ?> fees
    scholarship ? grant
    learn ?> study taught
    teach ?> teacher lesson
    maths ? mathematics
    homework ? coursework
    nursery ~ kindergarten
    literacy ?> reading
    aircraft ?> airliner airplane
    jet airliner ~> plane aircraft
    ferry ~> boat vessel
    boat ?> ferry
    """
