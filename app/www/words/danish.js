// 2,048 common Danish words for words.js, chosen for Segl. Three to eight letters; the first four letters are unique,
// also where å, æ and ø are typed as aa, ae and oe; no two differ by one typing error, and no two sound alike.
// Ordered by code point: a word's position is its value, so the list must never change.

/** @type {readonly string[]} */
export const wordlist = Object.freeze(`
abe abrikos absolut accent adfærd adgang adlyde adresse advare advent advokat afbryde afdeling afdække
affald afgift afgrund afgøre afhente afholde afkast afklare afkøle aflang aflevere aflyse afløb afmåle
afrejse afsender afsked afslå afspejle afstand aftale aften aftryk afveksle afvise agent agurk akacie
akademi akkord akse aktie aktuel akustik akut alarmere albatros albue aldrig alene alfabet algebra alkove
allergi alliance almanak almen altan alter altid alvor amatør ambition ambolt ampel amulet analyse ananas
anatomi anbefale andagt andet anelse anføre angive anker ankomme anlæg anmelde anmode annonce anorak anpart
ansats ansigt anslag ansvar ansøge antage antenne antik antyde anvende apotek apparat applaus april arbejde
areal arena argument arkade arkiv arktisk armbånd armlæn aroma artikel arvelig asfalt asparges aspekt asters
astronom atelier atlas atlet atom attest attrap august aura automat avis avocado badekar badge bagage bagdør
bageri baghave bagside bagved bakke bakterie balance balkon ballade balsam bambus banan bandage bane banner
barn barok basar basis bassin basun batteri bavian bebo bede bedrift bedste befale befri begavet begive
begonia begynde behage behov bejdse bekende beklage bekymre bekæmpe belægge beløb bemærke benytte benzin
berede berømt besked beslag bestemme besvare besøg betjene beton betragte bevise bevæge bidrag bier bifald
bil bilag bilist billet biograf biolog biomasse birk bistand bjerg bjælke bjørn blank blege blende blid
blikfang blinke blive blok blomme bluse blyant blåbær blæse blød bobslæde bog bogmærke bogstav bold bolig
bolle bolsje bomuld bonbon bonde bonus borger borte bosætte botanik brand bratsch brav bred bremse brevkort
bridge briks brille brise bro broder broget bronze brudepar bruge brumme brun brusebad bryggeri bryllup
brænde brønd budding budget budskab buffet buket buldre bund bunke bus bustur butik butler bydel byfest
bygge bygning byråd bytte bytur bådehavn bæger bælte bænk bærbar bøf bøje bølge bønne børs campus cardigan
casino cello cement censor center ceremoni champion chance charme chauffør check chef chok ciffer cirka
citat citron civil computer cowboy creme cykel cyklus cylinder cypres dadel dagbog daggry daglig dal dame
danne dansker dart data datter debat december decimal defekt definere dejlig dekade dele delfin delta
demokrat depot design dessert detalje detektiv diadem diagram dialog diamant diesel digt diktat dingle
diplom direkte dirigere diskret distance divan diæt dobbelt doktor dokument dollar domino donkraft donor
dosis doven dragon drama dreje dreng drift drikke dristig drivhus dronning drue dryp dræn drøm duel duft dug
dukke dunjakke dunkel dusin dusk dusør dværg dybde dygtig dykker dynamo dyne dyppe dyr dyrebar dyrke dyrlæge
dysse dåse dækken dæmring døgn dørslag ebbe effekt efter egern egetræ egnet egoist ejendom ejer ekko
eklatant eksamen eksempel eksotisk ekspert ekstra elastik elcykel elefant elektron element elevator elfenben
elite elleve elske elv emalje embede emne enebolig energi eneste engang engel enhed enhver enkelt enorm ens
ensartet ensom ental entre enzym epoke epos erfare ergo erkende erklære ernære erobrer erstatte eskorte
essay etape etik etui evaluere eventyr evigt fabel fabrik facade facit facon fag fagot fakkel faktura falk
familie fanfare fantasi farbror fare farfar farmor farvel fasan fastnet fatning fauna favør feber februar
fejl fejre felt femten ferie fernis fersk festival fiasko fidus figen figur fikse fiktiv filet filial film
filosof filter fin finale finger finke firben firkant firma firs fiskeri fjeder fjeld fjern fjollet fjorten
fjumre flagre flamme flaske flere flest flink flipper flis flod flonel flora flugt flute flydende flygel
flytte flyve flåde flæsk fløde fnug fodbold foder fodnote fodtøj fokus folde folio folkelig fond foran forbi
fordel foredrag forhold forkert forlag format forrest forstå fortov forum foto fra fragment frakke fremtid
fridag frigive frihavn friluft frimærke frisk fritid frokost front frossen frugtbar fryd frynse fryser fræse
frøken fugl fugtig fuldmagt fusion fyge fyrig fyrre fyrste fyrtårn fysik får fælles fænomen færge fæste
fætter fødsel føler først gade gaffel galakse galleri galop gamle gammel gang garage gardin gartner gavmild
gavn gebyr gedde gehør gejst gelænder gemme genbo generøs geni genlyd gennem genre genstand gentage geografi
geolog gerning gespenst gevinst gigant gilde gips giraf gitter glans glasur glat gletsjer glimt glinse
globus glose glædelig gnaske gnaven gnejs gnide gnist gnu god goddag godkende golf gondol gople gorilla
gradvis grafik gram granit gratis greb greve grine groft grotte grovbrød grube gruppe grus gryde gryn gråne
grænse grønt guitar gulerod gulv gummi gunstig gurgle gylden gylp gymnast gynge gårdhave gås gælle gærde
gæst gætte gødning gøg habit hagl hakkebøf halskæde halvdel hamp hamre hamster handel harmoni harpiks haste
hat havfrue havkat hegn hektar heldig helg hellere hemmelig hengive hensyn hente herfra herlig herre hertug
hest hilse himmel hindbær historie hitte hjelm hjemlig hjerte hjort hjulspor hjælp hjørne hof hofte holdbar
holme honning horisont horn hospital hotdog hotel hoved hovsa hud hullet humlebi hummer humor hundred hurra
hurtig huske huslig hvalp hvede hveps hverdag hvid hvine hvirvel hviske hyacint hyggelig hyle hymne hyppig
hyrde håbløs håndtag hård hæder hæfte hækle hælde hæmme hænge hæve høfeber højde høloft høne hørelse høstak
høvding ideal identisk idiom idræt iglo ikke ikon ildsted illusion ilt imitere immun import impuls indbo
inderst indfald indgang indhold individ indkøb indlede indrømme indsats indtryk industri indvende ingen
insekt instinkt intakt intet invitere ironi isbjørn ishockey island isolere istap ivrig jagt jaguar jasmin
jazz jeger jernbane jet jetfly job jockey jogge jonglør jordbær journal jubel judo juice jul juletræ jungle
juni jurist jury justere jærv jævne kaffe kahyt kaj kajak kakao kaktus kalde kalender kalkun kalorie kalv
kamera kamille kammer kampagne kanal kandidat kanin kantine kaos kapel kapital kappe kaptajn karamel
kardinal karet karneval karry karton kasket kassere kastanje katalog katte kavaler kegle kende keramik
kernehus ketsjer kigge kikkert kiks kilo kimono kind kiosk kirsebær kit kittel kjole klap klarinet klasse
klatre klaver klejne klemme klient klima klinik klippe klods klokke kloster klovn klubhus klud klump klynge
klædning kløft knage knallert knibe knirke knitre kno knogle knold knurre knuse knytte knække koala kobber
kode kogebog kok kokos kolibri kollega koloni komet komfur komisk komma kompas koncept kondi konfekt kongres
konkret konstant konto kopiere korrekt korsang kort koste kotelet krabbe kradse kraftig krans krat kreativ
krebs kridt krimi kringle kritik krog krokus krone krukke krum krybe kryds krystal kræve krølle kuffert
kuldegys kuling kultur kulør kun kundskab kunne kunst kurs kusine kutter kvadrat kvalitet kvart kvidre kvie
kvinde kvist kvæde kylling kyst kåbe kælder kæmpe kænguru kærne købmand køkken kølig kørsel labyrint ladning
lagen lakrids laks lamel lampe landsby langsom lanse lanterne larm larve lasagne laserlys last latin laurbær
lav leder ledig leg legat legende leje lektie lette levetid liberal licens liga lighed ligning lilje lilla
lim limonade lindre line linned lirke liste liter livlig livsglad lodret loft loge logik lokale lommebog
lotto lucerne lue luksus lygte lykke lyng lynild lynlås lyrik lys lyspære lystig lytter låg låne læbe lægge
lækage længde lærer læsebog løber løfte løgkage lønning lørdag løse løvsav mad madkasse madpakke madras
magasin mager magnet majs makker makrel maksimum maleri malm mandag mangel maraton march margerit marked
marsk marts maskot masse matros mave medalje medens medie medlem megafon megen mejeri mejse mekanik mel
melde melon membran memoirer mening menneske menu mere metal meter metode metro middag midje midnat midt
migræne mikrofon milepæl miljø million mimik mindes mineral minigolf mink minut mirakel mistanke mobil model
modig modvind molbo mole moment monolog montør moral morfar morgen mormor morsom mos mosaik moster motiv
motor mudder muldvarp mulig multe munter mur murer museum musik muskel musling myg mynde mysli myte måge
måltid måned måske måtte mægtig mælk mænd mærkbar mæt møbel møde mølle mønster mørke møtrik nabo nagle naiv
nap narre nation natur ned nedgang negativ negl nerve neutral niece nisse nittende niveau nobel nogen nomade
nord normal not notat notere novelle nuance nudel nydelig nyhed nylig nylon nymåne nynne nyse nyttig nytår
nåde nål næb nægte nænsom nærig næse nødig nøgtern nøjes oase ocean odde okker oktav oktober oldefar oldtid
oleander olie oliven olympisk omegn omelet omgang omhu omkreds ommer område omrøre omsider omslag omsorg
omstille omtale omvej onkel onsdag opdage opera opfinde opføre opgave oplag opleve oplyse opløse opnå oppe
oprør opskrift opstå option orakel orange ordbog orden ordre organ original orkester orkide orm ost ostebord
otium otte oval ovenpå over ovn pagaj pakhus palads palet palme panda panel panik panter papegøje papir
paprika parade parcel parfume parkere parti pas passiv pasta patent pause pedal pejs pelikan penalhus
pendler penge pensel perfekt perle perron persille piano pift pige pigtråd piknik pille pilot pindsvin
pingvin pinlig pioner pirat pistacie pizza pjank pjat pjece placere plade plakat plan plaster platan pligt
plov pludder plukke plus plæne pløje poesi point pokal polar politi pomfrit pony popcorn poppel populær
porcelæn porre portal porøs posere positiv postbud pote pragt praksis prale premiere presse prik prins
prisme privat problem produkt program projekt propel prosa protest proviant præge prøve psykolog publikum
puddel pudre puffe pulje pulver pumpe punkt pupil purløg pust putte pyjamas pynt pyramide påfugl pålæg påstå
pæn pære pølse rabat racerbil radar radio rafting rage ragout raket ramme rangle ranke rapport rar rask
rasle reagere rebus recept redigere redskab referere reform regel regnbue rejsning reklame rekord rem renlig
rense reparere republik reserve respekt resultat retfærd retning retur revision revne revy ribbe ribs ridder
rigdom rigelig rigtig rimfrost ring risiko rist ritual rival rive robot robust roe rokke roman rombe
rosenkål rosin rovfugl rubin rude rugby rulle rumskib rutebil rutine rutsje ryddelig rygsæk ryste rytme råb
rådyr råvare rækkehus rævehule rødkål røgelse røre røst saddel safari saft saga salat saldo salgsbod salve
sammen samtale samvær sandal sanger sans satellit savværk saxofon scanne sceneri sejle sejr seks sektor
sekund selleri selskab semester senat senere seng senior sennep serenade servere sesam sfære sidde sigte
sikre sild silke simpel sirene sirup sjal sjette sjov sjælden skabelon skala skarp skat skelne skema
skibakke skifte skik skilt skinne skitse skive skjold skjul skole skomager skorsten skovl skrald skrift
skrue skuffe skulle skum sky skygge skyld skynde skytte skåne skærm skørt slange slibe slikke slips slot
slug slutte slægt sløjfe smag smart smed smide smil sminke smuk smule smykke småkage smøre snak snappe snavs
sne snebold snegle snevejr snit snorke snude snøft social sodavand sofa sokkel sol solbær solist solskin
sonet sopran sortere souvenir sove spade spand sparke speciel speed spejl spids spiller spinat spiral spise
spore sprede sprint sprog sprække spurv spænde spøg stabel stadion stafet stakkel stald stamme standard
statue stave steg stemning stereo stige stilk sting stirre stiv stjerne stok stolt storm stram strege
strikke strop strube studie stue stunt stylte styrke stål stærk støbe succes suge sukker sulten summe super
suppe surfe susen svale svamp svar svedig svejse sveske svingdør svoger svæve svømme syd sydlig sydøst
symbol symfoni symmetri symptom syre system sådan såre sæde sæk sælge sæson sætning sødme søge sølv sømand
søndag søster søvn tablet takt talent talje tandem tango tank tante tapet tapper taske tastatur tavle taxa
teater tegne tekande teknik tekst telefon tema tempo tendens tennis teori terapi ternet terrin tidlig tiger
tilbud tilføje tillid time tinde tip tirsdag titel tivoli tjans tjek tjene tjære toast toilet toldbod
tolerant tolk tolvte tomat tommel ton toneart torne torsk torvedag total trampe trapez travl trawler tre
tredive trend triangel trick trin trippe triste trofæ tromme tropisk tros trumfe tryk trylle tråd træde
trøje tudse tulipan tumle tunfisk tunge tunnel turban turkis tusind tusmørke tvebak tvilling tværs tykkelse
tykmælk tynd type typisk tålmod tårnur tæller tændstik tæppe tær tøffel tøj tømme tønde tørv tøve udbrud
udbytte uddanne udeblive udelukke udfald udflugt udfylde udgave udgift udholde udkant udkig udlevere udlån
udløb udmærket udpege udråb udsigt udskyde udspring udstyr udtale udtryk udvalg udvej udvide uenig ufarlig
ugentlig ugle uheld uhøflig ujævn ukendt uld ulden uldtrøje ulige umage umoden under undgå undtagen ung
ungdom uniform union univers urmager urolig urskov urt urørt usagt usikker ustabil utal utæt uvant uvejr
uvilje uønsket vafler valgret valle valmue valnød vals valuta vandre vanilje varehus varme vegetar vej
vejleder vejskilt veksle velfærd veninde venstre ventil veranda verbum verden vers veteran vibe videre vidne
vidunder vifte vig vikar viking vikle vildt vindue vinge vinkel vinter viol vippe virkelig virus visdom
viser visit vitamin vittig vogn vogte vokse vovet vride vrimle vrå vugge vulkan vurdere våd vågen vædder
væge vække væld vænne værdi væsen væver yacht yde ydelse yderst ydmyg yndig yndling yngre yngst yoga yoghurt
ypperlig zebra zenit zigzag zone zoologi zoom åben åbning åbred åkande ånde årgang årlig årsag æble ædelsten
ægtepar ældre ælling ærgre ærinde ærme ært æsel æske ætsende ødelægge øjeblik øjne økonom økse ømhed ønske
ørepynt ørken ørn ørred østers øvelse øvrig
`.trim().split(/\s+/));
