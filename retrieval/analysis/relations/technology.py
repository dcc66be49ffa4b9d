"""Computers, telephones, the net, games and gadgets."""

RELATIONS = """
    tech = technology
    technology ? gadget
    pc = computer
    computer ?> machine laptop desktop
    laptop ~ notebook
    laptop ?> computer
    mac ?> apple
    iphone ipad ipod ?> apple
    phone = telephone
    phone ?> mobile handset smartphone
    mobile ~ phone handset
    mobile ?> cellphone smartphone
    cellphone = cellular
    cellphone ~ mobile phone
    cell ?> mobile
    smartphone ~ handset phone
    handset ~ phone
    tablet ? ipad
    sms ~ text
    text ? message
    msg = message
    message ?> text
    voicemail ? message
    internet = net
    internet ~ web online
    net ~ web online
    web ~ online
    online ?> website
    website = web
    website ~ site
    website ?> page portal
    site ~ website
    webpage ~ page
    homepage ~ page
    blog ~ weblog
    weblog ?> blogger
    broadband ? internet
    broadband ?> dsl adsl
    wifi ~ wireless
    wireless ? bluetooth
    email = mail
    email ? message
    spam ? junk
    spammer ? spam
    app ? application
    app ?> software
    software ~ program
    software ? application
    program ?> software
    os ?> operating
    microsoft ?> windows
    linux ? opensource
    browser ? firefox explorer
    google ?> search
    facebook ?> social
    fb = facebook
    insta ~ instagram
    youtube ?> video
    twitter ? tweet
    yt = youtube
    tweet ?> post
    post ? message
    user ? subscriber
    account ? profile
    password ? login
    login ~ log
    hack ~ breach
    hack ?> attack intrusion
    hacker ?> attacker
    cyber ? hacker
    cyberattack ?> hack attack
    virus ?> worm malware trojan
    malware ~ virus
    malware ? spyware
    worm ~ virus
    bug ?> flaw glitch
    glitch ~ fault
    flaw ~ vulnerability
    flaw ?> bug hole
    patch ? update
    update ? upgrade
    upgrade ~ update
    download ?> file
    filesharing ?> peer
    p2p ~> peer
    piracy ~ pirate
    pirate ?> illegal download
    copy ? duplicate
    mp3 ?> music player
    cd ?> disc album
    dvd ?> disc
    disc ? cd
    drm ~> rights
    videogame ~> game
    game ?> gaming gamer videogame
    gamer ?> player
    console ?> playstation xbox nintendo
    playstation xbox ?> console
    ps2 ps3 ps4 ~> playstation
    psp ?> playstation handheld
    handheld ~ portable
    gizmo ~> gadget
    gadget ~ device
    device ?> gadget machine
    machine ? device
    robot ~ humanoid
    robot ?> machine
    ai ~> artificial
    chip ~ processor
    chip ?> semiconductor
    screen ~ display
    hdtv ?> definition
    hd ~> definition
    camera ?> digital lens
    cam = camera
    webcam ?> camera
    printer ? ink
    data ~ information
    info = information
    database ? data
    storage ? memory
    privacy ? data
    digital ? electronic
    satnav = gps
    gps ? navigation
    rfid ? tag
    server ? computer
    network ? connection
    launch ~ release
    launch ?> unveil introduce
    release ?> launch available
    unveil ~ reveal
    unveil ?> launch
    version ? edition
    model ? version
    prototype ? model
    inventor ?> invent
    techie geek ~> computer
    geek ~ nerd
    """
