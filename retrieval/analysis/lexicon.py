"""Closed word lists of English: stop words, irregular forms, abbreviations.

Lists of facts about the language, kept apart from the code that uses them. A change here changes
the terms of an index, so it changes `Analyzer.fingerprint`.
"""

STOP_WORDS = frozenset(
    """
        a about above after again against all also am an and any are aren't as at be because
        been before being below between both but by can cannot can't could couldn't did
        didn't do does doesn't doing don't down during each either else ever every few for
        from further had hadn't has hasn't have haven't having he her here hers herself him
        himself his how i if in into is isn't it its itself just let's me might more most
        must mustn't my myself neither no nor not of off on once only onto or other our ours
        ourselves out over own per rather same shall shan't she should shouldn't since so
        some such than that the their theirs them themselves then there these they this
        those though through thus to too toward towards under until up upon us very was
        wasn't we were weren't what whatever when where whether which while who whom whose
        why will with within without won't would wouldn't yet you your yours yourself
        yourselves may much many
        """.split()
)
"""Words that carry grammar, not news. Dropped unless written as a name or an acronym."""

NAME_LIKE = frozenset(
    """
        will may who us it can do an no so he she more most am in on his her ours let's
        """.split()
)
"""Stop words that are also names or acronyms (Will, May, WHO, U.S., IT, Do Ga-on, An, So): kept
where they are written with a capital inside a sentence."""

QUESTION_WORDS = frozenset(
    """
        anybody anyone anything tell please know happen happened happening thing things
        somebody someone something whats hows wheres whos dont didnt doesnt isnt wasnt cant
        im ive any really actually exactly say said says article articles news describe
        describes described
        """.split()
)
"""Words that ask rather than describe; dropped from questions, never from the index. "say" asks
for a speaker's words ("what did Han say about ..."), and nearly every article has it."""

KEPT_IN_QUESTIONS = frozenset({"us"})
"""In a question "us" is the country more often than the asker."""

AFTER_HOW = frozenset("long many much far big old often large high tall".split())
"""Words that ask for an amount when they follow "how"."""

