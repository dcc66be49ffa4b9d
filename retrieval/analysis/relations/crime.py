"""Police, crime, courts and prison; accidents, fires and disasters; war, weapons and terror."""

RELATIONS = """
    # police
    cop copper => police
    cop ~> officer
    bobby ?> police officer
    policeman policewoman ~> officer
    police ?> detective officer
    plod fuzz ~> police
    detective ? investigator inspector
    sleuth ~> detective
    sheriff ? police
    fbi ?> agent
    feds ~> fbi federal
    nick ?> arrest
    bust ?> arrest raid
    nab collar ~> arrest caught
    arrest ~ detain
    arrest ?> custody held caught apprehend
    detain ~ custody
    detain ? hold
    custody ?> jail remand
    caught ? captured
    catch ? capture
    capture ~ seize
    suspect ?> accused alleged
    manhunt ~ hunt search
    probe ~ investigation inquiry
    investigate ~ probe inquiry
    investigation ?> inquest
    inquest ? inquiry
    lookout ? search
    raid ? search swoop
    evidence ~ proof
    clue ?> evidence lead
    fingerprint ? dna
    cctv ~> camera footage
    footage ~ video
    eyewitness ~ onlooker bystander
    missing ? disappear vanish
    disappear ~ vanish
    ransom ? kidnap
    # crime
    crime ~ offence
    criminal ~ offender
    crook ~> criminal
    criminal ? gangster
    thug ~ hooligan
    thug ?> gang
    gang ? mob
    mafia ~ mob
    murder ~ homicide slay
    murder ?> kill manslaughter stab
    homicide ~ killing
    manslaughter ? killing
    murderer ~ killer
    slay ~ kill
    stab ~ knife
    strangle ~ suffocate
    shoot ?> gunman fire shot gun
    gunman ~ shooter
    gunman ?> sniper
    gunned ?> shot
    rape ? assault sexual
    molest ~ abuse
    paedophile ?> abuse
    paedo ~> paedophile
    beat ?> assault attack
    assault ~ attack
    mug ?> rob
    mugger ? robber
    steal ~ rob
    nick pinch swipe ?> steal
    steal ?> burgle loot stolen
    theft ~ robbery
    theft ? burglary
    heist ~ robbery
    burglar ~ intruder
    burglary ? robbery
    thief ~ robber burglar
    loot ~ plunder
    pirate ? counterfeit
    fake ~ counterfeit bogus
    fake ? forged hoax false
    forge ~ counterfeit
    hoax ~ prank
    hoax ?> fake
    con ?> fraud swindle
    scam ~ fraud
    fraud ? embezzle
    cheat ? fraud
    swindle ~ fraud defraud
    bribe ? corruption kickback
    sleaze ~ corruption
    corrupt ?> bribe
    blackmail ~ extortion
    smuggle ~ traffic
    smuggler ~ trafficker
    kidnap ~ abduct
    kidnap ?> hostage captive
    hostage ? captive kidnap
    hijack ? seize
    threaten ? threat intimidate
    bully ? harass intimidate
    harass ~ stalk
    vandal ? graffiti
    arson ? fire
    torch ?> fire burn arson
    riot ~ unrest disorder
    riot ?> clash violence
    brawl ~ fight
    scrap ?> fight
    fight ? clash
    row ?> dispute argument
    violence ? clash
    torture ? abuse
    behead ~ decapitate
    piracy ?> illegal
    illegal ~ unlawful
    illegally ~ unlawfully
    legal ? lawful
    # courts
    court ?> judge trial tribunal
    trial ?> court
    tribunal ? court
    judge ?> court magistrate
    magistrate ? judge
    lawyer ~ attorney solicitor
    lawyer ?> barrister counsel
    attorney ? counsel
    solicitor barrister ? lawyer
    prosecutor ?> prosecution
    da ?> prosecutor
    jury ~ juror
    accuse ~ charge allege
    accuse ?> blame
    charge ? indict
    indict ~ charge
    guilty ? convict
    convict ~ guilty
    innocent ~ acquit
    innocent ?> cleared
    acquit ~> clear
    cleared ?> acquitted innocent
    plead ? guilty
    admit ~ confess
    sentence ?> jail
    jail ~> sentence
    sentence ? prison imprison
    verdict ~ ruling
    verdict ? judgment
    ruling ? judgment verdict decision
    appeal ? overturn
    overturn ~ quash
    sue ~ lawsuit
    sue ?> court damages litigation
    lawsuit ~ suit litigation
    damages ? compensation
    compensation ? payout
    libel ? defamation
    libel ~ defamation
    fine ?> penalty
    fined ?> penalty
    punish ~ penalty
    punishment ~ penalty
    punish ?> fine sentence
    penalty ? sanction
    bail ?> release
    parole ?> release
    testify ~ evidence
    oath ? swear
    # prison
    jail ~ prison imprison
    jail ?> sentence inmate cell
    banged locked ?> jail prison
    slammer clink ~> jail prison
    prison ?> inmate
    prisoner ~ inmate
    prisoner ?> detainee convict
    inmate ? convict
    lifer ~> life
    escape ~ flee
    escape ? fugitive
    fugitive ~ runaway
    execution ? death
    # accidents and disasters
    accident ~ crash
    crash ~ collision
    crash ?> wreck derail
    prang pileup ~> crash
    collision ~ collide
    collide ~ crash
    wreck ~ wreckage
    derail ? crash
    disaster ~ catastrophe
    disaster ?> tragedy
    tragedy ? disaster
    blast ~ explosion
    explode ~ blast
    explode ?> detonate bomb
    explosion ?> bomb
    blow ?> explode
    detonate ~ explode
    fire ~ blaze
    fire ?> flame burn inferno
    blaze ~ inferno
    blaze ?> burn
    wildfire ? bushfire blaze
    fireman = firefighter
    fireman ?> brigade
    burn ? fire
    quake = earthquake
    earthquake ? tremor
    tremor ~ quake
    tsunami ?> wave
    tidal ?> tsunami
    flood ? deluge
    landslide ~ mudslide
    avalanche ? snow
    volcano ? erupt lava
    storm ~ hurricane typhoon cyclone
    hurricane ~ typhoon cyclone
    twister ~ tornado
    tornado ? storm
    gale ? storm wind
    famine ~ starvation
    famine ? hunger
    drought ? dry
    collapse ? fall
    sink ? capsize
    capsize ~ overturn
    drown ? sea
    victim ?> dead killed injured
    save ? rescue
    survive ? escape
    evacuate ? flee
    devastate ~ destroy
    destroy ~ wreck
    destroy ?> demolish damage
    demolish ~ raze
    demolish ? destroy
    damage ? destroy
    smash ?> break
    shatter ?> break
    rubble ~ debris
    ruin ? destroy
    stranded ~ marooned
    emergency ? crisis
    safe ? secure
    danger ~ risk
    danger ?> threat hazard
    dangerous ?> risk hazard
    hazard ~ risk
    # war
    war ~ conflict
    war ?> battle fighting invasion
    battle ~ fight
    conflict ? fighting
    soldier ~ troop
    soldier ?> serviceman military army marine
    troop ?> army military force
    squaddie ~> soldier
    army ~ military
    army ?> troop soldier force
    military ?> force troop
    general ?> commander
    commander ? general
    veteran = vet
    navy ?> warship
    airforce ? jet
    warship ? navy frigate
    sub ?> submarine
    chopper copter = helicopter
    rebel ~ insurgent
    rebel ? guerrilla fighter militant
    insurgent ~ militant
    guerrilla ~ rebel
    militant ~ extremist
    militant ?> fighter terrorist
    terrorist ~ militant extremist
    terrorist ?> bomber jihadist
    terror ? terrorist
    jihadi = jihadist
    isis = isil
    isis ~ daesh
    taliban = taleban
    qaeda = qaida
    alqaeda ~> qaeda
    hezbollah = hizbollah hizbullah
    bomb ?> explosive blast explosion
    bomber ?> suicide
    bombing ? blast
    grenade ? explosive
    weapon ~> arms
    weapon ?> gun rifle bomb missile
    arms ?> weapon
    gun ?> rifle pistol firearm weapon handgun
    gun ~ firearm
    rifle pistol handgun revolver ?> gun
    bullet ? shot
    knife ? blade
    nuke ~> nuclear
    nuclear ? atomic
    atomic ~ nuclear
    wmd ~> weapons
    missile ~ rocket
    drone = uav
    drone ? unmanned
    plane ?> jet
    invade ?> attack
    occupy ? invade
    attack ?> raid strike assault bomb
    raid ? attack
    ambush ~> attack
    airstrike ~ bombing
    airstrike ?> strike
    shell ?> bombard
    siege ? standoff
    ceasefire ~ truce
    ceasefire ? peace
    truce ? peace
    peace ?> ceasefire treaty
    surrender ? yield
    withdraw ? retreat
    retreat ? withdraw
    coup ~ overthrow
    topple oust ~ overthrow
    revolution ~ uprising
    uprising ~ revolt rebellion
    massacre ~ slaughter
    massacre ?> killing
    genocide ? massacre
    spy ? agent
    spy ?> intelligence
    cia ?> intelligence
    mi5 mi6 ?> intelligence
    refugee ?> flee
    sanction ? embargo
    embargo ~ sanction
    checkpoint ? roadblock
    hideout ? hiding
    toll ~> death dead killed
    casualty ~> dead death injured
    victim ?> death toll
    custody ~> arrest
    officer ?> police
    strike ?> attack raid
    raid ?> assault
    burn ?> blaze
    probe ? inquest
    accident ? collision wreck
    wreck ?> crash accident collision
    """
