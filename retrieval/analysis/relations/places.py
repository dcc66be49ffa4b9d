"""Countries with their adjectives and peoples, where a stemmer leaves them apart; capitals that
news writes for governments; the parts of the world and a few cities under two names.

Names that are also words ("Polish", "Turkey", "Chad") or also other places ("Georgia", "Jordan")
are only weakly related.
"""

RELATIONS = """
    # both islands and their parts
    uk = britain
    gb => uk britain
    uk britain ~ british
    uk ?> england
    british ~ brit
    britain ~ brit
    england ~ english
    english ?> englishman
    england ?> britain
    scotland ~ scottish
    scottish ~ scot scots
    scotland ~ scot
    wales ~ welsh
    ulster ? ireland
    ireland ~ irish
    eire ~> ireland
    dublin ? irish
    london ? britain
    edinburgh ? scotland
    cardiff ? wales
    belfast ? ulster
    manx ?> man
    cornwall ~ cornish
    yorkshire ? leeds
    liverpool ? liverpudlian
    glasgow ~ glaswegian
    manchester ? mancunian
    # Europe
    eu ?> europe
    europe ~ european
    france ~ french
    french ?> frenchman
    paris ? france
    germany ~ german
    berlin ? germany
    netherlands = holland
    netherlands holland ~ dutch
    hague ? netherlands
    belgium ~ belgian
    brussels ? belgium
    spain ~ spanish
    spanish spain ~ spaniard
    madrid ? spain
    catalonia ~ catalan
    basque ? eta
    portugal ~ portuguese
    lisbon ? portugal
    italy ~ italian
    rome ? italy
    sicily ~ sicilian
    greece ~ greek
    athens ? greece
    cyprus ~ cypriot
    malta ~ maltese
    monaco ~ monegasque
    switzerland ~ swiss
    austria ~ austrian
    vienna ? austria
    denmark ~ danish
    danish denmark ~ dane
    copenhagen ? denmark
    sweden ~ swedish
    swedish sweden ~ swede
    stockholm ? sweden
    norway ~ norwegian
    oslo ? norway
    finland ~ finnish
    finland finnish ~ finn
    helsinki ? finland
    scandinavia ~ scandinavian
    poland ? polish
    poland ? pole
    warsaw ? poland
    czech ~ czechia
    prague ? czech
    slovakia ~ slovak
    slovenia ~ slovenian slovene
    hungary ~ hungarian
    budapest ? hungary
    romania ~ romanian
    bucharest ? romania
    bulgaria ~ bulgarian
    serbia ~ serbian serb
    belgrade ? serbia
    croatia ~ croatian croat
    bosnia ~ bosnian
    sarajevo ? bosnia
    kosovo ~ kosovan kosovar
    albania ~ albanian
    macedonia ~ macedonian
    montenegro ~ montenegrin
    yugoslavia ~ yugoslav
    estonia ~ estonian
    latvia ~ latvian
    lithuania ~ lithuanian
    baltic ? latvia
    russia ~ russian
    moscow kremlin ? russia
    kremlin ?> moscow putin
    soviet = ussr
    soviet ? russia
    chechnya ~ chechen
    ukraine ~ ukrainian
    kiev = kyiv
    kiev ? ukraine
    crimea ~ crimean
    belarus ~ belarusian belarussian
    minsk ? belarus
    moldova ~ moldovan
    georgia ? georgian
    tbilisi ? georgian
    armenia ~ armenian
    azerbaijan ~ azerbaijani azeri
    liechtenstein ? vaduz
    andorra ~ andorran
    # the Middle East
    turkey ? turkish
    turkish ~ turk
    ankara ? turkish
    israel ~ israeli
    jerusalem ? israel
    palestine ~ palestinian
    gaza ? palestinian
    lebanon ~ lebanese
    beirut ? lebanon
    syria ~ syrian
    damascus ? syria
    jordan ? jordanian
    amman ? jordanian
    iraq ~ iraqi
    baghdad ? iraq
    kurd ~ kurdish
    kurdistan ~ kurdish
    iran ~ iranian
    tehran = teheran
    tehran ? iran
    saudi ? riyadh
    riyadh ? arabia
    kuwait ~ kuwaiti
    bahrain ~ bahraini
    qatar ~ qatari
    doha ? qatar
    uae ~ emirates
    uae ~ emirati
    dubai ? emirates
    oman ~ omani
    yemen ~ yemeni
    # Africa
    africa ~ african
    egypt ~ egyptian
    cairo ? egypt
    libya ~ libyan
    tripoli ? libya
    tunisia ~ tunisian
    algeria ~ algerian
    morocco ~ moroccan
    sudan ~ sudanese
    khartoum ? sudan
    ethiopia ~ ethiopian
    eritrea ~ eritrean
    somalia ~ somali
    mogadishu ? somalia
    djibouti ? djiboutian
    kenya ~ kenyan
    nairobi ? kenya
    uganda ~ ugandan
    tanzania ~ tanzanian
    zanzibar ? tanzania
    rwanda ~ rwandan
    burundi ~ burundian
    congo ~ congolese
    congo ~ drc
    kinshasa ? congo
    zaire ~ congo
    gabon ~ gabonese
    cameroon ~ cameroonian
    nigeria ~ nigerian
    lagos abuja ? nigeria
    niger ? nigerien
    chad ? chadian
    mali ? malian
    senegal ~ senegalese
    gambia ~ gambian
    guinea ~ guinean
    ghana ~ ghanaian
    accra ? ghana
    togo ~ togolese
    benin ~ beninese
    ivory ? ivorian
    liberia ~ liberian
    leone ~ leonean
    mauritania ~ mauritanian
    angola ~ angolan
    zambia ~ zambian
    zimbabwe ~ zimbabwean
    harare ? zimbabwe
    malawi ~ malawian
    mozambique ~ mozambican
    botswana ? gaborone
    namibia ~ namibian
    lesotho ? basotho
    swaziland ~ swazi
    swaziland ~ eswatini
    madagascar ~ malagasy
    mauritius ~ mauritian
    seychelles ? seychellois
    comoros ~ comorian
    verde ? praia
    pretoria johannesburg ?> african
    # Asia
    asia ~ asian
    china ? chinese
    beijing = peking
    beijing ? china
    hongkong ~> hong
    tibet ~ tibetan
    taiwan ~ taiwanese
    taipei ? taiwan
    japan ~ japanese
    tokyo ? japan
    korea ~ korean
    rok ~> korea
    dprk ~> korea
    seoul ? korea
    pyongyang ? korea
    mongolia ~ mongolian
    vietnam ~ vietnamese
    hanoi ? vietnam
    laos ~ laotian lao
    cambodia ~ cambodian
    khmer ? cambodia
    thailand ~ thai
    bangkok ? thailand
    burma = myanmar
    burma myanmar ~ burmese
    rangoon = yangon
    malaysia ~ malaysian
    malay ? malaysia
    singapore ~ singaporean
    indonesia ~ indonesian
    jakarta ? indonesia
    aceh ? indonesia
    bali ~ balinese
    timor ~ timorese
    brunei ~ bruneian
    philippines ~ filipino philippine
    filipino ~ filipina pinoy
    manila ? philippines
    india ~ indian
    delhi ? india
    mumbai = bombay
    calcutta = kolkata
    madras = chennai
    bangalore = bengaluru
    kashmir ~ kashmiri
    punjab ~ punjabi
    pakistan ~ pakistani
    islamabad ? pakistan
    karachi ? pakistan
    bangladesh ~ bangladeshi
    dhaka = dacca
    lanka ~ lankan
    colombo ? lanka
    nepal ~ nepalese nepali
    kathmandu ? nepal
    bhutan ~ bhutanese
    maldives ~ maldivian
    afghanistan ~ afghan
    kabul ? afghanistan
    kazakhstan ~ kazakh
    uzbekistan ~ uzbek
    turkmenistan ~ turkmen
    tajikistan ~ tajik
    kyrgyzstan ~ kyrgyz
    uighur = uyghur
    saigon ? vietnam
    canton ~ guangzhou
    # the Americas
    us = usa america
    us usa america ~ american
    american ~ yank
    yank ~> america
    washington ?> us
    nyc ny ~> york
    york ? nyc
    la ?> angeles
    sf ~> francisco
    dc ?> washington
    cali ? california
    california ~ californian
    texas ~ texan
    florida ~ floridian
    hawaii ~ hawaiian
    alaska ~ alaskan
    canada ~ canadian
    ottawa ? canada
    quebec ? quebecois
    mexico ~ mexican
    guatemala ~ guatemalan
    honduras ~ honduran
    salvador ~ salvadoran salvadorean
    nicaragua ~ nicaraguan
    panama ~ panamanian
    belize ? belizean
    cuba ~ cuban
    havana ? cuba
    haiti ~ haitian
    dominica ? dominican
    jamaica ~ jamaican
    trinidad ~ trinidadian
    tobago ? trinidad
    barbados ~ barbadian bajan
    bahamas ~ bahamian
    bermuda ~ bermudian
    grenada ~ grenadian
    antigua ~ antiguan
    caribbean ? indies
    colombia ~ colombian
    bogota ? colombia
    venezuela ~ venezuelan
    caracas ? venezuela
    guyana ~ guyanese
    suriname ? surinamese
    ecuador ~ ecuadorean ecuadorian
    peru ~ peruvian
    lima ? peru
    bolivia ~ bolivian
    chile ~ chilean
    santiago ? chile
    argentina ~ argentine argentinian
    argentine ~ argentinian
    buenos ? argentina
    uruguay ~ uruguayan
    paraguay ~ paraguayan
    brazil ~ brazilian
    rio ? brazil
    brasilia ? brazil
    falklands ~ malvinas
    latin ? latino
    latino ~ hispanic
    # Oceania
    australia ~ australian
    aussie = australian
    aussie ~> australia
    oz ?> australia
    sydney canberra ? australia
    melbourne ? australia
    kiwi ~> zealand
    fiji ~ fijian
    samoa ~ samoan
    tonga ~ tongan
    vanuatu ? vanuatuan
    kiribati ? tarawa
    nauru ~ nauruan
    tuvalu ~ tuvaluan
    palau ~ palauan
    solomon ? honiara
    micronesia ~ micronesian
    papua ? papuan
    marshall ? marshallese
    antarctic ~ antarctica
    arctic ? pole
    pacific ? ocean
    saharan ~ sahara
    gulf ? arabian
    himalaya ~ himalayan
    alps ~ alpine
    """