IRREGULAR = (
    {
        form: base
        for line in """
        analysis: analyses
        arise: arose arisen
        awake: awoke awoken
        beat: beaten
        become: became
        begin: began begun
        bend: bent
        bite: bitten
        bleed: bled
        blow: blew blown
        break: broke broken
        breed: bred
        bring: brought
        build: built
        burn: burnt
        buy: bought
        catch: caught
        choose: chose chosen
        cling: clung
        come: came
        creep: crept
        deal: dealt
        dig: dug
        draw: drew drawn
        dream: dreamt
        drink: drank drunk
        drive: drove driven
        dwell: dwelt
        eat: ate eaten
        fall: fell fallen
        feel: felt
        fight: fought
        find: found
        flee: fled
        fling: flung
        fly: flew flown
        forbid: forbade forbidden
        foresee: foresaw foreseen
        forget: forgot forgotten
        forgive: forgave forgiven
        freeze: froze frozen
        get: got gotten
        give: gave given
        go: goes went gone
        grow: grew grown
        hang: hung
        hear: heard
        hide: hid hidden
        hold: held
        keep: kept
        kneel: knelt
        know: knew known
        lay: laid
        lead: led
        lean: leant
        leap: leapt
        learn: learnt
        leave: left
        lend: lent
        light: lit
        lose: lost
        make: made
        mean: meant
        meet: met
        mislead: misled
        mistake: mistook mistaken
        misunderstand: misunderstood
        outgrow: outgrew outgrown
        overcome: overcame
        overdo: overdone
        override: overrode overridden
        overrun: overran
        oversee: oversaw overseen
        overtake: overtook overtaken
        overthrow: overthrew overthrown
        partake: partook
        pay: paid
        prove: proven
        rebuild: rebuilt
        repay: repaid
        rethink: rethought
        retake: retook retaken
        rewrite: rewrote rewritten
        ride: rode ridden
        ring: rang rung
        rise: rose risen
        run: ran
        say: said
        see: saw seen
        seek: sought
        sell: sold
        send: sent
        sew: sewn
        shake: shook shaken
        shine: shone
        shoot: shot
        show: shown
        shrink: shrank shrunk shrunken
        sing: sang sung
        sink: sank sunk sunken
        sit: sat
        slay: slew slain
        sleep: slept
        slide: slid
        sling: slung
        smell: smelt
        speak: spoke spoken
        speed: sped
        spell: spelt
        spend: spent
        spill: spilt
        spin: spun
        spoil: spoilt
        spring: sprang sprung
        stand: stood
        steal: stole stolen
        stick: stuck
        sting: stung
        stink: stank stunk
        stride: strode
        strike: struck stricken
        string: strung
        strive: strove striven
        swear: swore sworn
        sweep: swept
        swell: swollen
        swim: swam swum
        swing: swung
        take: took taken
        teach: taught
        tear: tore torn
        tell: told
        think: thought
        thrive: throve
        throw: threw thrown
        tread: trod trodden
        undergo: undergoes underwent undergone
        understand: understood
        undertake: undertook undertaken
        uphold: upheld
        wake: woke woken
        wear: wore worn
        weave: wove woven
        weep: wept
        withdraw: withdrew withdrawn
        withhold: withheld
        withstand: withstood
        wring: wrung
        write: wrote written

        appendix: appendices
        bacterium: bacteria
        bureau: bureaux
        cactus: cacti
        calf: calves
        chateau: chateaux
        child: children
        crisis: crises
        criterion: criteria
        curriculum: curricula
        diagnosis: diagnoses
        dwarf: dwarves
        elf: elves
        emphasis: emphases
        foot: feet
        fungus: fungi
        goose: geese
        grandchild: grandchildren
        godchild: godchildren
        half: halves
        hoof: hooves
        housewife: housewives
        hypothesis: hypotheses
        index: indices
        knife: knives
        larva: larvae
        life: lives
        loaf: loaves
        matrix: matrices
        memorandum: memoranda
        midwife: midwives
        mouse: mice
        nebula: nebulae
        nucleus: nuclei
        ox: oxen
        penknife: penknives
        person: people persons
        phenomenon: phenomena
        plateau: plateaux
        prognosis: prognoses
        radius: radii
        referendum: referenda
        scarf: scarves
        schoolchild: schoolchildren
        self: selves
        shelf: shelves
        stadium: stadia
        stepchild: stepchildren
        stimulus: stimuli
        supernova: supernovae
        synthesis: syntheses
        thesis: theses
        thief: thieves
        tooth: teeth
        werewolf: werewolves
        wharf: wharves
        wife: wives
        wolf: wolves
        """.strip().splitlines()
        if line
        for base, forms in [line.split(":")]
        for form in forms.split()
        for base in [base.strip()]
    }
    | {
        f"{kind}men": f"{kind}man"
        for kind in """
        air alder anchor assembly bats bogey business camera chair church clergy con congress
        council country crafts crew cricket door dust dutch english ferry fire fisher fore
        french fresh front frog gentle ground guards gun hang hench hit horse
        hunts infantry irish jury lay lines law mad marks medicine middle militia milk news
        noble oars ombuds place plains police post ranch repair
        rifle sales scots sea select service show snow spokes sports states steers strong
        stunt swords tax trades tribes watch weather welsh wild wing wood work yachts
        """.split()
    }
    | {
        f"{kind}women": f"{kind}woman"
        for kind in """
        air anchor assembly bats business camera chair congress council country english
        french fire gentle horse irish news noble police sales scots service spokes sports states
        stunt welsh yachts
        """.split()
    }
    | {"men": "man", "women": "woman"}
)
"""Forms that a suffix stemmer cannot bring together. Left out where the form is another word at
least as often: "won" (a currency), "bound", "wound", "lay", "bit", "fed" (the bank), "leaves",
"axes", "spat", "dove", "ground", "media", "data"."""

TITLES = frozenset(
    """
        mr mrs ms dr prof gen lt col maj capt cpt sgt cmdr adm sen rep gov pres supt insp
        hon rev fr st sr jr mt ft messrs mme mlle det supts atty
        """.split()
)
"""Abbreviations that stand before a name: a sentence never ends after one."""

ABBREVIATIONS = frozenset(
    """
        no vs etc inc ltd co corp bros dept univ approx est fig vol jan feb mar apr jun jul
        aug sep sept oct nov dec mon tue wed thu fri sat sun am pm eg ie al cf ave blvd rd
        """.split()
)
"""Abbreviations after which a sentence may end: only where a sentence opener follows."""
