// Alt hvad appen siger, på dansk. Filen bestemmer, hvilke tekster der findes: mangler en i en.js, siger typetjekket
// nej. Tal kommer fra reglerne (limits.json), og ingen tekst skriver selv et tal.
/** @import { Limits } from '../types.js' */
import { count, inDanish } from './numbers.js';

/** @param {number} n */
const cifre = n => count(n, 'ciffer', 'cifre');

const inApp =
  'Segl på en gammel telefon eller tablet, en arbejdstelefon (spørg din arbejdsgiver) eller en telefon i din husstand';

/** @param {Limits} l */
export const da = l => ({
  tag: 'da',
  locale: 'da-DK',
  language: 'Dansk',

  menu: 'Menu',
  back: 'Tilbage',
  next: 'Næste',
  ok: 'OK',
  cancel: 'Annuller',
  notNow: 'Ikke nu',
  tryAgain: 'Prøv igen',
  startOver: 'Begynd forfra',
  working: 'Et øjeblik …',
  loading: 'Segl åbner …',
  close: 'Luk',

  /** @param {string} time */
  tryAgainAt: time => `Prøv igen kl. ${time}.`,
  /** @param {number} n */
  triesLeft: n => `Du har ${count(n, 'forsøg', 'forsøg')} tilbage.`,
  unreachable: 'Der er ingen forbindelse til Segl lige nu. Se efter, om telefonen er på nettet, og prøv igen.',
  strange:
    'Segl sendte noget, som denne app ikke forstår. Der er ikke skrevet under på noget. Luk appen, åbn den ' +
    'igen, og prøv en gang til.',
  deviceSaidNo: 'Telefonen sagde nej, eller du fortrød. Der er ikke sket noget. Prøv igen, eller vælg en anden måde.',
  /** @param {string} [id] */
  unforeseen: id => `Der skete en fejl hos os.${id ? ` Fejlens nummer er ${id}.` : ''} Prøv igen om lidt.`,
  /** @param {string} left for eksempel "4.05" */
  timeLeft: left => `${left} tilbage`,
  /** @param {number} seconds */
  secondsLeft: seconds => `${inDanish(seconds)} tilbage`,
  timeIsUp: 'Tiden er gået.',

  welcome: {
    first:
      'Dit Segl er ikke i denne browser. Ligger det på hjemmeskærmen eller i en anden browser? Gå tilbage til den ' +
      'side, ' +
      'hvor du ville logge på, og tryk på ”Mit Segl ligger på hjemmeskærmen”. Ellers aktivér det her, og begynd ' +
      'forfra.',
    isPrivate:
      'Det ligner et privat vindue. Når du lukker det, er dine nøgler væk. Åbn Segl i et almindeligt vindue.',
    title: 'Aktivér dit Segl',
    lead: 'Med Segl viser du, hvem du er, når du logger på en hjemmeside.',
    start: 'Kom i gang',
    howTitle: 'Hvordan vil du aktivere?',
    byCopyLead: 'Du har Segl på en anden telefon eller tablet.',
    withCodeLead: 'Du har fået en kode i Borgerservice eller i en anden af dine apps.',
    withCode: 'Jeg har en aktiveringskode',
    byCopy: 'Kopiér fra en anden app',
    withoutCode: 'Jeg har ingen aktiveringskode',
    getCode:
      'Brug dit pas eller id-kort i stedet. Eller få en aktiveringskode i Borgerservice: bestil en tid, og tag ' +
      'gyldig legitimation med.',
    addTitle: 'Tilføj en person',
    addLead: 'Hver person har sit eget bruger-id og sin egen pinkode. I kan ikke se hinandens ting.',
    addBiometrics:
      'Når I er flere om appen, kan den ikke åbnes med fingeraftryk eller ansigt. Det bliver slået fra for ' +
      'alle.',
    addFull:
      `Der er plads til ${count(l.personsOnOnePhone, 'person', 'personer')} i en app, og alle pladser er brugt.`,
  },

  install: {
    title: 'Føj først Segl til hjemmeskærmen',
    fromLogin:
      'Ligger Segl allerede på din hjemmeskærm? Gå tilbage til den side, hvor du ville logge på, og tryk på ”Mit ' +
      'Segl ' +
      'ligger på hjemmeskærmen”.',
    steps: [
      'Åbn denne side i Safari.',
      'Tryk på Del og så på ”Føj til hjemmeskærm”.',
      'Åbn Segl fra hjemmeskærmen, og aktivér det der.',
    ],
    whyTitle: 'Hvorfor?',
    why:
      'I en fane smider telefonen dine nøgler væk, når du ikke har besøgt siden i nogen tid, og appen på ' +
      'hjemmeskærmen ' +
      'ser dem aldrig. På hjemmeskærmen bliver de gemt.',
  },

  evicted: {
    title: 'Browseren har smidt dit Segl væk',
    lead: 'Den slettede, hvad Segl havde gemt på telefonen, og dine nøgler med. Ingen andre har fået dem.',
    /** @param {string} model */
    place: model =>
      `Appen ”${model}” optager stadig en af dine ${count(l.activeApps, 'plads', 'pladser')}, til du sletter den i ` +
      `en ` +
      'anden af dine apps, eller Borgerservice spærrer den.',
    waysTitle: 'Veje tilbage',
    ways: [
      'Med dit pas eller id-kort.',
      'Med en aktiveringskode, som du får i Borgerservice.',
      'Ved at kopiere det fra en anden af dine apps.',
    ],
    again: 'Aktivér igen',
  },

  terms: {
    title: 'Før vi begynder',
    leads: {
      activation:
        'Du skal bruge dit bruger-id, din aktiveringskode og den telefon, der får dine sms’er. Det tager cirka ' +
        'to minutter.',
      'copy-here': 'Du skal bruge din gamle telefon med Segl, dit bruger-id og den telefon, der får dine sms’er.',
      document:
        'Du skal bruge dit pas eller id-kort. Det skal være gyldigt og have chip-symbolet, og telefonens kamera skal ' +
        'se dit ansigt. Det tager cirka to minutter.',
    },
    levelByCheck:
      'Har dit Segl niveau Høj? Med denne kontrol falder det til Betydelig. Vil du beholde Høj, så gå i ' +
      'Borgerservice i stedet.',
    levelByCode:
      'Har dit Segl niveau Høj? Det falder til Betydelig, når en ny app bliver aktiveret med koden. Vil du beholde ' +
      'Høj, så kopiér appen i stedet.',
    accept: 'Jeg accepterer vilkårene',
    readTerms: 'Læs vilkårene',
    readPrivacy: 'Læs, hvordan vi passer på dine oplysninger',
    mustAccept: 'Sæt hak ved vilkårene for at gå videre.',
  },

  code: {
    title: 'Skriv dit bruger-id og din aktiveringskode',
    lead: 'Begge dele står på det papir eller den skærm, du fik koden fra.',
    userId: 'Bruger-id',
    code: 'Aktiveringskode',
    codeHint:
      `${count(l.activationCodeCharacters, 'tegn', 'tegn')}, for eksempel ABCDE 12345. Store og små bogstaver er det ` +
      'samme.',
    missingUserId: 'Skriv dit bruger-id.',
    wrongForm:
      `En aktiveringskode har ${count(l.activationCodeCharacters, 'tegn', 'tegn')}. Se efter, om der mangler et.`,
  },

  temporaryPin: {
    title: 'Skriv koden fra din sms',
    /** @param {string} phone */
    lead: phone =>
      `Vi har sendt en midlertidig pinkode med ${cifre(l.temporaryPinDigits)} til det nummer, der ender på ${phone}.`,
    label: 'Midlertidig pinkode',
    wrongForm: `Den midlertidige pinkode har ${cifre(l.temporaryPinDigits)}.`,
    again: 'Send en ny sms',
    /** @param {number} n */
    sendsLeft: n => `Du kan få en ny sms ${count(n, 'gang', 'gange')} til.`,
    noSends: 'Vi kan ikke sende flere sms’er denne gang.',
    sent: 'Vi har sendt en ny sms.',
    never: 'Giv aldrig koden til andre. Vi ringer ikke og spørger efter den.',
  },

  pin: {
    title: 'Vælg din personlige pinkode',
    lead: `${cifre(l.pinDigits)}, som kun du kender. Du bruger den, hver gang du godkender noget.`,
    repeatTitle: 'Skriv pinkoden igen',
    repeatLead: 'Så er vi begge sikre på, at den er rigtig.',
    differ: 'De to pinkoder var ikke ens. Vælg en pinkode, og skriv den to gange.',
    label: `Pinkode, ${cifre(l.pinDigits)}`,
    typed: (/** @type {number} */ n) => `${n} af ${cifre(l.pinDigits)} skrevet`,
    erase: 'Slet det sidste ciffer',
    enterTitle: 'Skriv din pinkode',
    reasons: {
      form: `Pinkoden har ${cifre(l.pinDigits)}.`,
      oneDigit: 'Det samme ciffer hele vejen er for let at gætte. Vælg en anden.',
      run: 'Cifre på række er for let at gætte. Vælg en anden.',
      repeats: 'Cifre, der gentager sig, er for let at gætte. Vælg en anden.',
      personal: 'Den ligner din fødselsdag eller koden fra din sms. Vælg en anden.',
      common: 'Den bruger mange andre også, så den er let at gætte. Vælg en anden.',
    },
    finishing: 'Vi gør din app klar',
    finishLead: 'Svaret nåede ikke frem. Det, du har skrevet, er der stadig.',
  },

  biometrics: {
    title: 'Vil du bruge fingeraftryk eller ansigt?',
    lead:
      'Så kan du godkende med fingeraftryk, ansigt eller telefonens egen kode i stedet for pinkoden. Pinkoden ' +
      'virker stadig.',
    yes: 'Ja, slå det til',
    no: 'Nej, jeg bruger pinkoden',
    refused: 'Telefonen sagde nej, eller du fortrød. Du kan slå det til senere under Indstillinger.',
  },

  notifications: {
    title: 'Må vi sige til, når nogen venter på dig?',
    lead: 'Beskeden siger kun, at et login venter. Den viser hverken hvem eller hvad.',
    yes: 'Ja, giv mig besked',
    no: 'Nej tak',
    unavailable:
      'Browseren har ingen beskedtjeneste. Det gør ikke noget: Appen viser, hvad der venter, når du åbner den.',
    denied:
      'Telefonen giver ikke lov til beskeder. Du kan ændre det i telefonens egne indstillinger. Appen viser ' +
      'alligevel, hvad der venter, når du åbner den.',
  },

  active: {
    title: 'Dit Segl er aktivt',
    /** @param {string} name */
    lead: name => `Hej ${name}. Nu kan du logge på med denne app.`,
    spare: 'Hav også en reserve. Så står du ikke uden Segl, hvis telefonen bliver væk.',
    notKept:
      'Telefonens browser vil ikke love at gemme dine nøgler. Føj Segl til hjemmeskærmen, og åbn appen derfra, ' +
      'så er de bedre gemt.',
    install:
      'Føj Segl til hjemmeskærmen i browserens menu. Så åbner det som en app og gemmer bedre på dine nøgler.',
  },

  home: {
    title: 'Ingen anmodninger',
    lead: 'Når du logger på et sted, venter anmodningen her.',
    waitingTitle: 'Et login venter på dig',
    waitingLead: 'Er det dig? Så vis appen, hvad der står på den skærm, hvor du logger på.',
    notMeLead:
      'Alle logins, der venter på dig lige nu, bliver stoppet. Er et af dem dit eget, så begynder du bare forfra.',
    notMeThen:
      'Så siger vi nej og giver dig besked overalt. De browsere, der spurgte, kan ikke sende dig beskeder i ' +
      `${inDanish(l.pushesStopped)}.`,
    heldTitle: 'En anmodning venter på dig',
    goOn: 'Gå videre',
    scan: 'Scan QR-koden',
    number: 'Skriv nummeret',
    who: 'Du er',
    userId: 'Bruger-id',
    persons: 'Hvem er du?',
    noSpare: 'Du har ingen reserve. Mister du denne telefon, skal du i Borgerservice.',
    getSpare: 'Få en reserve',
    /** @param {string} name @param {string} used */
    spare: (name, used) => `Du har en reserve: ${name}. ${used}`,
    /** @param {number} n */
    spares: n => `Du har ${n} reserver.`,
    /** @param {string} when */
    usedLast: when => `Sidst brugt ${when}.`,
    neverUsed: 'Den er ikke brugt endnu.',
    offlineTitle: 'Ingen forbindelse',
    offline: 'Du kan se, hvem du er. Resten kræver, at telefonen er på nettet.',
    notKept: 'Browseren vil ikke love at gemme dine nøgler. Føj Segl til hjemmeskærmen, eller hav en reserve.',
    /** @param {string} time @param {number} minutes */
    suspended: (time, minutes) =>
      `Appen holder pause til kl. ${time}, fordi pinkoden var forkert flere gange. Der er ${inDanish(minutes * 60)} ` +
      'tilbage.',
    suspendedTitle: 'Appen holder pause',
    suspendedHelp:
      'Når pausen er slut, kan du prøve igen. Har du glemt pinkoden, kan Borgerservice hjælpe dig til en ny.',
    copied:
      'Appen er sat på pause, fordi den ser ud til at være kopieret uden dig. Fjern den herfra, og aktivér den ' +
      'igen med en ny aktiveringskode. Kom det bag på dig, så spær din identitet.',
    blockedTitle: 'Vælg en ny pinkode',
    blocked: 'Appen er blokeret, fordi pinkoden var forkert for mange gange i træk. Dit Segl findes stadig.',
    blockedHelp:
      'Scan dit pas eller id-kort og dit ansigt, og vælg en ny pinkode her. Eller gå i Borgerservice med gyldig ' +
      'legitimation: de sender en midlertidig pinkode, og med den vælger du en ny pinkode her.',
    newPinByDocument: 'Brug pas eller id-kort',
    waits: {
      activationCode: (/** @type {string} */ when) => `Der blev bedt om en aktiveringskode i Mit Segl: ${when}.`,
      password: (/** @type {string} */ when) => `Der blev bedt om en ny adgangskode til din enhed i Mit Segl: ${when}.`,
      contactChange: (/** @type {string} */ when) =>
        `En kode blev sendt til et nyt telefonnummer eller en ny e-mailadresse, i Mit Segl: ${when}.`,
      notYou: 'Var det ikke dig, så stop det.',
      stop: 'Stop det',
      stopped: 'Det er stoppet.',
    },
    haveTemporaryPin: 'Jeg har en midlertidig pinkode',
    frozenTitle: 'Din identitet er spærret',
    frozen:
      'Ingen kan bruge den, heller ikke du selv. Sådan åbner du den igen: scan dit pas eller id-kort og dit ansigt ' +
      'her, eller gå i Borgerservice med gyldig legitimation.',
    reactivate: 'Genaktivér',
  },

  face: {
    title: 'Vis dit ansigt',
    lead: 'Hold telefonen op foran ansigtet i godt lys, så dit ansigt fylder ovalen. Tag hat og mørke briller af.',
    compared: 'Billederne sammenlignes med billedet i dit dokument og slettes, så snart svaret er der.',
    opening: 'Kameraet åbner …',
    ready: 'Tryk, når dit ansigt fylder ovalen.',
    straight: 'Se lige ind i kameraet.',
    moving: {
      left: 'Drej langsomt hovedet mod venstre.',
      right: 'Drej langsomt hovedet mod højre.',
      nod: 'Bøj langsomt hovedet, som når du nikker.',
    },
    taken: 'Billederne er taget. Du kan sænke telefonen.',
    begin: 'Jeg er klar',
    openAgain: 'Åbn kameraet igen',
    withoutCamera: 'Uden billeder af dit ansigt kan Borgerservice hjælpe dig med det samme dokument.',
    again: {
      tooDark: 'Der var for mørkt til at se dit ansigt. Vend dig mod et vindue eller en lampe, og prøv igen.',
      noFace: 'Hele dit ansigt var ikke med i hvert billede. Hold det i ovalen, drej lidt mindre, og prøv igen.',
      tooSmall: 'Dit ansigt var for langt væk. Hold telefonen tættere på, og prøv igen.',
      moreThanOne: 'Der var en anden med i billedet. Prøv igen alene.',
      noMovement: 'Hovedet bevægede sig ikke, som det skulle. Vent på signalet, bevæg det lidt mere, og prøv igen.',
    },
  },

  documents: {
    way: 'Pas eller id-kort',
    wayLead: 'Du scanner det og dit ansigt med denne telefon.',
    wayHere:
      'Du scanner det og dit ansigt med denne telefon og får en aktiveringskode til en anden telefon eller tablet.',
    beginAnew: 'Begynd forfra',
    working: 'Segl ser på dit dokument',
    wasLeft: 'Du gik, før dokumentet var kontrolleret. Der er ikke gemt noget af det, så det begynder forfra.',
    countryTitle: 'Hvor er dit pas eller id-kort fra?',
    countryLead: 'Vælg det land, der har udstedt det.',
    countrySearch: 'Søg efter et land',
    /** @param {number} n */
    countriesFound: n => `${count(n, 'land', 'lande')} fundet`,
    countryNone: 'Der er intet land med det navn. Se efter, om det er stavet rigtigt.',
    number: {
      title: 'Har du et dansk personnummer?',
      lead: 'Dit dokument er ikke dansk, så det siger ikke, hvem du er her.',
      personNumber: {
        choice: 'Ja, jeg har et personnummer (cpr)',
        label: 'Personnummer (cpr)',
        hint: 'Hele nummeret, sådan som det står på dit sundhedskort.',
        wrong: 'Der mangler et ciffer, eller der er et for meget. Se efter, om nummeret er rigtigt.',
      },
      pCode: {
        choice: 'Nej, jeg har en P-kode',
        label: 'P-kode',
        hint: `${cifre(l.pCodeDigits)}. Du fik den af den myndighed, der registrerede dig.`,
        wrong: `En P-kode har ${cifre(l.pCodeDigits)}.`,
      },
    },
    noReader: {
      title: 'Denne enhed kan ikke læse chippen',
      lead:
        'Chippen i dit pas eller id-kort er en del af kontrollen, og ingen browser kan læse den. Der er ikke begyndt ' +
        'på noget.',
      waysTitle: 'Det kan du gøre nu',
      ways: [
        'Brug en telefon, hvor Segl kan læse chips (NFC).',
        'På en computer: sæt en kortlæser til, og start programmet ”Segls kortlæser”.',
        'Kopiér Segl fra en anden af dine apps, hvis du har en.',
        'Gå i Borgerservice med det samme dokument.',
      ],
      reader: 'Brug en kortlæser',
    },
    zone: {
      title: 'Scan linjerne nederst på dit dokument',
      lead:
        'I et pas står de under billedet og begynder med P. På et id-kort står de på bagsiden og begynder med I.',
      advice: {
        looking: 'Kameraet leder efter linjerne.',
        closer: 'Hold kameraet tættere på.',
        farther: 'Hold kameraet længere væk: Hele linjerne skal være i billedet.',
        still: 'Linjerne er i billedet. Hold stille.',
        tooDark: 'Der er for mørkt. Tænd noget lys.',
        tooBright: 'Der er for lyst. Undgå, at lys skinner på dokumentet.',
      },
      lampOn: 'Tænd lampen',
      lampOff: 'Sluk lampen',
      type: 'Skriv det i stedet',
      number: 'Dokumentets nummer',
      birth: 'Fødselsdato',
      expiry: 'Gyldigt til',
      dateHint: 'Som DD MM ÅÅÅÅ.',
      digit: 'Kontrolciffer',
      digitHint: 'Cifret, der følger efter nummeret i linjerne nederst. Du kan lade feltet stå tomt.',
      typedWrong: {
        number: 'Skriv nummeret, som det står på dokumentet: bogstaver og cifre.',
        digit: 'Nummer og kontrolciffer passer ikke sammen. Sammenlign begge med dokumentet.',
        date: 'Skriv datoen som DD MM ÅÅÅÅ med mellemrum imellem.',
        noDate: 'Den dato findes ikke. Se på den igen.',
        unborn: 'Datoen ligger i fremtiden. Se på den igen.',
        expired: 'Datoen er passeret. Et udløbet dokument kan ikke bruges.',
      },
      wrong: {
        documentNumber: 'Dokumentets nummer blev ikke læst rigtigt. Scan linjerne en gang til i godt lys.',
        birthDate: 'Fødselsdatoen blev ikke læst rigtigt. Scan linjerne en gang til i godt lys.',
        expiry: 'Udløbsdatoen blev ikke læst rigtigt. Scan linjerne en gang til i godt lys.',
        composite: 'Linjerne blev ikke læst rigtigt. Scan dem en gang til i godt lys.',
      },
    },
    can: {
      title: 'Står der et kort nummer på forsiden af dit kort?',
      lead: 'Nogle kort har det i forsidens nederste højre hjørne (CAN). Det åbner chippen.',
      label: 'Kortets adgangsnummer (CAN)',
      wrong: 'Adgangsnummeret er længere eller kortere. Se efter, om der mangler et ciffer.',
      none: 'Der er ikke noget',
    },
    chip: {
      title: 'Læg telefonen på dit dokument',
      lead: 'Læg dokumentet fladt på et bord og den øverste halvdel af telefonen ovenpå.',
      lost: 'Telefonen mistede chippen. Læg telefonen på dokumentet igen, og hold den stille.',
      readerTitle: 'Læg dit dokument på kortlæseren',
      leaveThere: 'Lad dokumentet ligge, til den er færdig.',
      readingTitle: 'Chippen bliver læst',
      holdStill: 'Hold telefonen stille, til den er færdig.',
      progress: 'Hvor langt læsningen er',
      advice: ['Tag coveret af telefonen.', 'I et pas sidder chippen ofte i omslaget: prøv også på bagsiden.'],
    },
    notGranted: {
      title: 'Kontrollen lykkedes ikke',
      brokenTitle: 'Forbindelsen gik tabt',
      broken: 'Forbindelsen til Segl sluttede, mens dokumentet blev kontrolleret, så kontrollen begynder forfra.',
      readerGone: 'Kortlæseren svarer ikke længere. Forbind den igen; så begynder kontrollen forfra.',
      deleted: 'Billederne og alt, der blev læst fra dokumentet, er slettet.',
    },
    another: 'Brug et andet dokument',
    desk: {
      lead: 'Borgerservice kan hjælpe dig med det samme dokument.',
      find: 'Find Borgerservice, og bestil en tid',
    },
    how: {
      title: 'Hvordan vil du godkende med Segl?',
      /** @param {string} name */
      isYou: name => `Dit dokument er kontrolleret, ${name}.`,
      lead: 'Du godkender allerede med appen på denne telefon. Under andre muligheder får du en reserve.',
      other: 'Andre muligheder',
      withThis: 'Kun med appen på denne telefon',
    },
    what: {
      title: 'Hvad vil du aktivere eller bestille?',
      app: 'App',
      appLead: 'Segl på en anden telefon eller på en tablet.',
      selectApp: 'Vælg app',
      device: 'Kodeviser eller kodeoplæser',
      deviceLead: 'Den bestiller du i',
    },
    newApp: {
      title: 'Segl på en anden telefon eller tablet',
      lead: 'Du får en aktiveringskode, som du skriver på den anden telefon eller tablet. Hav papir og blyant klar.',
      never: 'Koden er kun til dig. Ingen fra Segl, din bank eller politiet beder om den.',
      getCode: 'Få en aktiveringskode',
    },
    code: {
      title: 'Skriv det ned',
      lead: 'Du skal bruge begge dele på den anden telefon eller tablet.',
      nextTitle: 'Sådan gør du nu',
      steps: [
        'Hent Segl på den anden telefon eller tablet, og åbn den.',
        'Tryk på menuen øverst til venstre og så på “Aktivér”.',
        'Vælg “Jeg har en aktiveringskode”, og skriv begge dele.',
      ],
      never: 'Sig aldrig koden til nogen. Vi ringer ikke og spørger efter den.',
      written: 'Jeg har skrevet det ned',
      over: 'Koden virker ikke længere.',
      anew: 'Du får en ny ved at scanne dit dokument igen eller i Mit Segl.',
      noneTitle: 'Der er ingen kode',
    },
    reactivated: {
      title: 'Din identitet er åben igen',
      lead: 'Du kan bruge den som før. Vi har skrevet til dig på alle dine kanaler.',
    },
  },

  scan: {
    title: 'Scan QR-koden',
    lead: 'Hold telefonen op mod QR-koden på den skærm, hvor du logger på.',
    starting: 'Kameraet åbner …',
    running: 'Kameraet leder efter koden.',
    camera: {
      refused: 'Appen må ikke bruge kameraet. Giv den lov i telefonens eller browserens indstillinger.',
      none: 'Her er ikke noget kamera.',
      busy: 'En anden app bruger kameraet. Luk den, og kom tilbage.',
      failed: 'Kameraet åbnede ikke.',
    },
    orLink: 'Du kan også skrive linket herunder.',
    notOurs: 'Det er ikke en QR-kode fra et login. Se efter, om du har den rigtige skærm.',
    paste: 'Jeg kan ikke scanne',
    pasteLabel: 'Link fra den side, hvor du logger på',
    pasteHint: 'Kopiér linket "Brug appen på denne enhed" fra den side, hvor du logger på, på samme enhed,'
      + ' og sæt det ind.',
    byNumber: 'Du kan også trykke på ”Skriv nummeret” på forsiden og skrive nummeret fra skærmen.',
    pasteWrong: 'Det er ikke et link fra et login.',
    use: 'Brug linket',
    whoTitle: 'Hvem logger på?',
  },

  number: {
    title: 'Skriv nummeret fra skærmen',
    lead: `Der står et nummer med ${cifre(l.loginNumberDigits)} på den skærm, hvor du logger på.`,
    label: `Nummer, ${cifre(l.loginNumberDigits)}`,
    wrongForm: `Nummeret har ${cifre(l.loginNumberDigits)}.`,
    thenCode: 'Når du har godkendt, viser appen en kode, som du skriver på den samme side.',
    never: 'Skriv kun, hvad du selv ser på en side, du selv har åbnet. Aldrig noget, som nogen siger til dig.',
    instead: 'Skriv koden i stedet',
    code: {
      title: 'Skriv koden fra skærmen',
      lead: 'Tryk på ”Jeg kan ikke scanne, eller appen kræver en kode” på den skærm, hvor du logger på.'
        + ' Koden står der.',
      label: `Kode, ${l.loginCodeCharacters} bogstaver og cifre`,
      wrongForm: `Koden har ${l.loginCodeCharacters} bogstaver og cifre.`,
      instead: 'Skriv nummeret i stedet',
    },
  },

  returnCode: {
    title: 'Skriv koden der, hvor du begyndte',
    /** @param {string} rp */
    lead: rp => `Gå tilbage til den side, hvor du begyndte, og skriv koden der. Så er du logget på hos ${rp}.`,
    copy: 'Kopiér koden',
    copied: 'Koden er kopieret. Sæt den ind på siden.',
    notCopied: 'Telefonen lader ikke appen kopiere. Læs koden, og skriv den.',
    never: 'Sig aldrig koden til nogen: Den, der har den, kommer ind som dig. Vi ringer ikke og spørger efter den.',
    goBack: 'Gå tilbage uden koden',
    done: 'Jeg har skrevet den',
  },

  approve: {
    title: 'Er det dig, der logger på?',
    titleOf: (/** @type {string} */ action) => `Vil du godkende: ${action}?`,
    notAskedTitle: 'Har du ikke selv bedt om det?',
    titleFor: 'Godkend',
    who: 'Hvem spørger',
    action: 'Hvad',
    text: 'Tekst',
    from: 'Hvorfra',
    as: 'Du er',
    level: 'Sikringsniveau',
    unknownPlace: 'Ukendt sted',
    unknownBrowser: 'ukendt browser',
    logIn: 'Log på',
    slide: 'Stryg eller tryk for at godkende',
    withBiometrics: 'Godkend med fingeraftryk eller ansigt',
    withPin: 'Godkend med pinkode',
    enterPin: 'Skriv din pinkode for at godkende',
    approve: 'Godkend',
    notMe: 'Det var ikke mig',
    notMeTitle: 'Er det ikke dig?',
    notMeLead:
      'Så siger vi nej, giver dig besked overalt og holder op med at sende beskeder fra den browser i ' +
      `${inDanish(l.pushesStopped)}.`,
    notMeYes: 'Nej, det var ikke mig',
    notMeNo: 'Jo, det var mig',
    everything: 'Vis, hvad du skriver under på',
    signs: 'Det, du ser her, er præcis det, du skriver under på.',
    over: 'Anmodningen er udløbet. Begynd forfra på den side, hvor du var i gang.',
  },

  approved: {
    title: 'Godkendt',
    /** @param {string} rp */
    lead: rp => `Du er på vej ind hos ${rp}. Gå tilbage til den anden skærm.`,
    /** @param {string} rp */
    leadBack: rp => `Vi sender dig tilbage til ${rp}.`,
    /** @param {string} rp */
    leadAct: rp => `Du har godkendt hos ${rp}. Gå tilbage til den anden skærm.`,
    goBack: 'Gå tilbage',
    refusedTitle: 'Vi sagde nej',
    refusedLead: 'Ingen kom ind. Vi har skrevet til dig på sms, e-mail og i dine apps, hvad der skete.',
    refusedAdvice: 'Sker det igen, er der nok nogen, der kender dit bruger-id. De kan ikke komme ind uden dig.',
  },

  fields: {
    person: 'Du er',
    rp: 'Hvem spørger',
    action: 'Hvad',
    text: 'Tekst',
    from: 'Hvorfra',
    level: 'Sikringsniveau',
    name: 'App',
    model: 'Den nye telefon kalder sig',
    place: 'Sted',
    on: 'Slås til',
    lockedOut: 'Du bliver lukket ude',
    ready: 'Klar kl.',
    exp: 'Gælder til kl.',
    yes: 'Ja',
    no: 'Nej',
    asSigned: 'Som det bliver sendt, felt for felt',
  },

  levels: { low: 'Lav', substantial: 'Betydelig', high: 'Høj' },

  menuItems: {
    title: 'Menu',
    home: 'Forside',
    scan: 'Scan QR-kode',
    authenticators: 'Mine apps og reserver',
    addPerson: 'Tilføj en person',
    settings: 'Indstillinger',
    help: 'Hjælp',
    delete: 'Slet fra denne telefon',
    freeze: 'Spær min identitet',
    activate: 'Aktivér',
    activateMore: 'Aktivér',
  },

  authenticators: {
    title: 'Mine apps og reserver',
    lead: `Du kan have ${count(l.activeApps, 'app', 'apps')} på samme tid. Hav altid en reserve.`,
    here: 'Denne telefon',
    kinds: { codeDisplay: 'Kodeviser', audioReader: 'Kodeoplæser', securityKey: 'Sikkerhedsnøgle' },
    inMySegl: 'Den blokeres, slettes eller får et andet navn i Mit Segl.',
    /** @param {string} date */
    added: date => `Tilføjet ${date}`,
    states: { active: 'Aktiv', suspended: 'Holder pause', blocked: 'Blokeret' },
    /** @param {string} date */
    activated: date => `Aktiveret ${date}`,
    rename: 'Giv denne app et navn',
    name: 'Navn',
    nameHint: 'For eksempel "Min telefon". Kun du ser det.',
    save: 'Gem',
    saved: 'Navnet er gemt.',
    block: 'Bloker',
    delete: 'Slet',
    advice:
      'Gode reserver: en gammel tablet, din arbejdstelefon (spørg din arbejdsgiver) eller et familiemedlems ' +
      'telefon.',
  },

  settings: {
    title: 'Indstillinger',
    changePin: 'Skift pinkode',
    biometrics: 'Fingeraftryk eller ansigt',
    biometricsOn: 'Til. Du kan godkende uden pinkode.',
    biometricsOff: 'Fra. Du godkender med pinkode.',
    biometricsShared: 'Kan ikke bruges, når I er flere om appen.',
    biometricsMissing: 'Denne telefon har det ikke.',
    approveBy: 'Sådan viser du, at det er dig ved skærmen',
    byQr: 'Scan en QR-kode',
    byNumber: `Skriv et nummer med ${cifre(l.loginNumberDigits)}`,
    byQrNow: 'Du scanner en QR-kode.',
    byNumberNow: 'Du kan skrive et nummer i stedet for at scanne.',
    /** @param {string} time */
    numberFrom: time =>
      `Nummeret virker fra kl. ${time}. Til da scanner du QR-koden. Vi har skrevet til dig på alle dine kanaler.`,
    language: 'Sprog',
    theme: 'Udseende',
    themes: { system: 'Som telefonen', light: 'Lyst', dark: 'Mørkt' },
    notifications: 'Beskeder',
    notificationsOn: 'Til. Beskeden siger kun, at et login venter.',
    notificationsOff: 'Fra. Appen viser, hvad der venter, når du åbner den.',
    notificationsMissing: 'Denne browser kan ikke vise beskeder. Føj Segl til hjemmeskærmen, og prøv igen.',
    turnOn: 'Slå til',
    turnOff: 'Slå fra',
    change: 'Skift',
    saved: 'Gemt.',
  },

  changePin: {
    title: 'Vælg en ny pinkode',
    oldTitle: 'Skriv din nuværende pinkode',
    forgotten: 'Jeg har glemt pinkoden',
    forgottenTitle: 'Har du glemt pinkoden?',
    forgottenLead:
      'Scan dit pas eller id-kort og dit ansigt, og vælg en ny pinkode her. Eller gå i Borgerservice med gyldig ' +
      'legitimation: de sender dig en midlertidig pinkode.',
    temporaryTitle: 'Skriv den midlertidige pinkode',
    temporaryLead: `Den har ${cifre(l.temporaryPinDigits)} og kom med sms, da du var i Borgerservice.`,
    done: 'Din pinkode er skiftet',
    doneLead: 'Vi har skrevet til dig på alle dine kanaler.',
  },

  sign: {
    done: 'Det er gjort',
    numberOn: 'Godkend med et nummer',
    numberOnLead:
      `Så kan du skrive et nummer med ${cifre(l.loginNumberDigits)} i stedet for at scanne. Er det ikke din første ` +
      `app, går der ${inDanish(l.numberApprovalWait)}, før det virker. Vi skriver til dig på alle dine kanaler.`,
    numberOff: 'Godkend kun med QR-kode',
    numberOffLead: 'Nummeret bliver slået fra med det samme.',
    biometricsOn: 'Slå fingeraftryk eller ansigt til',
    biometricsOnLead: 'Bagefter spørger telefonen efter dit fingeraftryk, dit ansigt eller sin egen kode.',
    biometricsOff: 'Slå fingeraftryk eller ansigt fra',
    biometricsOffLead: 'Du godkender med pinkode fra nu af.',
    block: 'Bloker en app',
    /** @param {string} name */
    blockLead: name => `"${name}" kan ikke bruges mere, og pladsen bliver fri. Det kan ikke laves om.`,
    deleteOther: 'Slet en app',
    freeze: 'Spær min identitet',
    freezeLead:
      'Ingen kan bruge din identitet, heller ikke du selv, før du har været i Borgerservice. Gør det, hvis ' +
      'nogen har både din telefon og din pinkode.',
    confirmFreeze: 'Ja, spær den',
  },

  delete: {
    title: 'Slet fra denne telefon',
    /** @param {string} name */
    lead: name => `${name} bliver slettet i Segl og på denne telefon. Det kan ikke laves om.`,
    others: 'Du kan stadig logge på med:',
    last: 'Dette er dit sidste Segl. Sletter du det, kan du ikke logge på nogen steder.',
    waysBack:
      'Vejen tilbage: bestil tid i Borgerservice, tag gyldig legitimation med, og få en ny aktiveringskode.',
    know: 'Jeg ved, at jeg bliver lukket ude',
    mustKnow: 'Sæt hak for at gå videre.',
    goOn: 'Slet',
    enterPin: 'Skriv din pinkode for at slette',
    onlyHere: 'Fjern kun fra denne telefon',
    onlyHereLead:
      'Har du ingen forbindelse, kan du fjerne nøglerne her. Appen optager stadig en af dine pladser, indtil ' +
      'du sletter den fra en anden app.',
    done: 'Slettet',
    doneLead: 'Der ligger ikke mere om dig på denne telefon.',
  },

  notActive: {
    title: 'Denne app er ikke aktiv mere',
    lead:
      'Den er blevet slettet eller blokeret, måske af dig selv fra en anden app. Var det ikke dig, så ring til ' +
      'Borgerservice.',
    again: 'Fjern den og aktivér igen',
  },

  help: {
    title: 'Hjælp',
    loginTitle: 'Sådan logger du på',
    login: [
      'Skriv dit bruger-id på den side, hvor du vil logge på.',
      'Åbn appen, og scan QR-koden på skærmen.',
      'Læs, hvem der spørger. Er det rigtigt, så godkend med din pinkode.',
    ],
    spareTitle: 'Hav en reserve',
    sparePage: 'Læs mere om at have en reserve',
    copyPage: 'Læs, hvordan du kopierer din app, trin for trin',
    codePage: 'Læs, hvordan du får en aktiveringskode',
    lostPage: 'Jeg har mistet alt: det virker stadig, og det gør du nu',
    spare:
      `Du kan have appen på ${count(l.activeApps, 'telefon eller tablet', 'telefoner eller tablets')}. En ` +
      'gammel tablet i skuffen er en god ' +
      'reserve. Du aktiverer den med en aktiveringskode fra Borgerservice.',
    sharedTitle: 'Flere om en telefon',
    shared:
      `Op til ${count(l.personsOnOnePhone, 'person', 'personer')} kan dele appen. Hver har sit eget bruger-id ` +
      'og sin egen pinkode. ' +
      'Fingeraftryk og ansigt kan så ikke bruges.',
    wrongPinTitle: 'Forkert pinkode',
    wrongPin:
      `Efter ${l.wrongPinsToSuspend} forkerte i træk holder appen pause i ${inDanish(l.pinSuspension)}. ` +
      `Efter ${l.wrongPinsToBlock} skal du have en ny pinkode gennem Borgerservice.`,
    lostTitle: 'Har nogen din telefon?',
    lost:
      'Bloker den fra en anden af dine apps under Mine apps og reserver. Har du ingen, så ring til ' +
      'Borgerservice.',
    neverTitle: 'Det spørger vi aldrig om',
    never: 'Vi ringer aldrig og beder om din pinkode, en kode fra en sms eller om at godkende noget.',
    biometricsTitle: 'Fingeraftryk, ansigt eller telefonens kode',
    biometrics: 'De erstatter kun pinkoden, når du godkender. Dit fingeraftryk og ansigt bliver på telefonen.',
    freeze: 'Spær min identitet',
  },

  spare: {
    open: {
      lead: 'Du kan få:',
      ways: {
        appByCopy: inApp,
        appByCode: inApp,
        codeDisplay: 'en kodeviser',
        audioReader: 'en kodeoplæser',
        orderedDevice: 'den enhed, du har bestilt',
      },
    },
    byPost: 'En kodeviser eller kodeoplæser bestiller og aktiverer du i',
    portal: 'Mit Segl',
    whereTitle: 'Hvor kan reserven være?',
    where: [
      'På en gammel telefon eller en tablet.',
      'På din arbejdstelefon. Spørg din arbejdsgiver først.',
      'På telefonen hos en, du bor sammen med: vælg “Tilføj en person” i appen dér. I har hver jeres ' +
      'bruger-id og pinkode.',
    ],
  },

  copy: {
    activateTitle: 'Hvordan vil du fortsætte?',
    activateLead:
      'Hav en reserve: en app på en ny telefon, en gammel telefon eller en tablet. Så står du ikke uden Segl, ' +
      'hvis telefonen bliver væk.',
    toNewApp: 'Kopiér dit Segl til en ny app',
    tooNew: (/** @type {string} */ date, /** @type {string} */ time) =>
      `Denne app er ny. Du kan kopiere den fra ${date} klokken ${time}.`,
    codeLead: 'Du har en aktiveringskode fra Mit Segl eller Borgerservice.',
    activateByCode:
      'Skriv aktiveringskoden på den anden telefon eller tablet: åbn Segl dér, tryk “Kom i gang”, og vælg ' +
      '“Jeg har en aktiveringskode”.',
    codeFrom: 'Du får en aktiveringskode med dit pas eller id-kort her, i Borgerservice eller i',
    title: 'Kopiér din app til en anden telefon',
    lead: 'Du kopierer ved at scanne en QR-kode på denne telefon med den nye. Du skal bruge begge telefoner.',
    steps: [
      `Du starter her og venter ${inDanish(l.waitBeforeCopying)}. Det beskytter dig: Du får besked alle steder ` +
      'og kan ' +
      'stoppe det.',
      'Når ventetiden er slut, viser denne telefon en QR-kode.',
      'På den nye telefon åbner du Segl og vælger “Kopiér fra en anden app”.',
    ],
    before: 'Sørg for, at Segl er opdateret på begge telefoner.',
    full:
      `Du har allerede ${count(l.activeApps, 'aktiv app', 'aktive apps')}. Bloker eller slet først en af dem, så ` +
      'der er ' +
      'plads til kopien:',
    chooseWhich: 'Vælg hvilken',
    withBiometrics: 'Brug fingeraftryk eller ansigt',
    startTitle: 'Start kopieringen',
    startLead: (/** @type {string} */ time) =>
      `Ventetiden begynder, når du trykker på knappen. Klokken ${time} kan du gå videre.`,
    tick: 'Ja, jeg vil kopiere',
    start: 'Start kopieringen',
    mustTick: 'Sæt hak ved “Ja, jeg vil kopiere” for at gå videre.',
    waitTitle: 'Ventetiden er begyndt',
    waitLead: (/** @type {string} */ time, /** @type {number} */ minutes) =>
      `Du kan gå videre klokken ${time}, om ${inDanish(minutes * 60)}.`,
    minutesLeft: (/** @type {number} */ minutes) => `${inDanish(minutes * 60)}`,
    readyShort: (/** @type {string} */ time) => `klar kl. ${time}`,
    homeTitle: 'Kopierer',
    readyAt: (/** @type {string} */ time) => `Ventetiden slutter klokken ${time}`,
    isReady: 'Ventetiden er slut.',
    mayClose: 'Du kan lukke appen. Vi siger til, når ventetiden er slut.',
    elsewhereTitle: 'En kopiering er i gang',
    elsewhere: (/** @type {string} */ name) => `Dit Segl på ${name} er ved at blive kopieret til en anden telefon.`,
    stop: 'Stop kopieringen',
    stopSure: 'Hvis du stopper, bliver intet kopieret. Du kan begynde igen med en ny ventetid.',
    stopYes: 'Ja, stop den',
    stopped: 'Kopieringen er stoppet.',
    homeWaiting: (/** @type {string} */ time) => `Din app er ved at blive kopieret. Du kan gå videre klokken ${time}.`,
    homeReady: 'Ventetiden er slut. Vis QR-koden, og kopiér Segl til den nye app.',
    open: 'Åbn',
    showTitle: 'Vis QR-kode og kopiér Segl til den nye app',
    showLead: 'Hav den nye telefon ved siden af dig med Segl åben.',
    show: 'Vis QR-kode',
    codeOver: 'Koden gælder ikke længere. Vis en ny.',
    codesLeft: (/** @type {number} */ n) => `Du kan vise ${count(n, 'kode', 'koder')} mere.`,
    pinAgain: 'Her skal du bruge din pinkode, også når du bruger fingeraftryk eller ansigt.',
    linkTitle: {
      bluetooth: 'Der er brug for Bluetooth',
      sound: 'Telefonerne skal kunne høre hinanden',
    },
    linkLead: {
      bluetooth:
        'Segl bruger Bluetooth til at sikre, at telefonen, der scanner koden, er lige her. Tryk Næste, og giv ' +
        'lov.',
      sound:
        'Segl bruger en meget høj tone til at sikre, at de to telefoner er ved siden af hinanden. Tryk Næste, og ' +
        'giv lov.',
    },
    soundListen: 'Når koden er scannet, lytter telefonen kort med mikrofonen. Intet bliver optaget.',
    soundBroadcast: 'Telefonen afspiller tonen. Skru op for lyden, og hold telefonerne tæt sammen.',
    linkRefused: 'Telefonen sagde nej. Giv lov i telefonens indstillinger, og prøv igen.',
    noLink: 'Enheden kan hverken bruge Bluetooth eller lyd, så den kan ikke være med i en kopiering.',
    cannotListen: (/** @type {string} */ why) => `Telefonerne kan ikke finde hinanden: ${why}`,
    showingTitle: 'Vis denne kode til din nye telefon',
    showingLead: 'På den nye telefon: Åbn Segl, vælg “Kopiér fra en anden app”, og scan koden.',
    qrAlt: `QR-kode til den nye telefon. Vælg “Vis som ord” for at få den som ${l.copyWords} ord.`,
    wordsLead:
      'På den nye telefon: Åbn Segl, vælg “Kopiér fra en anden app” og så ' +
      `“Skriv ${l.copyWords} ord i stedet”, og skriv disse.`,
    renew: 'Vis en ny kode',
    asWords: 'Vis som ord',
    words: `${l.copyWords} ord`,
    noCall:
      'Stop, hvis du taler i telefon eller deler din skærm. Ingen fra Segl, banken eller politiet beder dig ' +
      'kopiere din app.',
    nearTitle: 'En telefon har scannet koden',
    callsItself: 'Den kalder sig',
    isAt: 'Sted:',
    listening: 'Hold telefonerne tæt sammen. De er ved at finde hinanden …',
    compareTitle: 'Viser begge telefoner det samme tal?',
    compareLead:
      `Se på den nye telefon. Gå kun videre, hvis de ${cifre(l.copyDigits)} er ens, og du har telefonen i hånden.`,
    compareHere: `Se på den gamle telefon. Viser den de samme ${cifre(l.copyDigits)}, så bekræft det dér.`,
    digitsAre: (/** @type {string} */ digits) => `Tallet er ${digits}`,
    areEqual: 'Ja, de er ens',
    vouchedTitle: 'Fortsæt på den nye telefon',
    vouched: 'Skriv dit bruger-id og koden fra din sms dér.',
    doneTitle: 'Din nye app er aktiv',
    done:
      'Din app på denne telefon er stadig aktiv. Behold den som reserve, så du altid har adgang til Segl, eller ' +
      'slet den.',
    keep: 'Behold den som reserve',
    deleteOld: 'Slet den fra denne telefon',
    hereTitle: 'Kopiér fra en anden app',
    hereLead:
      `Du skal bruge den telefon, der har dit Segl i dag. Ventetiden på ${inDanish(l.waitBeforeCopying)} skal være ` +
      'gået dér.',
    isShown: 'QR-koden vises på den gamle app',
    mustBeShown: 'Vis først QR-koden på den gamle telefon, og sæt så hak.',
    scan: 'Scan QR-kode',
    scanTitle: 'Scan koden på din gamle telefon',
    scanLead: 'Hold denne telefon hen over den gamle, så koden er i billedet.',
    orWords: 'Du kan også skrive ordene herunder.',
    typeWords: `Skriv ${l.copyWords} ord i stedet`,
    wordsHint: 'Ordene, som den gamle telefon viser, med mellemrum imellem.',
    wordUnknown: (/** @type {number} */ n) => `Ord nummer ${n} er ikke på listen. Se, om det er stavet rigtigt.`,
    wordsWrong: {
      count: `Der skal være ${l.copyWords} ord.`,
      together: 'Ordene hører ikke sammen. Se, om et af dem er forkert.',
    },
    nearHereTitle: 'Hold telefonerne tæt sammen',
    broadcasting: 'Telefonerne er ved at finde hinanden …',
    userIdTitle: 'Skriv dit bruger-id',
    userIdLead: 'Så vi ved, at det er dit Segl. Bagefter sender vi en kode til dit telefonnummer.',
  },

  companion: {
    title: 'Forbind en kortlæser',
    lead: 'Start programmet ”Segls kortlæser” på denne computer. Det viser en kode.',
    code: 'Kode fra programmet',
    codeHint: 'Mellemrummet er ligegyldigt.',
    wrongForm: 'Koden består af cifre. Se på programmet, og skriv den igen.',
    browserAsks:
      'Spørger browseren, om siden må bruge andet på denne computer eller dit netværk, så svar ja. Uden det kan den ' +
      'ikke nå programmet.',
    pair: 'Forbind',
    no: {
      wrongCode: 'Koden er forkert. Se på programmet, og skriv den igen.',
      newCode: 'Koden blev skrevet forkert for mange gange. Programmet viser nu en ny.',
      busy: 'En anden side bruger kortlæseren. Luk den, og prøv igen.',
      forbidden:
        'Browseren må ikke nå programmet. Tryk på tegnet til venstre for sidens adresse, giv lov til apps på denne ' +
        'enhed, og prøv igen.',
      absent:
        'Programmet svarer ikke. Se efter, om det er startet på denne computer og viser denne sides adresse, og om ' +
        'browseren må nå det. Safari må måske slet ikke: brug så Chrome, Edge eller Firefox. Ellers hjælper ' +
        'Borgerservice.',
    },
    reader: {
      noReader: 'Programmet finder ingen kortlæser. Sæt den i computeren.',
      noDocument: 'Læg passet eller ID-kortet på kortlæseren, og lad det ligge.',
      otherCard: 'Det er hverken et pas eller et ID-kort. Segl læser det ikke.',
      inUse: 'Et andet program bruger kortlæseren. Luk det.',
    },
  },
});

/** @typedef {ReturnType<typeof da>} Texts */
