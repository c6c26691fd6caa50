/*
 * Copying the app (docs/protocol.md), with somebody in between: which key gets bound?
 * docs/copying-proof.md says what is modelled, what is left out, and what each switch takes away.
 *
 * The network is the attacker's: a phone reads whatever the attacker can make it read, the server gets whatever request
 * he can make, hold back or repeat. He has a picture of every code (so W, T, S and Ea), hears and sends broadcasts, and
 * holds the owner's SMS or the user ID. He cannot sign with a device key of others, nor undo a hash or a MAC.
 */

#define CODES  2   /* codes that the old phone shows; R44 has five, and only "this one or an earlier one" matters */
#define HONEST 1   /* the device key of the new phone in the owner's hand; of ka: the old app's key */
#define EVIL   3   /* made by the attacker: a device key, a code, an ephemeral key, a commitment, a random number */
#define FITTED 4   /* a random number chosen so that digits come out as wished */

/* What a party has seen: the fields of H. A number 1 or 2 is the run in which an honest phone made the value. */
typedef Transcript { byte code; byte ea; byte eb; byte n; byte ka; byte c; byte r };

#define same(one, other) (one.code == other.code && one.ea == other.ea && one.eb == other.eb && one.n == other.n \
    && one.ka == other.ka && one.c == other.c && one.r == other.r)

mtype = { ready, showing, scanned, vouched, done };   /* steps of the copy, as the server keeps it */
mtype = { idle, shown, heard, digits, offer, signed };   /* where the old phone stands; idle also of the new one */
mtype = { proving, comparing };   /* where the new phone stands */

/* The server. */
mtype step = ready;
byte newKey = 0;          /* the device key that it took for the code that is shown; 0: none */
bool answered = false;    /* the old app's half of the proof arrived */
bool revealed = false;    /* an rB that fits c arrived */
byte offered = 0;         /* the code during which it wrote the vouch that waits to be signed; 0: none */
byte offeredKey = 0;      /* the key that stands in that vouch */
bool smsSent = false;     /* the temporary PIN went out */
byte bound = 0;           /* the key that became an app; 0: none yet */

/* What ends a copy, each at any moment. */
bool stopped = false;     /* R42: by any app, the stop link, support or a desk */
bool frozen = false;      /* R08: the whole identity */
bool late = false;        /* R45: the step's minutes ran out; a step that begins has minutes of its own */
bool second = false;      /* R45: a second, different key came while the code that is shown was compared */
bool overBefore = false;  /* something was bound although one of these had ended it */

#define underWay (!stopped && !late)   /* the server takes messages about the code that is shown */
#if defined(STOPPED_BINDS)
#define mayBind (!frozen && !late)
#elif defined(FROZEN_BINDS)
#define mayBind (!stopped && !late)
#elif defined(LATE_BINDS)
#define mayBind (!stopped && !frozen)
#else
#define mayBind (!stopped && !frozen && !late)
#endif

/* The old phone, A. */
mtype a = idle;
byte codes = 0;           /* codes shown so far; also the number of the one on its screen */
Transcript hA[3];         /* H of each code */
bool aProof[3];           /* its half of the proof is out: HMAC(k, "old" | H | rA) */
byte aReveal = 0;         /* the rB that it was given */
byte signedIn = 0;        /* the code during which it signed a vouch; 0: none */
byte compared = 0;        /* the key in its H when its owner said that the digits are equal, for the code shown */

/* The new phone, B, in the owner's hand. */
mtype b = idle;
byte scans = 0;
Transcript hB[3];         /* H of each scan */
byte bAnswer = 0;         /* the rA that it was given */
bool bReveal[3];          /* its rB is out */
bool idTyped = false;     /* the owner typed the user ID on it */
bool pinTyped = false;    /* and the temporary PIN */

/* The attacker. */
bool holdsSms = false;    /* reads the owner's messages; else he knows the user ID */

