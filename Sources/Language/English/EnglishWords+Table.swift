// Made by data/language/make_tables.py from english-words.txt.

extension EnglishWords {
  /// Words found in news, each after the rounded log2 of how often its group occurs.
  static let table: StaticString = """
    13 the 12 a and in of to 11 for is it on s that 10 an are as at by from have he i said this was with you \
    9 about be been but can had has her his more not one or she t their there they we were which who will 8 \
    after all also could do first how if into its just like me most my new no other our out over people re \
    says so some than them those time told two up us what when where while would year years your 7 according \
    against air another any april around back bag because before being between both china city company \
    country d day did don down during end even every family former get go going government group help him \
    house including international israel know last life ll long m made make many march may much need now off \
    only own part party police president public really right say see should since state still such take then \
    these think three through times trump u under use ve very water way week well work world 6 able across \
    added again agency almost along already always american among announced asked attack away based began \
    best better biden big billion black body border business call called came care case change children \
    climate come comes community companies county court data days deal democratic didn different does doesn \
    doing drag each earlier early eating election enough epstein evidence experience fact far federal feel \
    few field find fire five following ford found four friends full further future game gaza general give \
    given global good got great having health here high home however human ice important india indian \
    information instead interview investigation isn israeli job keep killed kind later law leader leadership \
    least left less let likely little live local look looking lot love machine makes making man market media \
    might military million minister monday money month months moon multiple music nasa national needed never \
    news next night november number october office officials often old once online pakistan past per percent \
    person place plan play point policy political pollution potential power prime pro problem put raye real \
    recent red report reported role same saw saying school season second security seen set several sexual \
    show sleeping small social something south space stadia staff start started statement states story study \
    support system taking taylor team term thing things though today together too took top trail uk united \
    university used using violence want war went whether why win within without woman women won working \
    wrote yet york 5 above abuse access account accused act action actions activities activity actually \
    adding administration adventure africa age ago agreement ahead aid allegations although am amount animal \
    animals anti anyone anything appearance apple approach area areas aren article artist ask assange \
    associated attacks attention attorney authorities available award b bad bank base became become behind \
    beijing believe beyond bill bit book born british brought budget build building c calling calls campaign \
    canada capital car cases cause center centre century certain charges chief child chinese citizenship \
    civil claim claims clear close cnn co college com combined comfortable coming comment commercial \
    communities compared concerns conditions conservative constitutional continue continued control \
    controlled cost council countries couple course critical current currently cut dance de death debate \
    december decision defense degree delhi demand democrats department described design despite development \
    died difficult director disease disorder doctors donald done due e economic economy effort efforts eight \
    either else email emergency employees energy ensure especially estate europe european events ever \
    everyone everything executive expect expected experts f face facility facing false families father \
    february feeling felt fight fill final financial focus food force forced forces foreign form free french \
    friend front funding games gave getting girls glass google green ground groups growing growth half hamas \
    hand happened hard harris head heard hearing heart held higher himself history hit hold hong hope hours \
    huge hundreds hunter husband idea impact include includes increase increased independent industry \
    infrastructure inside institute investment involved issue issues james january joe john johnson \
    journalists justice k key kids known kong labour large largest late latest launch launched lead leaders \
    leave leaving led legal letter level levels light line list london longer looks lost low lower lunar \
    main major majority management material matter mcconnell mean means medical meeting member members met \
    michigan mike ministry minutes mission model moment morning mother move moved mr must name named nature \
    near nearly needs neil nhs north nothing offer officers official oil ones open order org organization \
    others outside p paid palestinian paper particularly pass patient patients pay perfect performance \
    personal phone physical planned plans playing podcast points politics pop population position possible \
    post press pressure previous price prices primary prison private probably problems process production \
    program project protect protests provide published q quality question questions quickly r race range \
    rape rate reach read ready reason received recently record records reduce region regular relationship \
    release released remain remains reporters reporting reports republican republicans request research \
    respond response rest return reuters rights risk room rose run running russia russian safety saturday \
    scale schools science sea secretary seeing self senate sense series serious service services seven sex \
    short shortly showed shows side similar single situation six solar solution someone sometimes song soon \
    source sources specific spokesperson spring stage stand standard star stay step stop street strikes \
    strong students studies success suicide summer sure surface swift systems taken talk talking tank \
    tariffs teachers technology tell temperature test testing th themselves therapy thinking third thought \
    thousands total trade treatment tried trip try trying tuesday turn turned twitter ukraine un until users \
    version victims video views vote voters waiting wanted warm washington wasn watch ways wednesday weeks \
    west wework white whole whose wins words worked workers works worth written x young yourself 4 ability \
    absolutely acknowledged acting active add addition additional address adds admitted adopted adult advice \
    affairs affected african agree agreed aircraft al alarm album alleged allow allowed alone amazon \
    amendment america americans amid andrew annual answer ap apart app appeal appeared arab argued army art \
    artists assault assistance associate attempt audience august author authority average avoid awards baby \
    ban band banks bar barely basic basis bbc beat beautiful becoming bed beginning below benefit benefits \
    beth bid bigger biggest bird block blue board books bottom box brazil break breaking bring bringing \
    britain broader broken brother brown bubbles buildings built bureau burning businesses buy california \
    camera camp canadian cancer candidates cannot capacity carbon career carried carry carrying cars caught \
    cent central ceo certainly challenge challenges chance changed changes channel character charge charged \
    check checks chelsea chiefs choice choose cited cities citizens civilian civilians claimed clean clearly \
    clinical closed club cold colleagues comfort comments commission committed committee common competition \
    complete completed completely complex complicated computer concerned concluded condition conduct \
    conducted conference confirmed conflict congress connect connected connection consider considered \
    considering conspiracy constitution consumer contact content continues contract cooke cooking cool core \
    costs couldn cover coverage covered create created creating crew crime crimes criminal crisis criticism \
    crucial culture cup cuts cutting daily damage damaged dangerous dark date david dead deaths debt decade \
    decades decided decisions declined decreased deep defended degrees deliver democracy democrat denied \
    deposition describes designed desk details developed developing difference direct directed direction \
    directly discover discuss district doctor documents dollars door dr drew drive driven drop dropped drug \
    duty earth east easy eat editor education effect effective effects elected embassy emissions emotional \
    employment ending enforcement england enjoy entire environment environmental episode equipment escape \
    essential europa evening event eventually ex exactly example exchange exercise existing expectations \
    expensive experienced expert explained explains exploration explore extra extradition eye fabric faced \
    faces facilities failed failing fall falling fan farmers favorite fear feather feature featured features \
    feelings feels fell fellow festival fewer figure filled film finally fine fired flight floor focused \
    follow followed foods forward founder fox fps france friday fuel fully fun fund garden gas genocide \
    george germany gets giant girl gives giving goal god gone goods gop governor greater grow guide guilty \
    gun hall hands happen happening hasn hate haven heads healthcare healthy hear heat heavy helped helping \
    helps herself hidden highly hill historic hits holding homes hopes hospital host hot hour humanitarian \
    humans hundred identified identify identity illegal immediately immigration impeachment imposed improve \
    incident included increasing indeed indiana individual industrial initial initially initiative injured \
    inner inquiry institutions intake intelligence intercept interest interesting interior internal \
    interviews investigations invited issued itself jail jersey jobs join joined joshua journal journalist \
    judge july june keeping kept kim king kitchen knew kyiv kylie l label lack land lander landers language \
    largely larger launches lawmakers laws lawyer leading league learn learned legislative liberal lies \
    likes limited linked lives living locations looked loss lots loved lung lungs mainstream managed manager \
    manhattan marine markets mars mass massive match materials maybe mayor meant meanwhile measures meet men \
    mental message messages meth miami michael mid middle mind minute missiles missions mobile moderate \
    movie moving musical muslim myself names nation nations natural necessary neo netherlands network nights \
    nine non none nor normal northern note noted notice nov nuclear numbers o obama obligations obvious \
    ocean offered offering offers officer oh older omar ongoing opened opening operating operation \
    operations opinion opportunities opportunity option options organizations origin original overall oxygen \
    pain palestine palestinians parents park particular partner partners parts passed path patrick pattern \
    paying payloads peace perform performances performing perhaps period phil picture piece places plane \
    planning plant plants platform played plays plenty plus policies popular portion positive posted pounds \
    powerful practice present presidential pretty prevent previously print priorities produce products \
    professional professor promised property prosecutors protection protein protest protesters provided \
    providing pushed putting quite racing radiation raise raised ran rare rates rather reached reading \
    reality reasons recalled receive recorded recovery reduction reform reforms refugees regarding regions \
    registered regularly related relief remember remove rep repeatedly reportedly required researchers \
    reserves residents resolution resources respect responded responsibility responsible result results \
    returned revealed review rich riots rise risks road rock rolling roughly round rounds royal rule ruled \
    rules ruling safe sales save scary scene scientists seat sector seek seeking seem seemed seems select \
    senator send sending senior sent september seriously served serving session severe share shared shift \
    shot shown sign significant signs simple singer sister sit site size sleep slightly smaller smith snow \
    solid solutions son songs sort sought sound sounds southern spacex speak speaking special specifically \
    speech spend spending spent spoke spot spread square st staffers standards standing stands starmer stars \
    starting statements status steps stones stories strategic streaming streets stress strike struck student \
    stuff successful suffering suggested suggests sunday super supported supporting sweden symptoms tackle \
    taiwan takes targeted targets tax teacher teaching teams teeth telling terms terrible territory tested \
    testified testimony texas thanks themed thomas threat threatening throughout thursday tom tonight touch \
    tough toward towards town track traders trading training trauma travel treat trial trips true trust \
    truth tv type typically ukrainian unable understand understanding union unit urban urgent usually value \
    values van various vehicles vice victim view violations violent visit visited voice wait walk wants \
    warned warning watching wave wearing weather weekend weight welfare western whatever whom wide widely \
    wife winning witnessed witnesses word worried worst wouldn write writing wrong xi yes younger 3 aaron \
    abbey abraham academic academy accept accounting accounts accurate achieve achieved acid activists actor \
    actress acts actual adam addressing administered administrative administrator adults advance advantage \
    advocate affect affects affordable afraid afternoon aged agenda agent aggression aggressive agreements \
    aimed airline airlines airport alaska alerts alex alive allegation allegedly alliance allies allowing \
    allows alongside alternative amazing ambassador ambitious amnesty amounts amy analysis analyst analysts \
    ancient andy angeles announcement anonymity anonymous answers antibiotics anxiety anybody anyway \
    anywhere apartment apparently appear appears applied apply appointment appointments approved \
    approximately apps arena argue arguments arm armed arms arrangements arrest arrested arrests arrived \
    artificial arts asia aside asking asleep assaulted assembly assessment assets assigned assist assistant \
    association astronauts attacked attempts attended audiences audio australia australian austria \
    availability aware awareness backdrop backed background balance ball bang banking bars basically battery \
    battle bay beach becky becomes begin begun behaviour beliefs believed believes benchmark benjamin \
    billionaire billions bills birds birth blame blocked blog blood bloomberg blues boat bodies bond boost \
    borders bought brand breakfast breathe breathing brick bright brings brit broad broadly broke bullet \
    cable calm candidate cape capitol cards caring carrier cash cast category caused causes cautious \
    celebrated celebrity cell centers ceremony chain chairman challenging chamber changing chaos chapter \
    charging chase chat cheap checking chemical childhood chose chosen chris christian chromecast church \
    circle citing citizen class classic cleveland client climbing clinic clinicians closer closing clothes \
    cnbc coach coal cognitive collaboration collapse colleague collect collected collecting collection \
    colour columbia combat commentary commissioner commitments committees communications communist \
    complaints compliance compound concept concern condemned conducting confidence confident confirm \
    confirmation confronted consequences considers consistent constant constantly construction contacted \
    contains contentious context continuing contracted contractors contribute contributed conversation \
    convicted convinced corp corporate correct correspondent corruption counter counties counts courses \
    courts covering covid crazy creation creative credit croatia cross crowd crystal custody customers \
    customs cycle da dad daniel daughter deadline deadly dealing dealt dear debris debut decide declared \
    declaring decline dedicated deeply defeated defence defendant defending defensive defined definitely \
    deliberately delivered delivery demonstrated demonstrations denies departments depending depends \
    deployed depth deputy describe desire destroyed detail detailed detention determine determined develop \
    developments device devices diagnosed die diet digital dinner diplomatic directors disaster disco \
    discovered dismissed displaced disputed disruption distance dollar domestic dominated donors doors \
    double doubt downtown dozen dozens drama draw dream dress dressed drink drivers driving drone drugs dry \
    dust earned ease easier easily eastern economics economist edge editing edition effectively efficiency \
    elections electric electricity electronic elements eligible eliminate elsewhere emerged emerging \
    emirates employee enable enabling encounter encounters encourage ended ends enemy engage engaging \
    engineering engines enormous enter entered entering entirely entitled entry episodes equity equivalent \
    essentially establish established estimated estimates ethan eu euro everybody everywhere excellent \
    exchanges exciting executed executives exhibition exist existence expand expansion expecting experiment \
    experimental experiments expertise explosions exposed exposure express expressed extend extended \
    extensive extent extraordinary extreme extremely eyes factor factors failure fair falls fame familiar \
    famous fans fantastic fantasy farm fashion fast faster fathers favor fbi fears feathers federation fee \
    fees feet female fi fields fifth fighting figures filed finance finances financially finding findings \
    finish finished fires firing firm fit fix fixed flash flat flew florida flow flying foot footage \
    football forcing forests forever formed forms fortunately fossil foundation founded fourth frank \
    frequency fresh friendly frozen fruit frustration fuels functions fundamental funded funds g gain gains \
    gather gathered gathering gender generally generated generation genre genres genuine gift goals goes \
    gonna goodbye gov governance grab grand graphic greatest greatly greedy grew grisham grown guess guy h \
    habits hadn hair hamilton hanging happens happy harder hardware harm harper headed headline heavily \
    helmet helpful hide highest highlights hire hitting holds holes holiday honor honored hood hop horizon \
    hospitals hostages hosted hosts hotel household houses housing https hungry hurt icy ideal ideas image \
    images imagined immediate impacts importance impossible impressive improved improving inappropriate inc \
    incidents income increases increasingly incredible incredibly index indicate indicated indictment \
    individuals infection influence influential informed ingredients injuries insisted inspired instance \
    institution instruments integrated intended intense intensive intent interested interests internet \
    interviewed introduced investigate investigated investigators investments investors involve involves \
    involving iran ireland islamic island isolation items itv j jack jackson jama jane japan japanese \
    jeffrey jet jo joining joint joke jordan journey judgment judicial julian jump jungle jupiter kamala \
    keeps kill killer killing km knife knows korean lab labor lady landed landing landscape lasted latter \
    launching lawsuit lawyers leads learning leaves legally legislation length letters letting leverage \
    library lie lifeline lift lighter lighting liked limit lines liquid listed listen listening lists \
    literally lived load loan located longest lord los losing losses loud luxury mac machines maintain maker \
    makeup male manage managing manchester manner manufacturers map mark married martha martin mary masks \
    mason matching matt matters max maximum maya meals meaning measure medicine meetings memoir memories \
    memory mess metal method methods mexico midst migrant migrants miles millions mine minimal minimum \
    ministers minor minority misleading miss missed missing mistake mix modern modi mold moments momentum \
    monitoring monthly morgan morris mostly mouth movement movies ms murder murdered n naked narrative \
    native naturally nba nbc nearby necessarily neck negative negotiations neighbours neither net netanyahu \
    neumann nevada newly newspaper nice nigeria nobody noise nominated nomination nominations norms norway \
    notes noticed noting novel obtained obviously occasionally occupied occurred oct odd offices ok oklahoma \
    olivia onto operate opinions opposite opposition optimistic orbit ordered orders organisation \
    organisations originally oscar otherwise ourselves outbreak outdoor output outskirts outstanding \
    overnight owing owned owns pack package packed page painful paint pair pandemic panel panic parent parks \
    parliament participate participating parties partisan partnership patrol paul payment peaceful performed \
    permanent permission personally peter phase philip phones pic pick picked picking pieces pin pink planet \
    plastic player players pleaded please plot pm pocket pointed pointing polar politicians poll poor posed \
    possibility possibly posts pot potentially practical pre pregnant preliminary prepared presence \
    presenter presidency primarily prior priority prize procedures proceedings produced producers product \
    profile programme programs progress progressive projects promise promote prompted propaganda properties \
    proposals proposed prosecutor prospects proven provides province provisions psychologist publication \
    publicly pull pulled purchase pure pursue push qualified quarter queen quest questioned quit racism \
    radar radical radio rage raising rally ranging raped ratings ray reaching reaction reasonable receiving \
    recognize recognized recommend recording recycled reduced reducing reference referred referring reflect \
    reflective reflects refuge refugee refused regard regards regime regional regulations rejected \
    relationships relatively relevant reluctant remained remaining removed removing renewable rent repair \
    replace replaced replied reporter represent representative representatives represents requested requests \
    require requires rescue researcher resident resigned resistance resolve respiratory responding responses \
    responsibilities restraint resulted resulting retail retirement returning reveal revenue reverse \
    reviewed richardson rid rising robert roberts robust roles roll roman romance rough routine runs rural \
    rushed sad sadness san sat satellite saved scandal scenes schedule scheduled scientific scientist score \
    scored scores screen script search seasons seats seconds secret section sections secure seemingly sees \
    seized selected sell selling sensitive separate serve serves setting settings settlement seventh \
    sexually shame shape shareholders shares sharing shed sheet shell shelling shooting shortage shots \
    shoulder shouldn showing shut sick sides signed significantly silence simply simpson sites sitting \
    situations sixth sizes sky slowly smart smell smoke society softbank sold soldiers solve somebody \
    somewhat songwriter soul sounded spacecraft spaces spark sparked species spectrum speed spirit split \
    spoken spokesman sports spots spreading stability stable stages stance starship stated stating stations \
    stayed staying steel stepped stepping steve stick sticking stock stolen stone stood straight strange \
    strategy strength string strip stronger strongly structure struggle struggled stuck studio style subject \
    submitted subscription subsequently substance substantial sudden suffered sufficient sugar suggest suit \
    suitable supply supporters supports supposed supreme surge surprise surprised surrounding survey survive \
    surviving survivors suspect suspension swedish swimming systematic table tackling tactics tale talked \
    talks tall target targeting task tasks tech technical technologies television tells temperatures ten \
    tend tens tensions terror terrorist tests text thank theatre theft theory therapists therefore thin \
    thinks thoughts thousand threatened threats thrown thus tickets tied ties tiny tips title toll tone tons \
    tony tool tour towns traditional traffic trained transition trap treasury treated treatments trees trend \
    tribute troops trouble truly tucker turning turns tweeted twenty twice types uber ultimately ultra \
    unacceptable unclear uncomfortable understood unhealthy unions unique unite unknown unlike unlikely \
    unrest unusual unveiled update updated updates upon upper ups urged uses usual valley vapor variety vast \
    vehicle verdict versions veteran victory viewed village villages violation virtual visibility visible \
    vision visual volume voted votes voting vulnerable w wage wake wales walked walking walks wall ward \
    warmer watched weakened weapon weapons wear web website weekly welcome weren wheel wider wikileaks wild \
    wildlife williams willing wind window windows wing winners winter wired wish withdrawal witness wonder \
    wondering wore workflow workforce worry wounded writer www xbox yesterday yoga youth zero 2 abandon \
    abandoned aboard abroad absence absolute abuses accepting accessible accident accommodation accompanied \
    accomplished accountability accountable accusations accusing achievement acquired acted actively \
    activist actors adapt adapted additionally addressed adjusted admit adopt adopting advanced advancing \
    advertised adviser advocacy advocating aerospace afford afghanistan aftermath afterward agencies agents \
    aggressively aging agrees agricultural agriculture aim aims airspace aka akin alert alexander alien \
    align alike allocation altered alternatives altogether aluminum amassed amazed ambient ammunition angry \
    announce announcing answered anthony apparent application appointed appreciate appreciation approached \
    approaches appropriate appropriately approval arabia architect arguably arguing argument arizona \
    arrangement array arrival arrivals arrive articles ashamed asian aspects asserted asserting associates \
    assume assumed astronomy attached attempted attempting attend attendance attractive attributed \
    authoritarian avenue aviation avoided awaited awarded awful awry babies backgrounds backing bacteria \
    badly bail ballad ballot ballots barack bare barred baseline basket batch battles bears beating beauty \
    bedroom begins behalf behave behavior belgium belief belonging beloved ben beneath bernie besides bet \
    betting biased bike bizarre blade blast blasts blocking blossom blow blown bob bombs bones booked \
    boosted boosting boots boris borrowed boss bothered bottle bound bowl boy brain branch brands breakdown \
    breaks breast brent brett brian brief briefly brilliant bristol broadcast bruno bunch burden buried burn \
    bus buses businessman busy button calculated cameras campaigns campus canceled cancelled capabilities \
    capability capable capita captain capture captured careers carefully caroline carrie cat catastrophic \
    catch causing cautioned cbs cells celsius censorship certification chad chair challenged champion \
    champions chances chanting charity charles charlie chart charts checked chemicals chemistry chicago \
    choices choosing christmas chronic chuck circulated circumstances clad claiming clarke clash claw \
    cleaned cleaning cleared clearing click clients climb clinton clip clock closely closure cloud clouds \
    coalition coerced coherent col collaborate collaborative collective color colorado column combination \
    combine comfortably command commander commented commerce commit commitment committing commonly \
    communicate communication comparison competing competitive complaint completing complications complicit \
    composite compounds comprehensive compromise computers concert conclusion condemn confessed confused \
    congo congressional connections connectivity consecutive consequence conservatives considerably \
    consideration consistently constituency constitute constraints constructed consultant consultation \
    consulting consume consumed contain contained containing contested contrary contributes contributing \
    contributions convenient convention converging conversations conviction convince cooler cooper \
    cooperation coordinated copies coping copper copy corporation corps corrected costly costume couch \
    counsel count counterpart crack crackdown craft crash crashes creates credible crewed critically \
    criticized critics crowds cruise crumbling cry crying curriculum curve dame dan dancer dancing danger \
    darkest dating deals debates dec decides deciding decisive deemed deeper default defend delay delayed \
    delays delighted deliveries delivering demanded demands demonstrates demonstrators density deny departed \
    departure depend deploying deployment depression descent describing desert deserve deserved designer \
    desperately destruction destructive detected detection deter determination devastating devon devoted \
    dialogue diameter diego differently dig digging dignity dilemma diplomats dipped directing disagree \
    disclose discovery discussing discussion discussions diseases disgraced dismiss disney display displays \
    dispute disrupted distinct distress distressing distributed distribution districts diversity division \
    dizzy dna document documentary dog dose dot doubts downing download downside dragged dramatic \
    dramatically drawn draws dreams driver drives drones dropping duo durable duration dutch eager easing \
    economies ecosystem ed edged edges edit edited educational edward efficacy efficient elderly electrical \
    element elite elizabeth emails embarrassing embraced emitted emotions emphasized emphasizes empire empty \
    en enacted encouraged encouragement encouraging enemies energetic enforcing engaged english enhance \
    enhanced entity environments envisioned era eric error escalate escalation escaped escaping escapism \
    espionage establishment estimate et etc eva evaluate evangelical eventual evil evolution evolved \
    evolving exact exam examine examined examining exception excessive excited exercising existential exists \
    expanded expanding expects experiences explanation explicitly exploited exploring export exporting \
    expressing expression extending extension external extraction eyebrows facebook facilitate facilitating \
    factory facts fahrenheit fails failures fairly faith fake fallen falsely fancy farming fat fatal fault \
    favour feared feat featuring feb feed feedback fence fever fifteen fights files filling fills filmed \
    filming filmmaker finalized financing finds finest finland firearms firms fiscal fish fitted fitting \
    flagged flagship flames flexibility flood floods flowers flown fluid fly focuses focusing folks \
    followers forget forgotten formally forth forthcoming fortune forty forum foul foundations fourteenth \
    frame framework francisco frankly freedom freeze freezing frequent frequently fringe frontier frustrated \
    frustrations fulfill function functioning fundamentally furniture gained gaining gang gap garland \
    generate generous georgia glad glenn globe gold golden goldman gotten governing governments grabbed \
    grade gradually graduate grams granted graphics grave gray greg grounds guarantees guard guardian guest \
    guests guidance guidelines guilt guitar habitats hague hampshire handed handful handling handy hang \
    hardly harry hawaii hazard heading headlines headquarters heartbreaking heaven heels height helicopter \
    hell hello henry hey highlight highlighting hillary hills hinting hired historical historically holidays \
    holistic hollywood homeless honest hoped hopeful hopefully hoping hormones horrible horrific hostile \
    hotels households howard hub humanity hung hunt hurting iconic identities ignored ii illegitimate \
    illness illustrates imagination imagine immune impacted implementation implications importantly imports \
    imposing impressed impression inaction incentives inches incumbent independence independently \
    indianapolis indicted indirect indulged inexpensive infections inflation influenced infrared innovation \
    innovative insane insider insight insights insist inspector instagram installed instant instruction \
    instructions insurance intelligent intends intention intentional interfere interjected internally \
    internationally interpretation interpreted interviewer introduce introducing intuitive invest \
    investigating investing investor invite involvement iraq isolated italy jammed jason jean jeff jennifer \
    jessica jewish jim jinping joins jones josh journalism jr judges judiciary jumped jury keir keith kent \
    kevin kid kidnapped killings kilometres kingdom knocking knowing knowledge la labels laboratory labs \
    lacking laden laid landscapes laptop larry lately latin laughed laughter lawn lawrence lay layers \
    layoffs lebanon lee legacy legislature legitimate legs lengthy lessons lets lewis liberation liberties \
    license lied lifetime lightly lights limitations limiting limits lined lineup lingered lingering link \
    links lip listener lit litany liu loaded locals locate location logistical logo longtime looted lose \
    louise lovely loving lucas lucky lunch lush luther lying lymph madison magazine magic mainland mainly \
    maintained maintaining maintains maintenance malaysia mandate manipulation manual manufacturer \
    manufacturing marco margaret marie marked marking mask massachusetts massively master masters mastery \
    maternal meaningful meaningfully measured measuring meat medium memorial mercury merely metallic meters \
    metric metropolitan midnight mile milestone min minded minds minneapolis mirror misses mistakes mitch \
    mode models modes modules monica monitor monitored monitors moral mortality motion motivated motors \
    mounting moves mp multi murders murray mysterious narendra narratives needing needle neighbouring \
    nervous netflix neutral ngos nick nodes nonetheless nonprofit nonsense nose notable notion notorious \
    numerous nutrients oath objectives obscure observations obstacles occasions occur occurring occurs odds \
    odyssey offender offensive officially ohio olympic onboard onset onstage openly opens operational \
    opponent oppose opposed optimism orange organised organisers organized ought ounce outcome outraged \
    overthrown overturned overwhelming overwhelmingly owner owners owning pace pads pages pairing palace \
    palm pants parade participants participation particles passage passengers passing passion passionate pat \
    pave payments peak pennsylvania penny peoples percentage perfectly periods persistent personality \
    personnel persons perspective phases phillips philosophy photos physically physician pictures pill \
    placed planetary plate platforms pleasant pleased pledged pledges plug pole poles politically pool \
    poorer port portrayed pose poses positions possessing poured poverty powered powers pr practicing \
    praised precedent precise predict prefer preferences preferred premier premium prepare presentation \
    presented presidents pressed pressing pressures pressuring prestigious presumably prevented preventing \
    prevention pricing pride principal principles prioritize privacy probe proceed processed processes \
    processing producer producing profession profit profound projected prominent promises promising promoted \
    promoting promptly proof proper proposal protected protecting protested protester protocol protocols \
    proud prove proved provider providers psychological psychology publishing punishment purchased purpose \
    pursued pursuing pursuit pushing putin puts quarters questioning quick quiet quoting rabbit races rachel \
    racial raid rain raises rallying random rang rapid rapidly rarely reaches reader readers reads realize \
    realized reasoning rebranded recall recalls receives recipient reckless recognised recognition \
    recommendations recommended recommends recordings recovering redemption reductions refer references \
    referencing referendum refers reflecting reflection refusal refuse regardless regret reiterated relating \
    relations relative releasing reliable relied relies relieved religion religious rely relying remainder \
    remembered remembers reminder remote removal renowned repeat repeated replacement represented republic \
    reputation requirement requirements rescued reserve reserved resilience resort respectively restaurant \
    restore restoring retailers retain retaliation retired returns revealing revelations reversed reverted \
    reviews revised revived revolt revolution richard ride rides ring riot rival river roadmap roads rob \
    rolled ronald roof root rope ross route routinely row rubber rush russell ryan sacrifice sale salt sam \
    sanders satisfied saudi savings scaled scheme sci scotland scott screaming scrutiny searched secondary \
    secrets sectors secured securities seeks sen senators sentence sentenced sentiment sentiments separately \
    sequence servants sets settle settled severely shadow shake shaking shaping sharply sheldon shelters \
    shifting shifts shock shocked shocking shopping shouting shrink shrinking sierra sigh sight signal \
    signals silent silicon similarly singing singles sink sixty sized skeptical skin skirt slide slight slow \
    slowdown slowed slower smartphones smooth soft software soil solely solved somehow sorry soviet spain \
    spanning spare speaker speaks specialist specifics spectacular spin spiral sport spotted sprawling spy \
    staffing staggering stairs stake starts station statistics steady steep stemming stephanie stewart \
    stopped stopping stops storage store strategically strategies strategist stream streamed strengthen \
    stressed strict strings stripped strongest structural structures struggles struggling studied stunning \
    subjected submit subsequent subsidies successfully suddenly suffer suggesting suite suits summit sun \
    supervisor supplies supporter supportive surgery surprising surprisingly surround surroundings survival \
    survived suspected suspended sussex sustainable sustained sweating sweet switch switzerland sword symbol \
    tag talented tap teach technological teenage teens televised temporary tempted tension tenure terrifying \
    terrorism testify theme theories thick thigh thinner thirds thoughtful threaten threw thrilled throw tie \
    tight tim timing tin tired titled titles tolerate tomorrow topic topped totally touted tower toxic \
    tracks tract trafficking tragic train transactions transcript transcripts transfer transit transparency \
    transport transportation trapped traveling travelled treatable treats tremendous trends trick tries \
    triggering triggers triumph tune turbulent turkey tweet ukrainians ultimate uncertainty unchanged \
    uncommon unconstitutional underlying undermining underneath undertake unexpected unfair unfortunately \
    unhappy units universal unlawful unless unnecessary unpaid unprecedented unrelated unsealed upcoming \
    upgrade upset upside upstairs urge urgency urging usa useful user utterly v valuable vegas venture \
    ventures venue verge versus via viable victories videos violate virginia visitor visitors vital vocal \
    voiced voices volatility volodymyr voluntary vowed vs wages walls wanting warnings warns wars weak \
    weakening weakness wealth wedding weekends weird welcomed whatsapp wheels whenever whereas widespread \
    wilderness william willingness winner wire wireless wiring wisdom wise withstand woke wondered wonderful \
    woods worlds worn worries worrying worse worsening wound writers wrongdoing y yellow yield yields yorker \
    zone
    """
}
