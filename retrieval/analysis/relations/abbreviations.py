"""Short forms: months, weekdays, units, and what is typed in a chat."""

RELATIONS = """
    jan = january
    feb = february
    apr = april
    aug = august
    sep sept = september
    oct = october
    nov = november
    dec = december
    mon ~> monday
    tue tues = tuesday
    wed ?> wednesday
    thu thur thurs = thursday
    fri ~> friday
    sunday ?> weekend
    saturday ?> weekend
    weekend ?> saturday sunday
    hr hrs => hour
    min mins ~> minute
    sec secs ~> second
    yr yrs => year
    wk wks => week
    km kms = kilometre
    cm cms = centimetre
    mm ~> millimetre
    millimetre ~> mm
    kg kgs kilo = kilogram
    lb lbs ~ pound
    oz = ounce
    ft ~> foot
    foot ?> ft
    mph ~ mile
    kph kmh ~ kilometre
    ml ~> millilitre
    millilitre ~> ml
    kw ~ kilowatt
    mw ~> megawatt
    megawatt ~> mw
    gb ~> gigabyte gig
    gig gigabyte ~> gb
    mb ~> megabyte
    megabyte ~> mb
    tonne ~ ton
    yard ~ yd
    percent = pct
    percent ~ cent
    million = mn mln
    billion = bn bln
    trillion = tn trn
    k ~> thousand
    govt = government
    dept = department
    asst = assistant
    assoc = association
    intl = international
    natl = national
    univ = university
    dr ~> doctor
    doctor ?> dr
    prof = professor
    sgt = sergeant
    lt ~ lieutenant
    capt = captain
    col ~> colonel
    gen ~> general
    insp ~ inspector
    supt = superintendent
    sen ~ senator
    rep ~> representative
    rev ~> reverend
    st ?> saint
    mt ~> mount
    ave = avenue
    rd ~ road
    tel ~> telephone
    temp ?> temperature
    max ~ maximum
    min ?> minimum
    avg = average
    approx => approximately
    est ~> established
    info ~> details
    pic pics ~ photograph
    vid ? footage
    fave fav = favourite
    gov ?> governor
    pop ?> population
    sci ~> science
    scifi ~> fiction
    romcom ~> romantic
    doco = documentary
    bio ~> biography
    biopic ?> film
    limo = limousine
    ambo ~ ambulance
    copter ? aircraft
    champs ~ champions
    comp ~> competition
    quals ~ qualifying
    subs ?> substitute
    bday = birthday
    thx ~ thanks
    tmrw tmr = tomorrow
    tonite = tonight
    yday = yesterday
    vs = versus v
    asap ~> soon
    rip ?> died
    aka ~ alias
    eta ?> arrive
    vip ?> celebrity
    wwii ww2 ~> war
    wwi ww1 ~> war
    bbq = barbecue
    tv ~ programme
    pa ~> assistant
    ni ?> northern
    gcse ~ exam
    """