/* The digits of both screens: made from k (so from H), rA and rB, all of which must be the same. */
#define equalDigits (aReveal == FITTED || \
    (same(hA[codes], hB[scans]) && bAnswer == codes && aReveal == scans))

/* An honest phone's value of some run that is out, or one of the attacker's own. */
inline pick(value, runs) {
    if
    :: runs >= 1 -> value = 1
    :: runs >= 2 -> value = 2
    :: value = EVIL
    fi
}

/* A key that scans the code that is shown: the first is taken, a second, different one kills the code (R45). */
inline scan(key) {
    if
    :: step == showing -> newKey = key; step = scanned   /* scanned and vouched begin in time, so late is false */
    :: step == scanned && newKey != key ->
           second = true;
#if defined(SECOND_TAKES_OVER)
           newKey = key
#elif !defined(SECOND_IS_IGNORED)
           step = ready
#endif
    :: else
    fi
}

active proctype OldPhone() {
    byte i;
end:
    do
    /* R45: the PIN, and a code. It kills the one before, and what was offered for it. */
    :: atomic { codes < CODES && !stopped && !frozen && (step == ready || step == showing || late) ->
           codes++; a = shown; compared = 0; aReveal = 0;
           hA[codes].code = codes; hA[codes].ea = codes; hA[codes].ka = HONEST;
           step = showing; newKey = 0; answered = false; revealed = false; smsSent = false; pinTyped = false;
           late = false; second = false;
#ifndef LATE_VOUCH
           offered = 0; offeredKey = 0;
#endif
       }

    /* It reads who scanned and hears a broadcast. The tag must be right for that key, and so must the proof. */
    :: atomic { a == shown ->
           if
           :: scans > 0 -> hA[codes].n = HONEST
           :: hA[codes].n = EVIL
           fi;
           pick(hA[codes].eb, scans); pick(hA[codes].c, scans); pick(hA[codes].r, scans);
           i = (hA[codes].r == EVIL -> 0 : hA[codes].r);
           if
           :: (hA[codes].r == EVIL || (hA[codes].n == HONEST && hB[i].code == codes)) &&
              (hA[codes].eb == EVIL || same(hA[codes], hB[hA[codes].eb])) ->
                  aProof[codes] = true; a = heard;
                  if
                  :: step == scanned && underWay && !frozen -> answered = true
                  :: true   /* held back */
                  fi
           :: else -> hA[codes].n = 0; hA[codes].eb = 0; hA[codes].c = 0; hA[codes].r = 0
           fi; i = 0
       }

    /* It is given rB, and checks it against the commitment; then it has its digits. */
    :: atomic { a == heard && (hA[codes].c == EVIL || bReveal[hA[codes].c]) -> aReveal = hA[codes].c; a = digits }
#ifdef NO_COMMITMENT
    /* Who knows k and has seen the digits of the new phone needs ten thousand tries at home. */
    :: atomic { a == heard && hA[codes].eb == EVIL && b == comparing -> aReveal = FITTED; a = digits }
#endif

    /* It asks for the vouch, and reads what it would sign. */
    :: atomic { a == digits && step == scanned && underWay && !frozen && answered && revealed ->
           offered = codes; offeredKey = newKey;
#ifndef UNREAD_VOUCH
           if
           :: offeredKey == hA[codes].n -> a = offer
           :: else -> a = idle
           fi
#else
           a = offer
#endif
       }

    /* Its owner compares the screens, and only then it signs. */
#ifndef NO_COMPARISON
    :: atomic { a == offer && b == comparing && equalDigits -> compared = hA[codes].n; signedIn = codes; a = signed }
#else
    :: atomic { a == offer -> signedIn = codes; a = signed }
#endif
    :: bound != 0 -> break
    od
}

