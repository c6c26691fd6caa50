// All texts of the app, in English. da.js defines which texts there are; the type check fails on a missing one.
// Numbers come from the limits (limits.json), and no text contains one literally.
/** @import { Texts } from './da.js' */
/** @import { Limits } from '../types.js' */
import { count, inEnglish } from './numbers.js';

/** @param {number} n */
const digits = n => count(n, 'digit', 'digits');

const inApp = 'Segl on an old phone or tablet, a work phone (ask your employer) or a phone in your household';

/** @type {(l: Limits) => Texts} */
export const en = l => ({
  tag: 'en',
  locale: 'en-GB',
  language: 'English',

  menu: 'Menu',
  back: 'Back',
  next: 'Next',
  ok: 'OK',
  cancel: 'Cancel',
  notNow: 'Not now',
  tryAgain: 'Try again',
  startOver: 'Start again',
  working: 'One moment …',
  loading: 'Segl is opening …',
  close: 'Close',

  tryAgainAt: time => `Try again at ${time}.`,
  triesLeft: n => `You have ${count(n, 'try', 'tries')} left.`,
  unreachable: 'Segl cannot be reached right now. Check that the phone is online and try again.',
  strange:
    'Segl sent something that this app does not understand. Nothing was signed. Close the app, open it and try ' +
    'once more.',
  deviceSaidNo: 'The phone said no, or you changed your mind. Nothing happened. Try again, or choose another way.',
  unforeseen: id =>
    `Something went wrong on our side.${id ? ` The number of the error is ${id}.` : ''} ` +
    'Try again in a moment.',
  timeLeft: left => `${left} left`,
  secondsLeft: seconds => `${inEnglish(seconds)} left`,
  timeIsUp: 'The time is up.',

  welcome: {
    first:
      'Your Segl is not in this browser. Is it on the home screen or in another browser? Go back to the page where ' +
      'you ' +
      'wanted to log in, and press “My Segl is on the home screen”. Else activate it here, and start again there.',
    isPrivate:
      'This looks like a private window. When you close it, your keys are gone. Open Segl in a normal window.',
    title: 'Activate your Segl',
    lead: 'With Segl you show who you are when you log in online.',
    start: 'Get started',
    howTitle: 'How would you like to activate?',
    byCopyLead: 'You have Segl on another phone or tablet.',
    withCodeLead: 'You got a code at Citizen Service, or in another app of yours.',
    withCode: 'I have an activation code',
    byCopy: 'Copy from another app',
    withoutCode: 'I have no activation code',
    getCode:
      'Use your passport or ID card instead. Or you get an activation code at Citizen Service: book an appointment ' +
      'and bring valid documents.',
    addTitle: 'Add a person',
    addLead: 'Each person has their own user ID and their own PIN. You cannot see each other’s things.',
    addBiometrics:
      'When several people share the app, it cannot be used with fingerprint or face. That is switched off for ' +
      'everybody.',
    addFull: `An app has room for ${count(l.personsOnOnePhone, 'person', 'people')}, and every place is taken.`,
  },

  install: {
    title: 'Add Segl to the home screen first',
    fromLogin:
      'Is Segl on your home screen already? Go back to the page where you wanted to log in, and press “My Segl is on ' +
      'the home screen”.',
    steps: [
      'Open this page in Safari.',
      'Press Share, and then “Add to Home Screen”.',
      'Open Segl from the home screen, and activate it there.',
    ],
    whyTitle: 'Why?',
    why:
      'In a tab the phone throws your keys away when you have not visited the page for some time, and the app on ' +
      'the home ' +
      'screen never sees them. On the home screen they are kept.',
  },

  evicted: {
    title: 'The browser has thrown your Segl away',
    lead: 'It deleted what Segl had kept on this phone, and your keys with it. Nobody else has got them.',
    place: model =>
      `The app “${model}” still takes one of your ${count(l.activeApps, 'place', 'places')}, until you delete it in ` +
      'another app of yours, or Citizen Service blocks it.',
    waysTitle: 'Ways back',
    ways: [
      'With your passport or ID card.',
      'With an activation code, which you get at Citizen Service.',
      'By copying it from another app of yours.',
    ],
    again: 'Activate again',
  },

  terms: {
    title: 'Before we begin',
    leads: {
      activation:
        'You need your user ID, your activation code and the phone that receives your text messages. It takes ' +
        'about two minutes.',
      'copy-here': 'You need your old phone with Segl, your user ID and the phone that receives your text messages.',
      document:
        'You need your passport or ID card. It must be valid and have the chip symbol, and the camera of this phone ' +
        'sees your face. It takes about two minutes.',
    },
    levelByCheck:
      'Is your Segl at level High? This check makes it Substantial. To keep High, visit Citizen Service instead.',
    levelByCode:
      'Is your Segl at level High? It becomes Substantial when a new app is activated with this code. To keep High, ' +
      'copy the app instead.',
    accept: 'I accept the terms',
    readTerms: 'Read the terms',
    readPrivacy: 'Read how we look after your information',
    mustAccept: 'Tick that you accept the terms to go on.',
  },

  code: {
    title: 'Type your user ID and activation code',
    lead: 'Both are on the paper or the screen that you got the code from.',
    userId: 'User ID',
    code: 'Activation code',
    codeHint:
      `${count(l.activationCodeCharacters, 'character', 'characters')}, such as ABCDE 12345. Capital and small ` +
      'letters ' +
      'are the same.',
    missingUserId: 'Type your user ID.',
    wrongForm:
      `An activation code has ${count(l.activationCodeCharacters, 'character', 'characters')}. See whether one is ` +
      'missing.',
  },

  temporaryPin: {
    title: 'Type the code from your text message',
    lead: phone =>
      `We have sent a temporary PIN of ${digits(l.temporaryPinDigits)} to the number that ends in ${phone}.`,
    label: 'Temporary PIN',
    wrongForm: `The temporary PIN has ${digits(l.temporaryPinDigits)}.`,
    again: 'Send a new text message',
    sendsLeft: n => `You can get ${count(n, 'more message', 'more messages')}.`,
    noSends: 'We cannot send more messages this time.',
    sent: 'We have sent a new message.',
    never: 'Never give the code to anybody. We do not call and ask for it.',
  },

  pin: {
    title: 'Choose your personal PIN',
    lead: `${digits(l.pinDigits)} that only you know. You use it each time you approve something.`,
    repeatTitle: 'Type the PIN again',
    repeatLead: 'Then we are both sure that it is right.',
    differ: 'The two PINs were not the same. Choose a PIN and type it twice.',
    label: `PIN, ${digits(l.pinDigits)}`,
    typed: n => `${n} of ${digits(l.pinDigits)} typed`,
    erase: 'Erase the last digit',
    enterTitle: 'Type your PIN',
    reasons: {
      form: `The PIN has ${digits(l.pinDigits)}.`,
      oneDigit: 'The same digit all the way is too easy to guess. Choose another.',
      run: 'Digits in a row are too easy to guess. Choose another.',
      repeats: 'Digits that repeat are too easy to guess. Choose another.',
      personal: 'It resembles your birthday or the code from your text message. Choose another.',
      common: 'Many others use this one too, so it is easy to guess. Choose another.',
    },
    finishing: 'We are making your app ready',
    finishLead: 'The answer did not get through. What you have typed is still there.',
  },

  biometrics: {
    title: 'Would you like to use fingerprint or face?',
    lead:
      'Then you can approve with fingerprint, face or the phone’s own code instead of the PIN. The PIN still ' +
      'works.',
    yes: 'Yes, switch it on',
    no: 'No, I use the PIN',
    refused: 'The phone said no, or you changed your mind. You can switch it on later under Settings.',
  },

  notifications: {
    title: 'May we tell you when somebody is waiting for you?',
    lead: 'The message only says that a login is waiting. It shows neither who nor what.',
    yes: 'Yes, tell me',
    no: 'No, thank you',
    unavailable:
      'This browser has no message service. That is all right: the app shows what is waiting when you open it.',
    denied:
      'The phone does not allow messages. You can change that in the phone’s own settings. The app still shows ' +
      'what is waiting when you open it.',
  },

  active: {
    title: 'Your Segl is active',
    lead: name => `Hello ${name}. You can now log in with this app.`,
    spare: 'Have a spare too. Then you are not without Segl if the phone is lost.',
    notKept:
      'The phone’s browser does not promise to keep your keys. Add Segl to the home screen and open the app ' +
      'from there; they are kept better then.',
    install:
      'Add Segl to the home screen in the browser’s menu. It then opens as an app and keeps your keys better.',
  },

  home: {
    title: 'No requests',
    lead: 'When you log in somewhere, the request waits here.',
    waitingTitle: 'A login is waiting for you',
    waitingLead: 'Is it you? Then show the app what the screen says where you are logging in.',
    notMeLead: 'All logins that are waiting for you now are stopped. If one of them is your own, just start again.',
    notMeThen:
      'Then we say no and tell you everywhere. The browsers that asked cannot send you messages for ' +
      `${inEnglish(l.pushesStopped)}.`,
    heldTitle: 'A request is waiting for you',
    goOn: 'Go on',
    scan: 'Scan the QR code',
    number: 'Type the number',
    who: 'You are',
    userId: 'User ID',
    persons: 'Who are you?',
    noSpare: 'You have no spare. If you lose this phone, you have to visit Citizen Service.',
    getSpare: 'Get a spare',
    spare: (name, used) => `You have one spare: ${name}. ${used}`,
    spares: n => `You have ${n} spares.`,
    usedLast: when => `Last used ${when}.`,
    neverUsed: 'It has not been used yet.',
    offlineTitle: 'No connection',
    offline: 'You can see who you are. Everything else needs the phone to be online.',
    notKept: 'The browser does not promise to keep your keys. Add Segl to the home screen, or have a spare.',
    suspended: (time, minutes) =>
      `The app pauses until ${time}, because the PIN was wrong several times. ${inEnglish(minutes * 60)} to go.`,
    suspendedTitle: 'The app is pausing',
    suspendedHelp:
      'When the pause is over you can try again. If you have forgotten the PIN, Citizen Service can help you ' +
      'to a new one.',
    copied:
      'The app is paused, because it seems to have been copied without you. Remove it here and activate it ' +
      'again with a new activation code. If this surprises you, freeze your identity.',
    blockedTitle: 'Choose a new PIN',
    blocked: 'The app is blocked, because the PIN was wrong too many times in a row. Your Segl is still there.',
    blockedHelp:
      'Scan your passport or ID card and your face, and choose a new PIN here. Or visit Citizen Service with valid ' +
      'documents: they send you a temporary PIN, and with it you choose a new PIN here.',
    newPinByDocument: 'Use passport or ID card',
    waits: {
      activationCode: when => `An activation code was asked for in My Segl: ${when}.`,
      password: when => `A new password for your device was asked for in My Segl: ${when}.`,
      contactChange: when => `A code was sent to a new phone number or e-mail address, in My Segl: ${when}.`,
      notYou: 'If it was not you, stop it.',
      stop: 'Stop it',
      stopped: 'It is stopped.',
    },
    haveTemporaryPin: 'I have a temporary PIN',
    frozenTitle: 'Your identity is frozen',
    frozen:
      'Nobody can use it, not even you. This is how to open it again: scan your passport or ID card and your face ' +
      'here, or visit Citizen Service with valid documents.',
    reactivate: 'Reactivate',
  },

  face: {
    title: 'Show your face',
    lead:
      'Hold the phone up in front of your face, in good light, so that your face fills the oval. Take off a hat and ' +
      'dark glasses.',
    compared:
      'The pictures are compared with the picture in your document, and deleted as soon as the answer is there.',
    opening: 'The camera is opening …',
    ready: 'Press when your face fills the oval.',
    straight: 'Look straight into the camera.',
    moving: {
      left: 'Turn your head slowly to the left.',
      right: 'Turn your head slowly to the right.',
      nod: 'Bow your head slowly, as in a nod.',
    },
    taken: 'The pictures are taken. You can take the phone down.',
    begin: 'I am ready',
    openAgain: 'Open the camera again',
    withoutCamera: 'Without pictures of your face, Citizen Service can help you with the same document.',
    again: {
      tooDark: 'It was too dark to see your face. Turn towards a window or a lamp, and try again.',
      noFace: 'Your whole face was not in each picture. Keep it in the oval, turn a little less, and try again.',
      tooSmall: 'Your face was too far away. Hold the phone nearer, and try again.',
      moreThanOne: 'Somebody else was in the picture. Try again alone.',
      noMovement: 'The head did not move as it should. Wait for the signal, move a little further, and try again.',
    },
  },

  documents: {
    way: 'Passport or ID card',
    wayLead: 'You scan it, and your face, with this phone.',
    wayHere: 'You scan it, and your face, with this phone, and get an activation code for another phone or tablet.',
    beginAnew: 'Begin again',
    working: 'Segl is looking at your document',
    wasLeft: 'You left before the document was checked. Nothing of it was kept, so it begins again.',
    countryTitle: 'Where is your passport or ID card from?',
    countryLead: 'Choose the country that issued it.',
    countrySearch: 'Search for a country',
    countriesFound: n => `${count(n, 'country', 'countries')} found`,
    countryNone: 'There is no country with that name. See whether it is spelled right.',
    number: {
      title: 'Do you have a Danish person number?',
      lead: 'Your document is not Danish, so it does not say who you are here.',
      personNumber: {
        choice: 'Yes, I have a person number (CPR)',
        label: 'Person number (CPR)',
        hint: 'The whole number, such as it stands on your health card.',
        wrong: 'A digit is missing, or there is one too many. See whether the number is right.',
      },
      pCode: {
        choice: 'No, I have a P-code',
        label: 'P-code',
        hint: `${digits(l.pCodeDigits)}. You got it from the authority that registered you.`,
        wrong: `A P-code has ${digits(l.pCodeDigits)}.`,
      },
    },
    noReader: {
      title: 'This device cannot read the chip',
      lead:
        'The chip in your passport or ID card is a part of the check, and no browser can read it. Nothing has been ' +
        'begun.',
      waysTitle: 'What you can do now',
      ways: [
        'Use a phone on which Segl reads chips (NFC).',
        'On a computer: plug in a card reader, and start the program “Segl card reader”.',
        'Copy Segl from another app of yours, if you have one.',
        'Visit Citizen Service with the same document.',
      ],
      reader: 'Use a card reader',
    },
    zone: {
      title: 'Scan the lines at the bottom of your document',
      lead:
        'In a passport they are below the photo, and begin with P. On an ID card they are on the back, and begin ' +
        'with I.',
      advice: {
        looking: 'The camera is looking for the lines.',
        closer: 'Hold the camera closer.',
        farther: 'Hold the camera farther away: the whole lines must be in the picture.',
        still: 'The lines are in the picture. Hold still.',
        tooDark: 'It is too dark here. Turn on a light.',
        tooBright: 'It is too bright. Keep light from shining on the document.',
      },
      lampOn: 'Turn on the lamp',
      lampOff: 'Turn off the lamp',
      type: 'Type it instead',
      number: 'Number of the document',
      birth: 'Date of birth',
      expiry: 'Valid until',
      dateHint: 'As DD MM YYYY.',
      digit: 'Check digit',
      digitHint: 'The digit that follows the number in the lines at the bottom. You may leave it out.',
      typedWrong: {
        number: 'Type the number as it stands on the document: letters and digits.',
        digit: 'Number and check digit do not fit together. Compare both with the document.',
        date: 'Type the date as DD MM YYYY, with a space between them.',
        noDate: 'There is no such date. Look at it again.',
        unborn: 'The date is in the future. Look at it again.',
        expired: 'The date is past. A document that has expired cannot be used.',
      },
      wrong: {
        documentNumber: 'The number of the document was not read right. Scan the lines once more, in good light.',
        birthDate: 'The date of birth was not read right. Scan the lines once more, in good light.',
        expiry: 'The date of expiry was not read right. Scan the lines once more, in good light.',
        composite: 'The lines were not read right. Scan them once more, in good light.',
      },
    },
    can: {
      title: 'Is there a short number on the front of your card?',
      lead: 'Some cards have it in the lower right corner of the front (CAN). It opens the chip.',
      label: 'Card access number (CAN)',
      wrong: 'The access number is longer or shorter. See whether a digit is missing.',
      none: 'There is none',
    },
    chip: {
      title: 'Lay the phone on your document',
      lead: 'Lay the document flat on a table, and the upper half of the phone on it.',
      lost: 'The phone lost the chip. Lay the phone on the document again, and hold it still.',
      readerTitle: 'Lay your document on the card reader',
      leaveThere: 'Leave the document there until it is done.',
      readingTitle: 'The chip is being read',
      holdStill: 'Hold the phone still until it is done.',
      progress: 'Progress of the reading',
      advice: ['Take the cover off the phone.', 'In a passport the chip is often in the cover: try the back, too.'],
    },
    notGranted: {
      title: 'The check did not succeed',
      brokenTitle: 'The connection was lost',
      broken: 'The connection to Segl ended while the document was checked, so the check begins again.',
      readerGone: 'The card reader does not answer any longer. Connect it again; the check then begins again.',
      deleted: 'The pictures and everything that was read from the document are deleted.',
    },
    another: 'Use another document',
    desk: {
      lead: 'Citizen Service can help you with the same document.',
      find: 'Find Citizen Service, and book an appointment',
    },
    how: {
      title: 'How will you approve with Segl?',
      isYou: name => `Your document is checked, ${name}.`,
      lead: 'You already approve with the app on this phone. With other options you get a spare.',
      other: 'Other options',
      withThis: 'With the app on this phone only',
    },
    what: {
      title: 'What would you like to activate or order?',
      app: 'App',
      appLead: 'Segl on another phone or on a tablet.',
      selectApp: 'Select app',
      device: 'Code display or audio code reader',
      deviceLead: 'You order it at',
    },
    newApp: {
      title: 'Segl on another phone or tablet',
      lead: 'You get an activation code to type on the other phone or tablet. Have pen and paper ready.',
      never: 'The code is for you alone. Nobody from Segl, your bank or the police asks for it.',
      getCode: 'Get an activation code',
    },
    code: {
      title: 'Write this down',
      lead: 'You need both on the other phone or tablet.',
      nextTitle: 'What to do next',
      steps: [
        'Get Segl on the other phone or tablet, and open it.',
        'Press the menu at the top left, and then “Activate”.',
        'Choose “I have an activation code”, and type both.',
      ],
      never: 'Never tell the code to anybody. We do not call and ask for it.',
      written: 'I have written it down',
      over: 'The code does not work any longer.',
      anew: 'You get a new one by scanning your document again, or in My Segl.',
      noneTitle: 'There is no code',
    },
    reactivated: {
      title: 'Your identity is open again',
      lead: 'You can use it as before. We have written to you on all your channels.',
    },
  },

  scan: {
    title: 'Scan the QR code',
    lead: 'Hold the phone up to the QR code on the screen where you are logging in.',
    starting: 'The camera is opening …',
    running: 'The camera is looking for the code.',
    camera: {
      refused: 'The app may not use the camera. Allow it in the settings of the phone or browser.',
      none: 'There is no camera here.',
      busy: 'Another app is using the camera. Close it and come back.',
      failed: 'The camera did not open.',
    },
    orLink: 'You can also type the link below.',
    notOurs: 'That is not the QR code of a login. Check that you have the right screen.',
    paste: 'I cannot scan',
    pasteLabel: 'Link from the login screen',
    pasteHint: 'Copy the link “Use the app on this device” from the login screen on the same device, and insert it.',
    byNumber: 'You can also press “Type the number” on the front page, and type the number from the screen.',
    pasteWrong: 'That is not the link of a login.',
    use: 'Use the link',
    whoTitle: 'Who is logging in?',
  },

  number: {
    title: 'Type the number from the screen',
    lead: `There is a number of ${digits(l.loginNumberDigits)} on the screen where you are logging in.`,
    label: `Number, ${digits(l.loginNumberDigits)}`,
    wrongForm: `The number has ${digits(l.loginNumberDigits)}.`,
    thenCode: 'When you have approved, the app shows a code that you type into the same page.',
    never: 'Type only what you see yourself, on a page that you opened. Never what somebody tells you.',
    instead: 'Type the code instead',
    code: {
      title: 'Type the code from the screen',
      lead: 'On the screen where you are logging in, press “I cannot scan, or the app asks for a code”.'
        + ' The code is there.',
      label: `Code, ${l.loginCodeCharacters} letters and digits`,
      wrongForm: `The code has ${l.loginCodeCharacters} letters and digits.`,
      instead: 'Type the number instead',
    },
  },

  returnCode: {
    title: 'Type this code where you began',
    lead: rp => `Go back to the page where you began, and type the code there. Then you are logged in to ${rp}.`,
    copy: 'Copy the code',
    copied: 'The code is copied. Paste it into the page.',
    notCopied: 'The phone does not let the app copy. Read the code, and type it.',
    never: 'Never tell the code to anybody: whoever has it gets in as you. We do not call and ask for it.',
    goBack: 'Go back without the code',
    done: 'I have typed it',
  },

  approve: {
    title: 'Is it you who is logging in?',
    titleOf: action => `Do you want to approve: ${action}?`,
    notAskedTitle: 'Did you not ask for this?',
    titleFor: 'Approve',
    who: 'Who is asking',
    action: 'What for',
    text: 'Text',
    from: 'From where',
    as: 'You are',
    level: 'Assurance level',
    unknownPlace: 'Unknown place',
    unknownBrowser: 'unknown browser',
    logIn: 'Log in',
    slide: 'Slide or tap to approve',
    withBiometrics: 'Approve with fingerprint or face',
    withPin: 'Approve with PIN',
    enterPin: 'Type your PIN to approve',
    approve: 'Approve',
    notMe: 'This was not me',
    notMeTitle: 'Is this not you?',
    notMeLead:
      'Then we say no, tell you on every channel, and send no messages for that browser for ' +
      `${inEnglish(l.pushesStopped)}.`,
    notMeYes: 'No, this was not me',
    notMeNo: 'Yes, it was me',
    everything: 'Show everything that you sign',
    signs: 'What you see here is exactly what you sign.',
    over: 'The request has run out. Start again on the page where you were.',
  },

  approved: {
    title: 'Approved',
    lead: rp => `You are on your way into ${rp}. Go back to the other screen.`,
    leadBack: rp => `We are sending you back to ${rp}.`,
    leadAct: rp => `You have approved it for ${rp}. Go back to the other screen.`,
    goBack: 'Go back',
    refusedTitle: 'We said no',
    refusedLead: 'Nobody got in. We have written to you by text message, e-mail and in your apps what happened.',
    refusedAdvice: 'If it happens again, somebody probably knows your user ID. They cannot get in without you.',
  },

  fields: {
    person: 'You are',
    rp: 'Who is asking',
    action: 'What for',
    text: 'Text',
    from: 'From where',
    level: 'Assurance level',
    name: 'App',
    model: 'The new phone calls itself',
    place: 'Place',
    on: 'Switched on',
    lockedOut: 'You are locked out',
    ready: 'Ready at',
    exp: 'Valid until',
    yes: 'Yes',
    no: 'No',
    asSigned: 'As it is sent, field by field',
  },

  levels: { low: 'Low', substantial: 'Substantial', high: 'High' },

  menuItems: {
    title: 'Menu',
    home: 'Front page',
    scan: 'Scan QR code',
    authenticators: 'My authenticators',
    addPerson: 'Add a person',
    settings: 'Settings',
    help: 'Help',
    delete: 'Delete from this phone',
    freeze: 'Freeze my identity',
    activate: 'Activate',
    activateMore: 'Activate',
  },

  authenticators: {
    title: 'My authenticators',
    lead: `You can have ${count(l.activeApps, 'app', 'apps')} at the same time. Always have a spare.`,
    here: 'This phone',
    kinds: { codeDisplay: 'Code display', audioReader: 'Audio code reader', securityKey: 'Security key' },
    inMySegl: 'It is blocked, deleted or given another name in My Segl.',
    added: date => `Added ${date}`,
    states: { active: 'Active', suspended: 'Pausing', blocked: 'Blocked' },
    activated: date => `Activated ${date}`,
    rename: 'Give this app a name',
    name: 'Name',
    nameHint: 'Such as "My phone". Only you see it.',
    save: 'Save',
    saved: 'The name is saved.',
    block: 'Block',
    delete: 'Delete',
    advice:
      'Good spares: an old tablet, your work phone (ask your employer) or the phone of somebody in your ' +
      'household.',
  },

  settings: {
    title: 'Settings',
    changePin: 'Change PIN',
    biometrics: 'Fingerprint or face',
    biometricsOn: 'On. You can approve without the PIN.',
    biometricsOff: 'Off. You approve with the PIN.',
    biometricsShared: 'Cannot be used while several people share the app.',
    biometricsMissing: 'This phone does not have it.',
    approveBy: 'How you show that you are at the screen',
    byQr: 'Scan a QR code',
    byNumber: `Type a number of ${digits(l.loginNumberDigits)}`,
    byQrNow: 'You scan a QR code.',
    byNumberNow: 'You can type a number instead of scanning.',
    numberFrom: time =>
      `The number works from ${time}. Until then you scan the QR code. We have written to you on all your ` +
      'channels.',
    language: 'Language',
    theme: 'Appearance',
    themes: { system: 'As the phone', light: 'Light', dark: 'Dark' },
    notifications: 'Messages',
    notificationsOn: 'On. The message only says that a login is waiting.',
    notificationsOff: 'Off. The app shows what is waiting when you open it.',
    notificationsMissing: 'This browser cannot show messages. Add Segl to the home screen and try again.',
    turnOn: 'Switch on',
    turnOff: 'Switch off',
    change: 'Change',
    saved: 'Saved.',
  },

  changePin: {
    title: 'Choose a new PIN',
    oldTitle: 'Type your present PIN',
    forgotten: 'I have forgotten the PIN',
    forgottenTitle: 'Have you forgotten the PIN?',
    forgottenLead:
      'Scan your passport or ID card and your face, and choose a new PIN here. Or visit Citizen Service with valid ' +
      'documents: they send you a temporary PIN.',
    temporaryTitle: 'Type the temporary PIN',
    temporaryLead:
      `It has ${digits(l.temporaryPinDigits)} and came by text message when you were at Citizen Service.`,
    done: 'Your PIN is changed',
    doneLead: 'We have written to you on all your channels.',
  },

  sign: {
    done: 'Done',
    numberOn: 'Approve with a number',
    numberOnLead:
      `You can then type a number of ${digits(l.loginNumberDigits)} instead of scanning. If this is not your first ` +
      `app, it takes ${inEnglish(l.numberApprovalWait)} until it works. We write to you on all your channels.`,
    numberOff: 'Approve with the QR code only',
    numberOffLead: 'The number is switched off at once.',
    biometricsOn: 'Switch on fingerprint or face',
    biometricsOnLead: 'The phone then asks for your fingerprint, your face or its own code.',
    biometricsOff: 'Switch off fingerprint or face',
    biometricsOffLead: 'From now on you approve with the PIN.',
    block: 'Block an app',
    blockLead: name => `“${name}” can no longer be used, and its place becomes free. This cannot be undone.`,
    deleteOther: 'Delete an app',
    freeze: 'Freeze my identity',
    freezeLead:
      'Nobody can use your identity, not even you, until you have been to Citizen Service. Do this if somebody ' +
      'has both your phone and your PIN.',
    confirmFreeze: 'Yes, freeze it',
  },

  delete: {
    title: 'Delete from this phone',
    lead: name => `${name} is deleted in Segl and on this phone. This cannot be undone.`,
    others: 'You can still log in with:',
    last: 'This is your last Segl. If you delete it, you cannot log in anywhere.',
    waysBack:
      'The way back: book an appointment at Citizen Service, bring valid documents, and get a new activation ' +
      'code.',
    know: 'I know that I will be locked out',
    mustKnow: 'Tick the box to go on.',
    goOn: 'Delete',
    enterPin: 'Type your PIN to delete',
    onlyHere: 'Remove from this phone only',
    onlyHereLead:
      'Without a connection you can remove the keys here. The app still takes one of your places until you ' +
      'delete it from another app.',
    done: 'Deleted',
    doneLead: 'There is nothing about you left on this phone.',
  },

  notActive: {
    title: 'This app is no longer active',
    lead:
      'It was deleted or blocked, perhaps by yourself from another app. If it was not you, call Citizen ' +
      'Service.',
    again: 'Remove it and activate again',
  },

  help: {
    title: 'Help',
    loginTitle: 'How to log in',
    login: [
      'Type your user ID on the page where you want to log in.',
      'Open the app and scan the QR code on the screen.',
      'Read who is asking. If it is right, approve with your PIN.',
    ],
    spareTitle: 'Have a spare',
    sparePage: 'Read more about having a spare',
    copyPage: 'Read how to copy your app, step by step',
    codePage: 'Read how to get an activation code',
    lostPage: 'I lost everything: what still works, and what to do',
    spare:
      `You can have the app on ${count(l.activeApps, 'phone or tablet', 'phones or tablets')}. An old tablet ` +
      'in a drawer is a good spare. ' +
      'You activate it with an activation code from Citizen Service.',
    sharedTitle: 'Several people on one phone',
    shared:
      `Up to ${count(l.personsOnOnePhone, 'person', 'people')} can share the app. Each has their own user ID ` +
      'and their own PIN. ' +
      'Fingerprint and face cannot be used then.',
    wrongPinTitle: 'Wrong PIN',
    wrongPin:
      `After ${l.wrongPinsToSuspend} wrong ones in a row the app pauses for ` +
      `${inEnglish(l.pinSuspension)}. After ${l.wrongPinsToBlock} you need a new PIN through Citizen ` +
      'Service.',
    lostTitle: 'Does somebody have your phone?',
    lost: 'Block it from another of your apps under My authenticators. If you have none, call Citizen Service.',
    neverTitle: 'What we never ask',
    never: 'We never call to ask for your PIN, for a code from a text message, or for you to approve something.',
    biometricsTitle: 'Fingerprint, face or the phone’s code',
    biometrics: 'They only replace the PIN when you approve. Your fingerprint and face stay on the phone.',
    freeze: 'Freeze my identity',
  },

  spare: {
    open: {
      lead: 'Open to you:',
      ways: {
        appByCopy: inApp,
        appByCode: inApp,
        codeDisplay: 'a code display',
        audioReader: 'an audio code reader',
        orderedDevice: 'the device that you have ordered',
      },
    },
    byPost: 'You order and activate a code display or an audio code reader at',
    portal: 'My Segl',
    whereTitle: 'Where can the spare be?',
    where: [
      'On an old phone or a tablet.',
      'On your work phone. Ask your employer first.',
      'On the phone of somebody in your household: choose “Add a person” in the app there. Each of you has ' +
      'a user ID and PIN.',
    ],
  },

  copy: {
    activateTitle: 'How will you proceed?',
    activateLead:
      'Have a spare: an app on a new phone, an old phone or a tablet. Then you are not without Segl if this phone ' +
      'is lost.',
    toNewApp: 'Copy your Segl to a new app',
    tooNew: (date, time) => `This app is new. You can copy it from ${date} at ${time}.`,
    codeLead: 'You have an activation code from My Segl or Citizen Service.',
    activateByCode:
      'Type the activation code on the other phone or tablet: open Segl there, press “Get started”, and choose ' +
      '“I have an activation code”.',
    codeFrom: 'You get an activation code with your passport or ID card here, at Citizen Service, or in',
    title: 'Copy your app to another phone',
    lead: 'You copy by scanning a QR code on this phone with the new one. You need both phones.',
    steps: [
      `You start here, and wait for ${inEnglish(l.waitBeforeCopying)}. It protects you: you are told on all your ` +
      'channels and can stop it.',
      'When the wait is over, this phone shows a QR code.',
      'On the new phone, open Segl and choose “Copy from another app”.',
    ],
    before: 'Make sure that Segl is up to date on both phones.',
    full:
      `You have ${count(l.activeApps, 'active app', 'active apps')} already. Block or delete one of them first, so ` +
      'that there is room for the copy:',
    chooseWhich: 'Choose which one',
    withBiometrics: 'Use fingerprint or face',
    startTitle: 'Start copying',
    startLead: time => `The wait begins when you press the button. At ${time} you can go on.`,
    tick: 'Yes, I want to copy',
    start: 'Start copying',
    mustTick: 'Tick “Yes, I want to copy” to go on.',
    waitTitle: 'The waiting time has started',
    waitLead: (time, minutes) => `You can go on at ${time}, in ${inEnglish(minutes * 60)}.`,
    minutesLeft: minutes => `${inEnglish(minutes * 60)}`,
    readyShort: time => `ready at ${time}`,
    homeTitle: 'Copying',
    readyAt: time => `The wait is over at ${time}`,
    isReady: 'The wait is over.',
    mayClose: 'You can close the app. We tell you when the wait is over.',
    elsewhereTitle: 'A copy is under way',
    elsewhere: name => `Your Segl on ${name} is being copied to another phone.`,
    stop: 'Stop the copy',
    stopSure: 'If you stop, nothing is copied. You can start again, with a new wait.',
    stopYes: 'Yes, stop it',
    stopped: 'The copy is stopped.',
    homeWaiting: time => `Your app is being copied. You can go on at ${time}.`,
    homeReady: 'The wait is over. Show the QR code and copy Segl to the new app.',
    open: 'Open',
    showTitle: 'Show QR code and copy Segl to the new app',
    showLead: 'Have the new phone beside you with Segl open.',
    show: 'Show QR code',
    codeOver: 'The code is not valid any longer. Show a new one.',
    codesLeft: n => `You can show ${count(n, 'more code', 'more codes')}.`,
    pinAgain: 'Your PIN is asked for here, also when you use fingerprint or face.',
    linkTitle: {
      bluetooth: 'Bluetooth access is needed',
      sound: 'The phones need to hear each other',
    },
    linkLead: {
      bluetooth:
        'Segl uses Bluetooth to make sure that the phone that scans the code is beside this one. Press Next and ' +
        'allow it.',
      sound:
        'Segl uses a very high tone to make sure that the two phones are beside each other. Press Next and allow ' +
        'it.',
    },
    soundListen: 'Once the code is scanned, this phone listens with its microphone for a moment. Nothing is recorded.',
    soundBroadcast: 'This phone plays the tone. Turn the volume up and hold the phones close together.',
    linkRefused: 'The phone said no. Allow it in the phone’s settings and try again.',
    noLink: 'This device can neither use Bluetooth nor sound, so it cannot take part in a copy.',
    cannotListen: why => `The phones cannot find each other: ${why}`,
    showingTitle: 'Show this code to your new phone',
    showingLead: 'On the new phone: open Segl, choose “Copy from another app” and scan the code.',
    qrAlt: `QR code for the new phone. Choose “Show as words” to have it as ${l.copyWords} words.`,
    wordsLead:
      'On the new phone: open Segl, choose “Copy from another app”, then ' +
      `“Type ${l.copyWords} words instead”, and type these.`,
    renew: 'Show a new code',
    asWords: 'Show as words',
    words: `${l.copyWords} words`,
    noCall:
      'Stop if you are on a call or sharing your screen. Nobody from Segl, your bank or the police asks you to ' +
      'copy your app.',
    nearTitle: 'A phone has scanned the code',
    callsItself: 'It calls itself',
    isAt: 'Place:',
    listening: 'Hold the phones close together. They are finding each other …',
    compareTitle: 'Do both phones show the same number?',
    compareLead:
      `Look at the new phone. Go on only if the ${digits(l.copyDigits)} are the same and the phone is in your hand.`,
    compareHere: `Look at the old phone. If it shows the same ${digits(l.copyDigits)}, confirm it there.`,
    digitsAre: digits => `The number is ${digits}`,
    areEqual: 'Yes, they are the same',
    vouchedTitle: 'Continue on the new phone',
    vouched: 'Type your user ID and the code from your text message there.',
    doneTitle: 'Your new app is active',
    done:
      'Your app on this phone is still active. Keep it as a spare, so that you always have access to Segl, or ' +
      'delete it.',
    keep: 'Keep it as a spare',
    deleteOld: 'Delete it from this phone',
    hereTitle: 'Copy from another app',
    hereLead:
      `You need the phone that has your Segl today. The wait of ${inEnglish(l.waitBeforeCopying)} must be over there.`,
    isShown: 'The QR code is shown on the old app',
    mustBeShown: 'First show the QR code on the old phone, then tick that it is shown.',
    scan: 'Scan QR code',
    scanTitle: 'Scan the code on your old phone',
    scanLead: 'Hold this phone over the old one, so that the code is in the picture.',
    orWords: 'You can also type the words below.',
    typeWords: `Type ${l.copyWords} words instead`,
    wordsHint: 'The words that the old phone shows, with spaces between them.',
    wordUnknown: n => `Word number ${n} is not in the list. See whether it is spelled right.`,
    wordsWrong: {
      count: `There must be ${l.copyWords} words.`,
      together: 'The words do not belong together. See whether one is wrong.',
    },
    nearHereTitle: 'Hold the phones close together',
    broadcasting: 'The phones are finding each other …',
    userIdTitle: 'Type your user ID',
    userIdLead: 'So that we know that it is your Segl. Then we send a code to your phone number.',
  },

  companion: {
    title: 'Connect a card reader',
    lead: 'Start the program “Segl card reader” on this computer. It shows a code.',
    code: 'Code from the program',
    codeHint: 'The space does not matter.',
    wrongForm: 'The code consists of digits. Look at the program and type it again.',
    browserAsks:
      'If the browser asks whether the page may use other things on this computer or your network, answer yes. ' +
      'Otherwise it cannot reach the program.',
    pair: 'Connect',
    no: {
      wrongCode: 'The code is wrong. Look at the program and type it again.',
      newCode: 'The code was typed wrong too many times. The program shows a new code now.',
      busy: 'Another page is using the card reader. Close it and try again.',
      forbidden:
        'The browser may not reach the program. Press the sign to the left of the address, allow apps on this ' +
        'device, and try again.',
      absent:
        'The program does not answer. See whether it is started on this computer and shows the address of this page, ' +
        'and whether the browser may reach it. Safari may not be able to: use Chrome, Edge or Firefox then. ' +
        'Otherwise Citizen Service helps you.',
    },
    reader: {
      noReader: 'The program finds no card reader. Plug it into the computer.',
      noDocument: 'Lay the passport or ID card on the card reader and leave it there.',
      otherCard: 'This is neither a passport nor an ID card. Segl does not read it.',
      inUse: 'Another program is using the card reader. Close it.',
    },
  },
});
