"""Words that may stand for each other in a question, and then ask for something else.

For questions that lose their answer (``reader_swaps.py``): opposites, and words of one
kind. Words that mean the same, or of which one holds the other, are not among them.
"""

OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in (
        "first/last before/after earlier/later early/late earliest/latest oldest/youngest "
        "older/younger old/new ancient/modern former/current previous/next past/future "
        "initial/final began/ended begin/end beginning/end start/end started/stopped "
        "starting/ending began/concluded open/close opened/closed opening/closing arrived/left "
        "arrive/leave arrival/departure entered/left came/went joined/left join/leave "
        "appeared/vanished increase/decrease increased/decreased increasing/decreasing rise/fall "
        "rose/fell rising/falling grew/shrank growth/decline gain/loss gained/lost raised/lowered "
        "raise/lower expanded/reduced strengthened/weakened improved/worsened largest/smallest "
        "larger/smaller large/small biggest/smallest bigger/smaller big/small highest/lowest "
        "higher/lower high/low longest/shortest longer/shorter long/short widest/narrowest "
        "wider/narrower wide/narrow tallest/shortest taller/shorter heaviest/lightest "
        "heavier/lighter heavy/light deepest/shallowest deeper/shallower deep/shallow "
        "fastest/slowest faster/slower fast/slow quickly/slowly strongest/weakest stronger/weaker "
        "strong/weak richest/poorest richer/poorer rich/poor best/worst better/worse good/bad "
        "most/least more/fewer many/few majority/minority maximum/minimum above/below over/under "
        "inside/outside within/outside internal/external inner/outer upper/lower top/bottom "
        "front/rear left/right near/far nearest/farthest north/south east/west northern/southern "
        "eastern/western northeast/southwest northwest/southeast upstream/downstream "
        "uphill/downhill won/lost win/lose winner/loser winning/losing victory/defeat "
        "defeated/spared success/failure succeeded/failed successful/unsuccessful "
        "positive/negative positively/negatively favourable/unfavourable favorable/unfavorable "
        "praised/criticised praised/criticized praise/criticism supported/opposed "
        "support/opposition supporters/opponents supporting/opposing accepted/rejected "
        "accept/reject acceptance/rejection agreed/refused agree/disagree allowed/banned "
        "allow/forbid permitted/forbidden approved/rejected approval/rejection legal/illegal "
        "legalized/banned lawful/unlawful guilty/innocent convicted/acquitted arrested/released "
        "imprisoned/freed captured/released hired/fired appointed/dismissed elected/ousted "
        "promoted/demoted bought/sold buy/sell buyer/seller borrowed/lent import/export "
        "imports/exports imported/exported income/spending profit/loss profits/losses "
        "creditor/debtor employer/employee landlord/tenant teacher/student doctor/patient "
        "predator/prey host/guest attacker/victim cheapest/dearest cheap/expensive cheaper/dearer "
        "free/paid public/private official/unofficial officially/unofficially formal/informal "
        "real/fictional fictional/true genuine/fake natural/artificial major/minor main/secondary "
        "primary/secondary important/unimportant significant/insignificant common/rare "
        "frequent/rare usual/unusual usually/rarely often/rarely always/never ever/never "
        "known/unknown famous/obscure popular/unpopular similar/different same/different "
        "direct/indirect directly/indirectly active/inactive permanent/temporary "
        "permanently/temporarily complete/incomplete completed/abandoned finished/unfinished "
        "included/excluded including/excluding with/without experienced/inexperienced "
        "professional/amateur skilled/unskilled able/unable capable/incapable possible/impossible "
        "likely/unlikely certain/uncertain stable/unstable safe/unsafe safe/dangerous "
        "healthy/sick alive/dead living/dead born/buried birth/death killed/wounded survived/died "
        "survivors/victims married/divorced male/female men/women man/woman boys/girls boy/girl "
        "father/mother fathers/mothers son/daughter sons/daughters brother/sister "
        "brothers/sisters husband/wife king/queen prince/princess uncle/aunt nephew/niece "
        "actor/actress ancestor/descendant ancestors/descendants "
        "predecessor/successor parent/child winter/summer spring/autumn morning/evening day/night "
        "dawn/dusk sunrise/sunset noon/midnight hot/cold hotter/colder hottest/coldest warm/cool "
        "warmer/cooler wet/dry wettest/driest light/dark bright/dim hard/soft solid/liquid "
        "full/empty clean/dirty rough/smooth thick/thin sharp/blunt sweet/bitter loud/quiet "
        "urban/rural city/countryside domestic/foreign national/local native/immigrant "
        "civilian/military peace/war attack/defence attacked/defended offensive/defensive "
        "ally/enemy allies/enemies friend/enemy friends/enemies advance/retreat "
        "advanced/retreated remembered/forgotten found/lost hidden/visible built/demolished "
        "created/destroyed founded/dissolved construction/demolition planted/uprooted "
        "added/removed add/remove attached/detached connected/separated united/divided "
        "together/apart merged/split liberal/conservative left-wing/right-wing rebel/loyal "
        "odd/even vertical/horizontal clockwise/counterclockwise forward/backward "
        "voluntary/compulsory optional/mandatory independent/dependent cause/effect "
        "question/answer theory/practice strength/weakness strengths/weaknesses "
        "advantage/disadvantage advantages/disadvantages benefit/drawback benefits/drawbacks "
        "love/hate loved/hated liked/disliked happy/sad happiest/saddest proud/ashamed "
        "easy/difficult easiest/hardest easier/harder simple/complex lucky/unlucky fair/unfair "
        "honest/dishonest polite/rude patient/impatient delayed/advanced postponed/hastened "
        "brought/took gave/took sent/received send/receive push/pull pushed/pulled threw/caught "
        "taught/learned asked/answered spoke/listened wrote/read "
        "some/all several/all partly/entirely mostly/entirely "
        "almost/exactly nearly/over only/also each/none both/neither everyone/nobody"
    ).split()
)
"""Pairs; either may stand for the other."""