active proctype NewPhone() {
end:
    do
    /* Its owner scans, or types the words: the code on the old phone, or one that the attacker holds in between. */
    :: atomic { scans < CODES && codes > 0 && bound == 0 ->
           scans++; b = proving; bAnswer = 0;
           hB[scans].n = HONEST; hB[scans].eb = scans; hB[scans].c = scans; hB[scans].r = scans;
           if
           :: hB[scans].code = codes; hB[scans].ea = codes   /* filmed, or typed and Ea came unchanged */
           :: hB[scans].code = codes; hB[scans].ea = EVIL    /* typed: with S he makes another Ea fit the words */
           :: hB[scans].code = EVIL; hB[scans].ea = EVIL     /* his code */
           fi;
           if
           :: hB[scans].ka = HONEST
           :: hB[scans].ka = EVIL
           fi
       }

    /* It is given the old app's half of the proof, checks it, reveals rB and shows its digits. */
    :: atomic { b == proving && hB[scans].ea == EVIL -> bAnswer = EVIL; bReveal[scans] = true; b = comparing }
    :: atomic { b == proving && hB[scans].code != EVIL && aProof[hB[scans].code] &&
                same(hA[hB[scans].code], hB[scans]) ->
           bAnswer = hB[scans].code; bReveal[scans] = true; b = comparing }

    /* Whoever sees digits there may well type on, whatever the old phone says. */
    :: atomic { b == comparing && !idTyped -> idTyped = true }
    :: atomic { b == comparing && idTyped && smsSent && !pinTyped -> pinTyped = true }
    :: bound != 0 -> break
    od
}

/* What reaches the server, from whom the attacker likes, when he likes. Its device key signs a phone's every request. */
active proctype Network() {
    if
    :: holdsSms = true
    :: true
    fi;
end:
    do
    :: atomic { (step == showing || step == scanned) && underWay -> scan(EVIL) }
    :: atomic { scans > 0 && (step == showing || step == scanned) && underWay -> scan(HONEST) }
    :: atomic { step == scanned && underWay && answered && !revealed && (newKey == EVIL || bReveal[1] || bReveal[2]) ->
           revealed = true }
    /* R46: a vouch that the old app signed, and that waits for nobody else. */
#ifndef ANY_VOUCH
    :: atomic { step == scanned && underWay && !frozen && answered && revealed &&
                signedIn != 0 && signedIn == offered ->
#else
    :: atomic { step == scanned && underWay && !frozen && answered && revealed ->
#endif
           step = vouched; offered = 0; offeredKey = 0 }
    /* R47: user ID and temporary PIN, on the phone whose key was scanned. */
    :: atomic { step == vouched && underWay && !frozen && !smsSent && (idTyped || (newKey == EVIL && !holdsSms)) ->
           smsSent = true }
    /* R48: all of it once more, in the transaction that binds. */
    :: atomic { step == vouched && mayBind && smsSent && (pinTyped || (newKey == EVIL && holdsSms)) ->
           overBefore = stopped || frozen || late || second; bound = newKey; step = done }
    :: bound != 0 -> break
    od
}

/* Whoever stops or freezes does it when he likes, and so does the clock. What was ended need not be ended again. */
active proctype World() {
end:
    do
    :: atomic { !stopped && !frozen && bound == 0 -> stopped = true }
    :: atomic { !stopped && !frozen && bound == 0 -> frozen = true }
    :: atomic { !stopped && !frozen && !late && (step == showing || step == scanned || step == vouched) -> late = true }
    :: bound != 0 -> break
    od
}

#if defined(AN_HONEST_COPY_ENDS)
/* Not a claim but a question: Spin answers with a copy that ends well, once beside each kind of attacker. */
ltl it_never_ends { [] (bound != HONEST || holdsSms) }
#elif defined(AN_HONEST_COPY_ENDS_BESIDE_WHO_READS_THE_SMS)
ltl it_never_ends { [] (bound != HONEST || !holdsSms) }
#elif defined(NO_COMPARISON)
/* Nothing is compared here, so this asks for less; even so it fails. */
ltl not_the_attackers { [] (bound != EVIL) }
#else
ltl only_what_was_compared { [] (bound == 0 || (bound == HONEST && compared == HONEST && !overBefore)) }
#endif
