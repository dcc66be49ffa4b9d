"""People, family, body, illness, birth and death: what is typed, and what news writes."""

RELATIONS = """
    # people
    guy bloke chap geezer dude fella ~> man
    gal lass ~> girl woman
    lady ? woman
    girl ?> woman daughter
    boy ? son
    lad ?> boy son
    kid ~> child youngster
    kid ?> boy girl son daughter pupil schoolchild teenager toddler baby
    child ~ youngster
    child ?> boy girl pupil toddler infant baby son daughter
    schoolkid ~> schoolchild pupil
    schoolchild ~ pupil
    schoolboy schoolgirl ~> pupil teenager
    baby ~ infant newborn
    tot toddler ~> child
    teen ~ teenager adolescent youth
    teen teenager ?> boy girl youngster
    youth ?> youngster teenager
    adult ? grownup
    elderly ?> pensioner
    oap ~> pensioner
    pensioner ?> retiree elderly
    old ?> elderly aged
    folk ppl folks ~> person
    person ?> man woman
    human ? person
    crowd ? audience spectator
    everyone ? everybody
    resident ~ inhabitant
    resident ? local citizen
    citizen ? national
    villager townsfolk ?> resident
    newcomer ? immigrant
    immigrant ~ migrant
    refugee ? asylum displaced
    expat = expatriate
    celeb ? star
    celebrity ? star famous
    nickname ~ dub moniker alias
    surname ? name
    toff ~> aristocrat
    tycoon ~ magnate mogul
    tycoon ?> billionaire businessman
    millionaire ? rich
    gay ~ homosexual
    homosexual ? lesbian
    trans = transgender
    disabled ? handicapped
    homeless ? rough
    beggar ? homeless
    hero ? heroine
    survivor ?> rescued
    stranger ? unknown
    fan ? supporter
    fan ?> enthusiast
    follower ? supporter
    # family
    mum = mom mam mummy mother
    dad = daddy father
    parent ?> mother father
    mother father ?> parent
    gran granny nana = grandmother
    grandpa grandad granddad = grandfather
    grandparent ?> grandfather grandmother
    bro ~> brother
    sis ~> sister
    sibling ~> brother sister
    brother sister ?> sibling
    hubby = husband
    missus ~> wife
    husband ~ spouse
    wife ~ spouse
    spouse ?> married
    husband wife ?> married partner widow
    gf = girlfriend
    bf = boyfriend
    girlfriend ? partner fiancee
    boyfriend ? partner fiance
    fiance fiancee ?> engaged
    partner ?> girlfriend boyfriend wife husband
    lover ? affair
    ex ~ former
    couple ?> pair husband wife
    wed ~ marry
    wedding ~ marriage marry wed
    marry ?> wife husband bride groom
    nuptials ~> wedding
    hitched ~> marry
    bride ? groom
    honeymoon ? newlyweds
    divorce ? split separate
    relative ?> family kin
    relative ?> cousin uncle aunt
    family ?> relative parent
    auntie aunty = aunt
    nephew niece ?> uncle aunt
    adopt ? foster
    raise ? upbringing
    orphan ? parentless
    heir ? successor
    mate pal buddy chum ~> friend
    friend ? companion
    # birth and age
    born / birth
    abortion ~ termination
    miscarry / miscarriage
    twin ? triplets
    birthday ?> turned
    # death
    die ~ killed perish
    die ?> drown
    dead ~ killed
    death ~ killed
    death ?> fatal toll perish
    kill ~ death dead
    kill ?> murder slay victim fatal
    fatal ~ deadly lethal
    fatality ~ death killed
    casualty ?> dead injured wounded
    toll ?> death killed
    deceased ~> dead
    croaked ~> died
    suicide ? hanged overdose
    funeral ~ burial
    bury ~ funeral
    burial ? grave
    coffin ~ casket
    grave ~ tomb
    grave ? cemetery graveyard buried
    cemetery ~ graveyard
    corpse ~> body
    corpse ? remains
    autopsy = postmortem
    mourn ~ grieve
    mourn ? tribute
    obituary ? death
    inheritance ?> will
    # injury
    injure ~ hurt wound
    hurt wound injury ?> harm
    injury ?> fracture broken sprain strain
    fracture ~> break
    bruise ? injury
    bleed ? haemorrhage
    burn ? scald
    harm ~ damage hurt
    cripple ? paralyse
    maim ~> injure
    unconscious ? coma
    # illness and medicine
    doc ~> doctor
    doctor ~ physician
    doctor ?> medic
    doctor ?> surgeon gp consultant
    gp ~> doctor
    surgeon ?> doctor
    surgery ~> operation
    op ~> operation surgery
    operate ? surgery
    shrink ~ psychiatrist
    shrink ?> psychologist therapist
    psychiatrist ? psychologist
    paramedic ? ambulance
    medic ? paramedic
    dentist ? teeth
    ill ~ sick unwell
    illness ~ disease sickness
    ill sick ?> illness disease
    disease ?> virus infection disorder condition
    bug ?> virus infection
    virus ? infection
    flu = influenza
    tb = tuberculosis
    hiv ?> aids
    hiv ?> virus
    std sti ~> sexually
    cancer ? tumour
    tumour ?> cancer
    leukaemia ?> cancer
    mad ?> insane
    crazy ~ insane mad
    plague ? epidemic
    outbreak ~ epidemic
    epidemic ~ pandemic
    epidemic ? outbreak
    contagious ~ infectious
    vomit ? sick
    fever ? temperature
    stroke ? haemorrhage
    dementia ~ alzheimer
    diabetic ? insulin
    obese ~ overweight fat
    fat ? overweight
    slim ? thin
    diet ? weight
    jab ~> vaccine injection vaccination
    jab ?> shot
    vaccine ~ vaccination inoculation immunisation
    vaccine ? jab
    med meds ~> medicine drug
    medicine ~ drug
    medicine ?> medication
    drug ?> medication
    pill ~ tablet
    pill ?> drug medicine
    painkiller ?> ibuprofen paracetamol aspirin
    cure ? treatment remedy
    treat ? therapy
    treatment ~ therapy
    heal ?> recover
    recover ? recuperate
    checkup ~> examination
    scan ? xray mri
    hospital ? clinic ward
    clinic ? hospital surgery
    ward ?> hospital
    ambulance ? paramedic
    healthcare ? health
    nhs ?> health
    patient ? hospital
    symptom ?> sign
    test ? screening
    transplant ? graft
    kidney liver ? organ
    prosthetic ? artificial
    drunk ~ intoxicated
    drunk ?> alcohol
    booze ~> alcohol drink
    alcohol ? drink liquor
    smoke ? cigarette tobacco
    cigarette ~ tobacco
    fag cig ciggy ~> cigarette
    weed pot dope ?> cannabis marijuana
    cannabis ~ marijuana
    coke ?> cocaine
    smack ?> heroin
    addict ? drug
    overdose ? drug
    steroid ?> doping drug
    doping ~> drug
    # body
    tummy belly ~> stomach abdomen
    stomach ~ abdomen
    bum butt ~> buttocks
    boob ~> breast
    bosom ~> breast
    skull ? head
    leg ?> knee ankle thigh
    arm ? elbow
    hair ? hairstyle
    beard ? moustache
    specs ~> glasses spectacles
    glasses ? spectacles
    tears ? crying weep
    cry ~ weep
    cry ? tears
    laugh ? laughter
    sleep ? asleep
    tired ~ exhausted
    tired ? fatigue
    dna ? genetic
    # feelings
    happy ~ pleased delighted
    happy ?> glad thrilled satisfied
    chuffed ~> delighted pleased
    gutted ~> disappointed devastated
    sad ? upset unhappy
    unhappy ~ dissatisfied
    upset ? distressed
    angry ~ furious
    angry ?> anger outraged fury
    fury ~ anger rage
    furious ~ anger fury
    mad ?> angry
    afraid ~ scared
    scared ~ fear frightened
    afraid ~ fear
    fear ?> worry concern
    worry ~ concern
    worried ~ concerned
    worry ?> anxious fear
    hate ~ loathe
    hate ? dislike
    like ?> enjoy
    enjoy ? like
    surprise ~ astonish
    surprised ~ shocked stunned
    shock ~ stun
    proud ? pride
    embarrass ? humiliate
    ashamed ~ shame
    jealous ~ envy
    excited ? thrilled
    lonely ? loneliness
    brave ~ courage
    clever ~> intelligent smart
    stupid ~ dumb
    lazy ? idle
    funny ~ humorous
    weird ~ strange odd bizarre
    strange ~ odd bizarre unusual
    rude ? offensive
    kind ? generous
    pretty ~> beautiful
    ugly ? hideous
    fancy ?> like
    child pupil ?> kid
    pupil ?> child
    surgeon neurosurgeon ~> doctor
    doctor ?> neurosurgeon
    wife husband ?> wed
    """