ALIKE = tuple(
    tuple(words.split())
    for words in (
        "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty "
        "thirty forty fifty sixty seventy eighty ninety",
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth thirty-first",
        "once twice thrice",
        "hundred thousand million billion",
        "seconds minutes hours days weeks months years decades centuries",
        "hourly daily weekly monthly yearly",
        "half third quarter fifth tenth",
        "january february march april june july august september october november december",
        "monday tuesday wednesday thursday friday saturday sunday",
        "director producer writer composer actor editor designer photographer",
        "directed produced wrote composed edited filmed",
        "president mayor governor ambassador senator minister bishop",
        "captain sergeant colonel lieutenant admiral",
        "lawyer judge doctor engineer farmer teacher nurse priest pilot soldier",
        "chairman secretary treasurer spokesman founder",
        "film song novel play opera poem painting album",
        "newspaper magazine radio television website",
        "river lake mountain island valley desert forest coast harbour",
        "road bridge tunnel railway canal airport station",
        "church school hospital library museum theatre prison factory hotel castle stadium",
        "car bus train ship boat lorry bicycle aeroplane helicopter",
        "dog cat horse cow sheep pig goat wolf bear",
        "bird fish insect spider snake frog",
        "oak pine beech willow maple",
        "gold silver bronze copper iron lead tin",
        "oil gas coal wood water salt sugar",
        "wheat rice maize barley potatoes cotton tea coffee",
        "bread milk meat cheese wine beer",
        "red blue green yellow white black brown purple orange pink",
        "football basketball baseball cricket tennis hockey rugby swimming boxing",
        "piano violin guitar flute drums trumpet organ",
        "army navy police parliament senate court",
        "earthquake flood fire drought storm avalanche epidemic",
        "stabbed shot poisoned drowned strangled burned",
        "physics chemistry biology history geography medicine philosophy astronomy",
        "head hand foot leg arm eye ear nose heart liver lung",
        "france germany italy spain britain russia china japan india brazil egypt kenya canada "
        "mexico australia turkey greece poland sweden portugal",
        "french german italian spanish british russian chinese japanese indian brazilian "
        "egyptian kenyan canadian mexican australian turkish greek polish swedish portuguese "
        "dutch american",
        "london paris berlin rome madrid moscow beijing tokyo cairo nairobi chicago boston "
        "philadelphia toronto sydney athens vienna",
        "europe africa asia america antarctica oceania",
        "atlantic pacific arctic mediterranean",
        "mars venus jupiter saturn mercury neptune",
        "christian muslim buddhist hindu jewish",
        "catholic protestant orthodox",
        "capitalism socialism communism fascism",
        "breakfast lunch dinner",
        "north south east west centre",
        "width height depth length weight age speed temperature",
        "mile kilometre metre inch foot yard",
        "miles kilometres metres inches feet yards",
        "dollars pounds euros yen francs marks",
    )
)
"""Words of one kind, in small letters; each may stand for any other of its kind."""
